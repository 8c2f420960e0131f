const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

/** How long a provider that does not take something is asked again: over a long weekend. Whoever reads the delivery log may
 *  have it tried once more afterwards. */
export const givenUpAfterMs = 4 * 86_400_000;

/** When something that a provider did not take is tried again; null when it is given up.
 *  @param tries at least 1: how often it was tried   @param firstTriedMs when it was tried first, UTC ms */
export function nextTryAtMs(tries: number, firstTriedMs: number, nowMs: number): number | null {
  if (nowMs - firstTriedMs >= givenUpAfterMs) return null;
  // From the seventh on every quarter of an hour: a provider that is back must not wait for hours.
  const waitMs = Math.min(firstWaitMs * 2 ** Math.min(tries - 1, 10), longestWaitMs);
  return nowMs + waitMs;
}
