import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../../client/queries.ts';
import type { ProspectView } from '../../parts/command-form/use-form-facts.ts';

export type ProspectRecord = ProspectView['record'];

interface Moment {
  /** The record as it was then; null when there was no pursuit yet, undefined while it is asked for. */
  readonly record: ProspectRecord | null | undefined;
  readonly error: Error | null;
}

/** The prospect at a moment of the past, folded from the log; asks nothing while `at` is undefined. */
export function useMoment(prospectId: string, at: string | undefined): Moment {
  const history = useQuery({
    ...queryOf('getHistory', { params: { prospectId }, query: { at: at ?? '', limit: 1 } }),
    enabled: at !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // While the slider moves; never what another customer was.
    placeholderData: (before) => (before?.stateAt?.prospectId === prospectId ? before : undefined),
  });
  return { record: history.data?.stateAt, error: history.error };
}
