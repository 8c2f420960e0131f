import { replyAid, replyAidQuery } from '../../contracts/saved-reply.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import { defaultReplies } from '../../domain/complaint/reply/defaults.ts';
import { findReplies } from '../../models/saved-reply.ts';
import { RequestFailure } from '../errors.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { maskForComplaint } from './present.ts';
import { readComplaint } from './read-complaint.ts';
import { replyFactsOfCase } from './require-said.ts';

/** As many as somebody looks through. */
const offeredAtMost = 100;

export const replyAidRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/reply-aid',
  operationId: 'getReplyAid',
  tag: 'saved replies',
  summary: 'What a message about the case can name, and the saved replies that suit it: the bank’s own first',
  needs: ['workComplaint', 'decideAppeal'],
  params: complaintParams,
  query: replyAidQuery,
  answers: { 200: { description: 'To be filled in by the page while somebody writes', schema: replyAid } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ ability, params: { complaintId }, query: { purpose } }, deps) => {
    const snapshot = await readComplaint(deps, ability, complaintId);
    const mayWrite = ability.can('workComplaint', snapshot) || ability.can('decideAppeal', snapshot);
    if (!mayWrite || !ability.can('readStatements', snapshot))
      throw new RequestFailure('FORBIDDEN', 'Whoever works on this case writes to the customer.');
    const { branchId, state } = snapshot;
    const nowMs = Date.now();
    const calendar = complaintCalendar((await requireCalendars(deps)).of(branchId), state.receivedAtMs, nowMs);
    const [facts, kept] = await Promise.all([
      replyFactsOfCase(deps, { state, calendar, nowMs, handlerId: state.handlerId }),
      findReplies(deps.models.savedReplies, { active: true, purpose, branchId, after: null, limit: offeredAtMost }),
    ]);
    const own = kept.rows.map(({ _id, language, title, body }) => ({ replyId: _id, own: true, language, title, body }));
    const supplied = defaultReplies(facts)
      .filter((reply) => reply.purpose === purpose)
      .map(({ replyId, language, title, body }) => ({ replyId, own: false, language, title, body }));
    return ok({ facts: maskForComplaint(deps, ability, snapshot)(facts), replies: [...own, ...supplied] });
  },
});
