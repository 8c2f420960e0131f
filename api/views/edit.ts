import * as z from 'zod';
import { savedViewBody, savedViewView, viewId } from '../../contracts/saved-view.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { findView, removeView, replaceView } from '../../models/saved-view.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { presentView, requireUnit } from './present-view.ts';

const params = z.object({ viewId });

export const putViewRoute = defineRoute({
  method: 'put',
  path: '/views/:viewId',
  operationId: 'putView',
  tag: 'views',
  summary: 'Change a saved view; only its owner may',
  needs: 'readProspect',
  params,
  body: savedViewBody,
  answers: { 200: { description: 'Stored', schema: savedViewView } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, params: { viewId: id }, body }, { models }) => {
    requireUnit(body, actor);
    const { staffId, teamId, branchId } = actor;
    const view = { _id: id, ownerId: staffId, teamId, branchId, ...body, updatedAt: new Date() };
    if (!(await replaceView(models.savedViews, view))) await refuse(models, id, staffId);
    return ok(presentView({ ...view, fingerprint: '' }, actor));
  },
});

export const deleteViewRoute = defineRoute({
  method: 'delete',
  path: '/views/:viewId',
  operationId: 'deleteView',
  tag: 'views',
  summary: 'Delete a saved view; only its owner may',
  needs: 'readProspect',
  params,
  answers: {
    200: { description: 'It is gone, also when it was gone before', schema: z.object({ viewId: z.string() }) },
  },
  failures: ['FORBIDDEN'],
  handle: async ({ actor, params: { viewId: id } }, { models }) => {
    const view = await findView(models.savedViews, id);
    if (view !== null && view.ownerId !== actor.staffId) await refuse(models, id, actor.staffId);
    await removeView(models.savedViews, id, actor.staffId);
    return ok({ viewId: id });
  },
});

/** Others' views are refused, whether the caller sees them or not: their ids cannot be guessed.
 *  @throws RequestFailure FORBIDDEN, NOT_FOUND */
async function refuse({ savedViews }: Models, id: string, staffId: StaffId): Promise<never> {
  const view = await findView(savedViews, id);
  if (view !== null && view.ownerId !== staffId)
    throw new RequestFailure('FORBIDDEN', 'Only its owner changes or deletes a saved view.');
  throw new RequestFailure('NOT_FOUND', 'There is no such saved view.');
}
