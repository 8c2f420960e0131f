import type { OperationInput } from '../../client/operation-types.ts';
import type { SurveyResultsSearch } from './search.ts';

type ResultsQuery = NonNullable<NonNullable<OperationInput<'getSurveyResults'>>['query']>;

/** The address as the API takes it; what else it may carry is left out. */
export function queryOfSearch({ kind, branchId, category, quarter }: SurveyResultsSearch): ResultsQuery {
  return { kind, branchId, category, quarter };
}
