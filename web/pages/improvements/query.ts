import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import type { ImprovementsSearch } from './search.ts';

export type Improvement = OperationAnswer<'listImprovements'>['items'][number];
type ListQuery = NonNullable<NonNullable<OperationInput<'listImprovements'>>['query']>;

/** What a named list is in the terms of the API. */
const wishOf: Readonly<Record<NonNullable<ImprovementsSearch['list']>, ListQuery>> = {
  mine: { mine: 'true' },
  overdue: { overdue: 'true' },
  replies: { status: 'over', replies: 'true' },
  over: { status: 'over' },
  all: { status: 'all' },
};

export function queryOfSearch({ list, branchId }: ImprovementsSearch): ListQuery {
  return { ...(list === undefined ? {} : wishOf[list]), branchId, limit: 50 };
}
