import type { ComplaintId, ProspectId } from '../ids.ts';
import { dayMs } from '../wait.ts';

/** When cases of one category in one branch are more than a coincidence (8.6). */
export interface ClusterRule {
  /** Customers: whoever complains about the same again is one (our choice). */
  readonly atLeast: number;
  readonly withinMs: number;
}

/** At least 5 cases in 7 days (8.6), those of one customer counted once: a common cause meets many. */
export const bankClusterRule: ClusterRule = { atLeast: 5, withinMs: 7 * dayMs };

/** A case as far as it counts for a cluster. */
export interface Received {
  readonly complaintId: ComplaintId;
  /** UTC ms */
  readonly receivedAtMs: number;
  /** `complainantKeys`; [] for nobody who can be told from others, whose case counts by itself. */
  readonly complainant: readonly string[];
}

/** By what two cases are known to be of one customer: number, number at the bank, prospect. A name alone is anybody's. */
export function complainantKeys({
  phone,
  coreBankCustomerNo,
  prospectId,
}: {
  readonly phone: string | null;
  readonly coreBankCustomerNo: string | null;
  readonly prospectId: ProspectId | null;
}): readonly string[] {
  const keys = { phone, coreBankCustomerNo, prospectId };
  return Object.entries(keys).flatMap(([kind, key]) => (key === null ? [] : `${kind}\n${key}`));
}

function countCustomers(cases: readonly Received[]): number {
  let known: readonly (readonly string[])[] = [];
  for (const { complainant } of cases.filter((one) => one.complainant.length > 0)) {
    const isSame = (keys: readonly string[]): boolean => keys.some((key) => complainant.includes(key));
    known = [...known.filter((keys) => !isSame(keys)), [...complainant, ...known.filter(isSame).flat()]];
  }
  return known.length + cases.filter(({ complainant }) => complainant.length === 0).length;
}

/** The cluster that a case is part of: every case of each span of the rule's length that holds this one and enough customers.
 *  Cases registered late count where they were received.
 *  @param cases of one category in one branch, the one in question among them, in any order
 *  @returns oldest first; [] when there is no such span */
export function clusterAround(
  cases: readonly Received[],
  { receivedAtMs: atMs }: Pick<Received, 'receivedAtMs'>,
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
    .filter((span) => countCustomers(span) >= atLeast);
  const first = spans[0]?.[0];
  const last = spans.at(-1)?.at(-1);
  if (first === undefined || last === undefined) return [];
  return inOrder.filter(({ receivedAtMs }) => receivedAtMs >= first.receivedAtMs && receivedAtMs <= last.receivedAtMs);
}
