import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ask } from '../../client/api.ts';
import type { HistoryEvent } from '../../parts/event-sentence/sentence.ts';

const pageSize = 200;

/** A log as far as it has been read. */
export interface Events {
  /** Newest first. */
  readonly events: readonly HistoryEvent[];
  /** False while older ones are still being read. */
  readonly isComplete: boolean;
  readonly isPending: boolean;
  readonly error: Error | null;
  /** Something is on its way. */
  readonly isReading: boolean;
  /** Reads on after a failure. */
  readonly readOn: () => void;
}

/** The whole log of a prospect, page after page: what is newest shows at once. */
export function useEvents(prospectId: string, enabled = true): Events {
  const query = useInfiniteQuery({
    queryKey: ['getHistory', { params: { prospectId }, all: true }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(
        'getHistory',
        { params: { prospectId }, query: { order: 'desc', limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled,
  });
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  return {
    events: query.data?.pages.flatMap(({ items }) => items) ?? [],
    isComplete: query.isSuccess && !hasNextPage,
    isPending: query.isPending,
    error: query.error,
    isReading: query.isFetching,
    readOn: () => void (query.data === undefined ? refetch() : fetchNextPage()),
  };
}
