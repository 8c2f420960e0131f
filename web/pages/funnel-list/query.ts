import type { OperationInput } from '../../client/operation-types.ts';
import type { FunnelListSearch } from './search.ts';

type ListQuery = NonNullable<NonNullable<OperationInput<'listProspects'>>['query']>;

const rowsARead = 50;

/** The address as the API takes it. */
export function queryOfSearch(search: FunnelListSearch): ListQuery {
  const { flow, flowStep, from, to, lossReason, phase, step, open, parked, rotting, sort } = search;
  const { branchId, teamId, ownerId } = search;
  // What belongs to a number of a period is left out when the address names no whole one.
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
    sort: sort ?? (isFlow ? 'stepEnteredAt' : 'nextActionAt'),
    order: sort === undefined && isFlow ? 'desc' : 'asc',
    limit: rowsARead,
  };
}

function text(flag: boolean | undefined): 'true' | 'false' | undefined {
  if (flag === undefined) return undefined;
  return flag ? 'true' : 'false';
}
