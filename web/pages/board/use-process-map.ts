import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { boardMoves, type BoardMove } from '../../../domain/board/moves.ts';
import { queryOf } from '../../client/queries.ts';
import type { Card } from './card-data.ts';

/** The process as it is published: what a card may be moved to is read from it. */
export const processQuery = {
  ...queryOf('getProcess', { params: { version: 'latest' } }),
  staleTime: Number.POSITIVE_INFINITY,
};

const none: readonly BoardMove[] = [];

/** The columns that take a card; none until the process is known. */
export function useMoves(): (card: Card) => readonly BoardMove[] {
  const { data } = useQuery(processQuery);
  return useCallback((card) => (data === undefined ? none : boardMoves(data, card)), [data]);
}
