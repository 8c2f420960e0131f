import type { Review } from './review.ts';

/** The one whose decision is being made. */
export interface InHand {
  readonly item: Review;
  /** Where it stands in the queue, or stood last. */
  readonly place: number;
  /** Somebody else has decided it, or it waits no longer. */
  readonly isGone: boolean;
}

/** The chosen one, also after it has left the queue; null when it was never seen there.
 *  @param before what was in hand until now */
export function inHandOf(items: readonly Review[], chosenId: string | undefined, before: InHand | null): InHand | null {
  const place = items.findIndex(({ id }) => id === chosenId);
  const item = items[place];
  if (item !== undefined) return { item, place, isGone: false };
  return before !== null && before.item.id === chosenId ? { ...before, isGone: true } : null;
}

/** Which one is taken up after it; the one before when it was the last. */
export function idAfter(items: readonly Review[], inHand: InHand | null): string | undefined {
  if (inHand === null) return items[0]?.id;
  const next = inHand.isGone ? inHand.place : inHand.place + 1;
  return (items[next] ?? items[next - (inHand.isGone ? 1 : 2)])?.id;
}
