import type { ComplaintId } from '../ids.ts';
import { dayMs } from '../wait.ts';

/** When cases of one category in one branch are more than a coincidence (8.6). */
export interface ClusterRule {
  readonly atLeast: number;
  readonly withinMs: number;
}

/** At least 5 cases in 7 days (8.6). */
export const bankClusterRule: ClusterRule = { atLeast: 5, withinMs: 7 * dayMs };

/** A case as far as it counts for a cluster. */
export interface Received {
  readonly complaintId: ComplaintId;
  /** UTC ms */
  readonly receivedAtMs: number;
}

/** The cluster that a case is part of: every case of each span of the rule's length that holds this one and enough others.
 *  Cases registered late count where they were received.
 *  @param cases of one category in one branch, the one in question among them, in any order
 *  @returns oldest first; [] when there is no such span */
export function clusterAround(
  cases: readonly Received[],
  { receivedAtMs: atMs }: Received,
  { atLeast, withinMs }: ClusterRule,
): readonly Received[] {
  const inOrder = cases.toSorted(
    (a, b) => a.receivedAtMs - b.receivedAtMs || a.complaintId.localeCompare(b.complaintId),
  );
  const spans = inOrder
    .filter(({ receivedAtMs: fromMs }) => fromMs <= atMs && atMs < fromMs + withinMs)
    .map(({ receivedAtMs: fromMs }) =>
      inOrder.filter(({ receivedAtMs }) => receivedAtMs >= fromMs && receivedAtMs < fromMs + withinMs),
    )
    .filter((span) => span.length >= atLeast);
  const first = spans[0]?.[0];
  const last = spans.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return [];
  return inOrder.filter(({ receivedAtMs }) => receivedAtMs >= first.receivedAtMs && receivedAtMs <= last.receivedAtMs);
}
