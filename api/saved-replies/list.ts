import { defaultReplyList, savedReplyList, savedReplyListQuery } from '../../contracts/saved-reply.ts';
import { defaultReplies } from '../../domain/complaint/reply/defaults.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { findReplies } from '../../models/saved-reply.ts';
import type { Need } from '../permissions/need.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';
import { presentReply } from './present.ts';

/** Whoever may write to customers, whoever keeps the replies, and whoever checks the bank. */
const readers: Need = ['workComplaint', 'decideAppeal', 'keepReplies', 'readAudit'];

export const listRepliesRoute = defineRoute({
  method: 'get',
  path: '/saved-replies',
  operationId: 'listSavedReplies',
  tag: 'saved replies',
  summary:
    'Replies that the bank keeps: those of the whole bank and of one’s branch; for who keeps or checks them, all',
  needs: readers,
  query: savedReplyListQuery,
  answers: { 200: { description: 'One page, the last changed first', schema: savedReplyList } },
  handle: async ({ actor, ability, query: { status, purpose, limit, cursor } }, deps) => {
    const seesAll = ability.can('keepReplies', 'Complaint') || ability.can('readAudit', 'Prospect');
    const orderName = `savedReplies:${status}`;
    const page = await findReplies(deps.models.savedReplies, {
      active: status === 'active',
      purpose,
      branchId: seesAll ? null : actor.branchId,
      after: readCursor(orderName, cursor),
      limit,
    });
    return ok({
      items: page.rows.map((reply) => presentReply(reply, ability)),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});

export const listDefaultRepliesRoute = defineRoute({
  method: 'get',
  path: '/default-replies',
  operationId: 'listDefaultReplies',
  tag: 'saved replies',
  summary: 'Replies that come with the product; compliance confirms them before use',
  needs: readers,
  answers: { 200: { description: 'Each in both languages', schema: defaultReplyList } },
  handle: async () => ok({ items: defaultReplies() }),
});
