import { savedViewBody, savedViewsAtMost, savedViewView } from '../../contracts/saved-view.ts';
import { addView, countViewsOf } from '../../models/saved-view.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { fingerprintOf } from '../idempotency.ts';
import { defineRoute, ok } from '../route.ts';
import { presentView, requireUnit } from './present-view.ts';

export const createViewRoute = defineRoute({
  method: 'post',
  path: '/views',
  operationId: 'createView',
  tag: 'views',
  summary: 'Keep a filter under a name',
  needs: 'readProspect',
  body: savedViewBody,
  answers: { 200: { description: 'Stored', schema: savedViewView } },
  failures: ['IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor, body, commandId }, { models }) => {
    requireUnit(body, actor);
    const { staffId, teamId, branchId } = actor;
    // The key of the request names the view, so that repeating it finds it there.
    const _id = `v-${fingerprintOf(staffId, 'view', commandId)}`;
    const fingerprint = fingerprintOf(staffId, 'POST /views', body);
    const view = { _id, ownerId: staffId, teamId, branchId, ...body, fingerprint, updatedAt: new Date() };
    if ((await countViewsOf(models.savedViews, staffId)) >= savedViewsAtMost)
      throw invalidBody('', `you have ${savedViewsAtMost} saved views; delete one first`);
    const stored = await addView(models.savedViews, view);
    if (stored.fingerprint !== fingerprint)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    return ok(presentView(stored, actor));
  },
});
