import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';
import type { Card } from './card-data.ts';

interface VirtualListOptions {
  readonly cards: readonly Card[];
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly heightOf: (card: Card) => number;
  readonly overscan: number;
}

/** Which of many cards are in sight, and where they lie. */
export function useVirtualList({
  cards,
  scroller,
  heightOf,
  overscan,
}: VirtualListOptions): Virtualizer<HTMLDivElement, Element> {
  // oxlint-disable-next-line react/incompatible-library -- what it gives is used in the same render and never kept
  return useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const card = cards[index];
      return card === undefined ? 0 : heightOf(card);
    },
    getItemKey: (index) => cards[index]?.prospectId ?? index,
    overscan,
  });
}
