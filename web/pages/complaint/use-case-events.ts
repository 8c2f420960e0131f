import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../../client/api.ts';

const pageSize = 100;

/** The log of a case, newest first, page after page. */
export function useCaseEvents(complaintId: string) {
  return useInfiniteQuery({
    queryKey: ['getComplaintHistory', { params: { complaintId }, all: true }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(
        'getComplaintHistory',
        { params: { complaintId }, query: { order: 'desc', limit: pageSize, cursor: pageParam } },
        { signal },
      ),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}
