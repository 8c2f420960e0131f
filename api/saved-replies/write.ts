import { savedReplyView, writeReplyBody } from '../../contracts/saved-reply.ts';
import { addReply, findReply, type StoredReply } from '../../models/saved-reply.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { presentReply, requireUsable } from './present.ts';

export const writeReplyRoute = defineRoute({
  method: 'post',
  path: '/saved-replies',
  operationId: 'writeSavedReply',
  tag: 'saved replies',
  summary: 'Keep a reply for the whole bank or for a branch; it must hold what its purpose asks for',
  needs: 'keepReplies',
  body: writeReplyBody,
  answers: { 200: { description: 'The reply, offered from now on', schema: savedReplyView } },
  failures: ['IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor: { staffId }, ability, commandId, body }, { models }) => {
    requireClear(body, '');
    const fingerprint = fingerprintOf(staffId, 'POST /saved-replies', body);
    // The key of the request names the reply, so that repeating it finds it there.
    const _id = `sr-${fingerprintOf(staffId, 'saved reply', commandId)}`;
    let stored = await findReply(models.savedReplies, _id);
    if (stored === null) {
      const { branchId, title, body: text } = body;
      if (branchId !== null && (await models.branches.exists({ _id: branchId })) === null)
        throw invalidBody('/branchId', `${branchId} is not known`);
      const fresh = { ...body, active: true };
      requireUsable(fresh, text, '/body');
      const at = new Date();
      const reply: StoredReply = {
        _id,
        revision: 1,
        ...fresh,
        changedAt: at,
        history: [{ kind: 'write', at, by: staffId, title, body: text, commandId, fingerprint }],
      };
      stored = await addReply(models.savedReplies, reply);
    }
    if (stored.history[0]?.fingerprint !== fingerprint)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    return ok(presentReply(stored, ability));
  },
});
