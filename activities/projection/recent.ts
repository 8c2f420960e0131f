/** Projections of the last seconds, in the order in which they were acknowledged. */
export interface RecentProjections<Projection> {
  readonly remember: (projection: Projection) => void;
  readonly list: () => readonly Projection[];
}

/** Keeps what was acknowledged a short time ago: a database on one machine may lose its last moments when it is killed.
 *  @param keptForMs longer than the loss (about a second) and the time until the driver notices (a heartbeat) together */
export function createRecentProjections<Projection>(
  keptForMs = 15_000,
  now: () => number = Date.now,
): RecentProjections<Projection> {
  let kept: { readonly projection: Projection; readonly atMs: number }[] = [];
  let firstFresh = 0;

  function forgetOld(): void {
    const oldestMs = now() - keptForMs;
    while (firstFresh < kept.length && (kept[firstFresh]?.atMs ?? oldestMs) < oldestMs) firstFresh += 1;
    // Cut off in large pieces: shifting an array for each projection would be quadratic.
    if (firstFresh * 2 > kept.length) {
      kept = kept.slice(firstFresh);
      firstFresh = 0;
    }
  }

  return {
    remember: (projection) => {
      forgetOld();
      kept.push({ projection, atMs: now() });
    },
    list: () => {
      forgetOld();
      return kept.slice(firstFresh).map(({ projection }) => projection);
    },
  };
}
