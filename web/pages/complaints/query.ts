import type { OperationAnswer, OperationInput } from '../../client/operation-types.ts';
import { complaintsSearch, type ComplaintsSearch } from '../../parts/complaints-search.ts';

export type ComplaintRow = OperationAnswer<'listComplaints'>['items'][number];
type ListQuery = NonNullable<NonNullable<OperationInput<'listComplaints'>>['query']>;

const rowsARead = 50;

/** What a named list is in the terms of the API. */
const wishOf: Readonly<Record<NonNullable<ComplaintsSearch['list']>, ListQuery>> = {
  toReportBack: { stage: 'reportingBack' },
  appeals: { stage: 'appealed' },
  toApprove: { toApprove: 'true' },
  unassigned: { unassigned: 'true' },
  handlerAbsent: { handlerAbsent: 'true' },
  systemic: { systemic: 'true' },
  // of closed cases, and of those that are open again
  surveyToPassOn: { status: 'all', survey: 'passOn' },
  surveyToFollowUp: { status: 'all', survey: 'followUp' },
};

/** The address as the API takes it: open cases by what is due first, the others by what changed last. What else the address
 *  may carry is left out. */
export function queryOfSearch(search: ComplaintsSearch): ListQuery {
  const { status, list, mine, withoutSystemic, ...narrowed } = complaintsSearch.parse(search);
  // A named list is part of what is open, unless it says otherwise.
  const wish: ListQuery = list === undefined ? { status: status ?? 'open' } : { status: 'open', ...wishOf[list] };
  return {
    ...narrowed,
    ...wish,
    ...(mine === true ? { mine: 'true' as const } : {}),
    ...(withoutSystemic === true ? { systemic: 'false' as const } : {}),
    ...(wish.status === 'open' ? { sort: 'queueAt', order: 'asc' } : { sort: 'statusSince', order: 'desc' }),
    limit: rowsARead,
  };
}

/** Whether anything narrows the queue, so that an empty one says so. */
export function isNarrowed(search: ComplaintsSearch): boolean {
  const { status: _, ...narrowed } = complaintsSearch.parse(search);
  return Object.values(narrowed).some((wish) => wish !== undefined);
}
