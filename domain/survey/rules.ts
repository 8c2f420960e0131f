import { dayMs } from '../wait.ts';

/** When a customer is asked, reminded, and asked no longer, in days after closing (`survey.afterDays`). The end lies before
 *  that of the appeal window (30 days): a survey is over before its case is final (C-26), so that the case need not wait
 *  for it. */
export const surveyDays = { ask: 3, remind: 7, end: 14 } as const;

/** Not more than so many surveys of a customer in so many days, of whatever kind. */
export const quietPeriod = { surveys: 2, days: 180 } as const;

/** Working days within which a low score is followed up. */
export const followUpWorkingDays = 2;

/** Links of one survey: one each time it is passed on. All of them are good until the survey is over, so that a second one
 *  does not spoil the first that the customer may have at hand. */
export const linksAtMost = 20;

/** Whether a customer has been asked so often that they are left alone.
 *  @param askedAtMs when they were asked, in any order */
export function isQuiet(askedAtMs: readonly number[], nowMs: number): boolean {
  const recent = askedAtMs.filter((atMs) => atMs > quietSinceMs(nowMs) && atMs <= nowMs);
  return recent.length >= quietPeriod.surveys;
}

/** Surveys that were asked at this instant or before count no more. */
export function quietSinceMs(nowMs: number): number {
  return nowMs - quietPeriod.days * dayMs;
}
