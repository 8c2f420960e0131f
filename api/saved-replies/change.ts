import { changeReplyBody, savedReplyParams, savedReplyView } from '../../contracts/saved-reply.ts';
import { changeReply } from '../../domain/complaint/reply/saved-reply.ts';
import { findReply, replaceReply, type StoredReply } from '../../models/saved-reply.ts';
import { RequestFailure } from '../errors.ts';
import { fingerprintOf, isRepeated } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { presentReply, requireUsable, staleReply } from './present.ts';

export const changeReplyRoute = defineRoute({
  method: 'post',
  path: '/saved-replies/:replyId/changes',
  operationId: 'changeSavedReply',
  tag: 'saved replies',
  summary: 'Rewrite a reply, retire it, or offer a retired one again; every version is kept',
  needs: 'keepReplies',
  params: savedReplyParams,
  body: changeReplyBody,
  answers: { 200: { description: 'As it is now', schema: savedReplyView } },
  failures: ['NOT_FOUND', 'STALE_STATE', 'WRONG_PHASE', 'IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor: { staffId }, ability, commandId, params: { replyId }, body }, { models }) => {
    requireClear(body, '/change');
    const { expectedRevision, change } = body;
    const reply = await findReply(models.savedReplies, replyId);
    if (reply === null) throw new RequestFailure('NOT_FOUND', 'There is no such saved reply.');
    const fingerprint = fingerprintOf(staffId, `changeSavedReply ${replyId}`, body);
    if (isRepeated(reply, { by: staffId, commandId, fingerprint })) return ok(presentReply(reply, ability));
    const { revision } = reply;
    if (expectedRevision !== revision) throw staleReply(revision);
    const changed = changeReply(reply, change);
    if (changed === null)
      throw new RequestFailure('WRONG_PHASE', 'It is retired, or offered already.', { actualRevision: revision });
    if (change.kind === 'rewrite') requireUsable(reply, change.body, '/change/body');
    const at = new Date();
    const { title, body: text } = changed;
    const stored: StoredReply = {
      ...changed,
      revision: revision + 1,
      changedAt: at,
      history: [...reply.history, { kind: change.kind, at, by: staffId, title, body: text, commandId, fingerprint }],
    };
    if (!(await replaceReply(models.savedReplies, stored))) throw staleReply(revision);
    return ok(presentReply(stored, ability));
  },
});
