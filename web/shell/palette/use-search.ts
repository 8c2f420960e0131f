import { useQuery } from '@tanstack/react-query';
import { caseNumberTyped } from '../../../domain/complaint/case-number.ts';
import { queryOf } from '../../client/queries.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useMe } from '../session/me.ts';
import type { FoundChoice } from './choices.ts';

const typingPauseMs = 150;
const casesAtMost = 20;

/** Customers of what was typed, or the cases of a number. Asks as soon as somebody pauses; what is on its way for a shorter
 *  word is given up. */
export function useSearch(typed: string) {
  const me = useMe();
  const wanted = typed.trim();
  const asked = useSettled(wanted, typingPauseMs);
  const number = me.capabilities.includes('readComplaint') ? caseNumberTyped(asked) : null;
  const shared = { placeholderData: <Before>(before: Before) => before, gcTime: 0 };
  const prospects = useQuery({
    ...queryOf('search', { body: { q: asked } }),
    ...shared,
    enabled: asked !== '' && number === null,
  });
  const query = {
    status: 'all',
    caseNumber: number ?? '',
    sort: 'receivedAt',
    order: 'desc',
    limit: casesAtMost,
  } as const;
  const cases = useQuery({ ...queryOf('listComplaints', { query }), ...shared, enabled: number !== null });
  const { data, error, isFetching, isPlaceholderData } = number === null ? prospects : cases;
  const isAsked = asked !== '' && asked === wanted;
  const found: readonly FoundChoice[] =
    number === null
      ? (prospects.data?.hits ?? []).map((hit) => ({ kind: 'prospect', id: hit.prospectId, hit }))
      : (cases.data?.items ?? []).map((hit) => ({ kind: 'complaint', id: hit.complaintId, hit }));
  const hasMore = number === null ? prospects.data?.more === true : (cases.data?.nextCursor ?? null) !== null;
  return {
    found: wanted === '' ? [] : found,
    /** False while they are those of the word before. */
    areOfThisWord: wanted === '' || (isAsked && data !== undefined && !isPlaceholderData),
    more: wanted !== '' && hasMore,
    error: isAsked ? error : null,
    isSearching: wanted !== '' && (isFetching || !isAsked),
  };
}
