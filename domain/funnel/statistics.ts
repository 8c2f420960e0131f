/** Middle value; the mean of the two middle ones when their number is even; null without values (10.1: no data). */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  if (upper === undefined) return null;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}

/** Smallest value that at least `percent` of 100 of the values do not exceed (nearest rank); null without values.
 *  @param percent above 0, at most 100 */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? null;
}

/** Share of a whole, 0 to 1; null of nothing (10.1: a rate with a zero denominator is no data). */
export function rate(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
