import type { SurveyState } from './state.ts';

/** What somebody at the bank must do about a survey: pass its link on when the customer is to be asked or reminded; call back
 *  after a low score, which the level above hears of when nobody did in time (8.8). */
export const surveyNotices = ['surveyAsked', 'surveyReminded', 'surveyLowScore', 'surveyFollowUpOverdue'] as const;
export type SurveyNotice = (typeof surveyNotices)[number];

/** What is to be done now, and since when; null when nothing is. Whoever handles the case passes links on; a low score is for
 *  the level above, because nobody follows up their own case. */
export function surveyNoticeOf(
  state: Pick<SurveyState, 'status' | 'askedAtMs' | 'remindedAtMs' | 'answer' | 'followUp'>,
): { readonly notice: SurveyNotice; readonly sinceMs: number } | null {
  const { status, askedAtMs, remindedAtMs, answer, followUp } = state;
  if (status === 'sent' && askedAtMs !== null) return { notice: 'surveyAsked', sinceMs: askedAtMs };
  if (status === 'reminded' && remindedAtMs !== null) return { notice: 'surveyReminded', sinceMs: remindedAtMs };
  if (answer === null || followUp === null || followUp.done !== null) return null;
  const { overdueAtMs } = followUp;
  return overdueAtMs === undefined
    ? { notice: 'surveyLowScore', sinceMs: answer.atMs }
    : { notice: 'surveyFollowUpOverdue', sinceMs: overdueAtMs };
}
