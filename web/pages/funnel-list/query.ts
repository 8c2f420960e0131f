import type { OperationInput } from '../../client/operation-types.ts';
import type { FunnelListSearch } from './search.ts';

type ListQuery = NonNullable<NonNullable<OperationInput<'listProspects'>>['query']>;

const rowsARead = 50;

/** The address without what belongs to a number of a period, when it names no whole one: so that the page never claims more
 *  than it lists. */
export function wholeSearch(search: FunnelListSearch): FunnelListSearch {
  const { flow, flowStep: _step, from, to, lossReason: _reason, ...rest } = search;
  return flow !== undefined && from !== undefined && to !== undefined ? search : rest;
}

/** The address as the API takes it. */
export function queryOfSearch(search: FunnelListSearch): ListQuery {
  const { flow, flowStep, from, to, lossReason, phase, step, open, parked, rotting, unassigned, sort } =
    wholeSearch(search);
  const { branchId, teamId, ownerId } = search;
  const isFlow = flow !== undefined && from !== undefined && to !== undefined;
  return {
    branchId,
    teamId,
    ownerId,
    ...(isFlow ? { flow, from, to, lossReason } : {}),
    ...(isFlow && flowStep !== undefined ? { flowStep } : {}),
    phase,
    ...(step === undefined ? {} : { step }),
    open: text(open),
    parked: text(parked),
    rotting: text(rotting),
    unassigned: text(unassigned),
    sort: sort ?? (isFlow ? 'stepEnteredAt' : 'nextActionAt'),
    order: sort === undefined && isFlow ? 'desc' : 'asc',
    limit: rowsARead,
  };
}

function text(flag: boolean | undefined): 'true' | 'false' | undefined {
  if (flag === undefined) return undefined;
  return flag ? 'true' : 'false';
}
