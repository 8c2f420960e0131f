/** When this tab has last written something, by `Date.now()`. Other tabs of the same person have not: what they show may be
 *  older than a change that comes to them as their own. */
let lastMs = Number.NEGATIVE_INFINITY;

/** Notes that this tab has just written something. */
export function noteOwnWrite(): void {
  lastMs = Date.now();
}

/** Whether what was read at an instant has everything in it that this tab has written; false when it has written nothing. */
export function holdsOwnWrites(readAtMs: number): boolean {
  return Number.isFinite(lastMs) && readAtMs >= lastMs;
}
