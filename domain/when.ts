import { dayMs } from './wait.ts';

/** Nothing is planned further ahead than this, nor reported after it. */
export const tenYearsMs = 3_653 * dayMs;

/** When something may lie: ahead, until now, or until now and not too long ago. */
export type When = 'ahead' | 'past' | 'lately';

/** What may be chosen when it is `nowMs`. Ahead a day less than what is taken: at the bank a day begins earlier than in UTC.
 *  @returns UTC ms; null: no bound */
export function boundsOf(when: When, nowMs: number): { readonly fromMs: number | null; readonly toMs: number } {
  if (when === 'ahead') return { fromMs: nowMs, toMs: nowMs + tenYearsMs - dayMs };
  return { fromMs: when === 'past' ? null : nowMs - tenYearsMs, toMs: nowMs };
}
