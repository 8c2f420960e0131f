/** The five dimensions of service quality (8.8) [004]. */
export const dimensions = ['reliability', 'assurance', 'tangibles', 'empathy', 'responsiveness'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a customer is asked about (3.10): how a complaint was dealt with, or the bank's service as a whole. */
export const surveyKinds = ['afterComplaint', 'relationship'] as const;
export type SurveyKind = (typeof surveyKinds)[number];

/** States of a survey (11.2). `sent`: the link may be passed on to the customer. `suppressed`: nobody was asked.
 *  `stopped`: the complaint was reopened. */
export const surveyStatuses = [
  'scheduled',
  'sent',
  'reminded',
  'answered',
  'expired',
  'suppressed',
  'stopped',
] as const;
export type SurveyStatus = (typeof surveyStatuses)[number];

/** Where the customer may answer. */
export const askedStatuses = ['sent', 'reminded'] as const satisfies readonly SurveyStatus[];

export function isAsked(status: SurveyStatus): boolean {
  return askedStatuses.some((asked) => asked === status);
}

/** Where the survey is still to be asked or answered. */
export const runningStatuses = ['scheduled', ...askedStatuses] as const satisfies readonly SurveyStatus[];

/** Why nobody was asked, or not any longer. */
export const surveyReasons = ['quietPeriod', 'reopened'] as const;
export type SurveyReason = (typeof surveyReasons)[number];

/** From 1, not at all, to 5, entirely. */
export const lowestScore = 1;
export const highestScore = 5;
/** How likely a customer recommends the bank: from 0, never, to 10, certainly. */
export const lowestRecommendation = 0;
export const highestRecommendation = 10;
/** From here on a customer counts as a promoter, up to there as a detractor. */
export const promoterFrom = 9;
export const detractorUpTo = 6;
/** A score up to here is followed up (8.8). */
export const lowScore = 2;
/** An index below this is reported to management (8.8). */
export const indexToReport = 3.5;
/** Means of fewer answers are shown to nobody (8.8). */
export const fewestAnswers = 5;
