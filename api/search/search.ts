import { searchBody, searchResult, type SearchHit } from '../../contracts/search.ts';
import { searchProspects, type Found } from '../../models/prospect-search.ts';
import { maskFor, type Mask } from '../prospects/present.ts';
import { defineRoute, ok } from '../route.ts';

const hitsAtMost = 20;

export const searchRoute = defineRoute({
  method: 'post',
  path: '/search',
  operationId: 'search',
  tag: 'work',
  summary: 'Prospects by part of the name, telephone number or its last four digits, customer number or id',
  needs: 'readProspect',
  body: searchBody,
  onlyAsks: true,
  answers: {
    200: {
      description: 'Of what the caller may see with names: at most 20, the likeliest first',
      schema: searchResult,
    },
  },
  handle: async ({ ability, body: { q } }, deps) => {
    // Who may not see names must not learn them by asking for them one by one.
    const reach = deps.rules.reachOf(ability, 'readNames', 'Prospect');
    const { found, isComplete } = await searchProspects(deps.models.prospects, q, reach);
    return ok({
      hits: found.slice(0, hitsAtMost).map((hit) => presentHit(hit, maskFor(deps, ability, hit.prospect))),
      more: found.length > hitsAtMost || !isComplete,
    });
  },
});

function presentHit({ prospect, matched }: Found, mask: Mask): SearchHit {
  const { _id, revision, customerType, phase, step, open, ownerId, branchId } = prospect;
  const { customerName, customerPhoneLast4 } = mask({
    customerName: prospect.customerName,
    customerPhoneLast4: prospect.customerPhoneLast4,
  });
  return {
    prospectId: _id,
    revision,
    customerName,
    customerType,
    customerPhoneLast4,
    phase,
    step,
    open,
    ownerId,
    branchId,
    matched,
  };
}
