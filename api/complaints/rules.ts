import { rulesOfComplaintView } from '../../contracts/complaint-rules.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { defineRoute, ok } from '../route.ts';
import { readComplaint } from './read-complaint.ts';
import { rulesOfCase } from './rules-of-case.ts';

export const complaintRulesRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/rules',
  operationId: 'getRulesOfComplaint',
  tag: 'complaints',
  summary: 'What each level may grant in the case, by the rules that it was registered with',
  needs: 'readComplaint',
  params: complaintParams,
  answers: { 200: { description: 'They stay the same for the life of the case', schema: rulesOfComplaintView } },
  failures: ['NOT_FOUND', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ ability, params }, deps) => {
    const { state } = await readComplaint(deps, ability, params.complaintId);
    const { compensationFen } = await rulesOfCase(deps, state);
    return ok({ compensationFen: [...compensationFen] as [number, number, null] });
  },
});
