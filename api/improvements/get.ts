import { improvementParams, improvementView } from '../../contracts/improvement.ts';
import { findImprovementWithin } from '../../models/improvement-item.ts';
import { defineRoute, ok } from '../route.ts';
import { improvementsInReach, noSuchImprovement, presentImprovements } from './present.ts';

export const getImprovementRoute = defineRoute({
  method: 'get',
  path: '/improvement-items/:itemId',
  operationId: 'getImprovement',
  tag: 'improvements',
  summary: 'One item with everything that was done with it',
  needs: 'readComplaint',
  params: improvementParams,
  answers: { 200: { description: 'The item', schema: improvementView } },
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const reach = improvementsInReach(deps, ability);
    const item = await findImprovementWithin(deps.models.improvementItems, params.itemId, reach);
    if (item === null) throw noSuchImprovement();
    const [shown] = await presentImprovements(deps, ability, [item]);
    if (shown === undefined) throw noSuchImprovement();
    return ok(shown);
  },
});
