import { RequestFailure } from '../errors.ts';

/** How often one account may ask whether a customer is known: whoever captures leads asks once or twice for each, whoever
 *  tries out a list of numbers far more often. */
export const lookUpsAtMost = 60;
const windowMs = 10 * 60_000;

/** Counts look-ups of each account over the last ten minutes, in the memory of one API process: a second process counts by
 *  itself, and a restart forgets. */
export class LookUpLimit {
  private readonly askedAtMs = new Map<string, number[]>();

  /** Counts one look-up.   @throws RequestFailure TOO_MANY_REQUESTS, and then does not count it */
  count(staffId: string, nowMs: number): void {
    const asked = (this.askedAtMs.get(staffId) ?? []).filter((atMs) => atMs > nowMs - windowMs);
    const [oldest] = asked;
    if (oldest !== undefined && asked.length >= lookUpsAtMost) {
      const retryAfterSec = Math.ceil((oldest + windowMs - nowMs) / 1_000);
      throw new RequestFailure('TOO_MANY_REQUESTS', `Too many look-ups; try again in ${retryAfterSec} s.`, {
        retryAfterSec,
      });
    }
    this.askedAtMs.set(staffId, [...asked, nowMs]);
  }
}
