import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { ask } from '../../client/api.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import type { BoardColumn, Card } from './card-data.ts';
import { onBoard, type BoardQuery } from './query.ts';

type ListPage = OperationAnswer<'listProspects'>;
type Pages = InfiniteData<ListPage, string | undefined>;

const cardsARead = 60;

export interface ColumnCards {
  readonly cards: readonly Card[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  readonly loadMore: () => void;
}

/** The cards of a column: the first ones came with the board, the others follow page by page as they come into sight. After
 *  a change the board brings the first ones anew, and what was read behind them is read again.
 *  @param readAtMs when the board was read: its first cards may be the same while others behind them have moved */
export function useColumn(column: BoardColumn, query: BoardQuery, readAtMs: number): ColumnCards {
  const queries = useQueryClient();
  const { step, items, nextCursor } = column;
  const queryKey = useMemo(() => ['boardColumn', { query, step }], [query, step]);
  const list = useInfiniteQuery({
    queryKey,
    // Nothing is asked before somebody scrolls.
    enabled: false,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask('listProspects', { query: { ...query, ...onBoard, step, limit: cardsARead, cursor: pageParam } }, { signal }),
    getNextPageParam: (page: ListPage) => page.nextCursor ?? undefined,
  });
  const { refetch } = list;
  useEffect(() => {
    const known = queries.getQueryData<Pages>(queryKey);
    if (known !== undefined && known.pages.length > 1) void refetch();
    else queries.setQueryData<Pages>(queryKey, { pages: [{ items, nextCursor }], pageParams: [undefined] });
  }, [queries, queryKey, refetch, items, nextCursor, readAtMs]);

  const pages = list.data?.pages;
  const isRead = pages !== undefined && pages.length > 1;
  const cards = useMemo(() => (isRead ? distinct(pages.flatMap((page) => page.items)) : items), [isRead, pages, items]);
  return {
    cards,
    hasMore: isRead ? list.hasNextPage : nextCursor !== null,
    isLoading: list.isFetchingNextPage,
    isFailed: list.isFetchNextPageError,
    loadMore: () => {
      if (!list.isFetching) void list.fetchNextPage();
    },
  };
}

/** A card that moved while pages were read may be on two of them. */
function distinct(cards: readonly Card[]): readonly Card[] {
  return [...new Map(cards.map((card) => [card.prospectId, card])).values()];
}
