import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CommandId, ComplaintId, StaffId, SurveyId } from '../../domain/ids.ts';
import type { SurveyStatus } from '../../domain/survey/catalogue.ts';
import type { GivenAnswer } from '../../domain/survey/change.ts';
import type { SurveyState } from '../../domain/survey/state.ts';

// 1. Names
export const surveyWorkflowType = 'surveyWorkflow';

/** One workflow a survey. */
export function surveyWorkflowId(surveyId: SurveyId): string {
  return `survey/${surveyId}`;
}

// 2. Input and result
export interface SurveyInput {
  /** As `surveyAfterClosing` or `surveyOnRequest` makes it. */
  readonly survey: SurveyState;
}

/** How a survey ended; the read model has the rest. */
export interface SurveyEnd {
  readonly status: SurveyStatus;
  readonly revision: number;
}

/** How a survey is started, but for the task queue. It exists only once, however often it is asked for.
 *  @returns options of the client's `start` */
export function startOfSurvey(survey: SurveyState) {
  const input: SurveyInput = { survey };
  return {
    workflowId: surveyWorkflowId(survey.surveyId),
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [input] as [SurveyInput],
  } as const;
}

// 3. Updates: the update id is the command id; refused by the validator
/** The answer to every one of them, the same when it is repeated. */
export interface SurveyReceipt {
  readonly commandId: CommandId;
  readonly status: SurveyStatus;
  readonly atMs: number;
  /** False when the database was away: done and durable, not yet visible. */
  readonly projected: boolean;
}

export interface SurveyToAskNow {
  readonly by: StaffId;
}

export interface LinkToAdd {
  /** Digest of the token. */
  readonly hash: string;
  readonly by: StaffId;
}

export interface AnswerToTake extends GivenAnswer {
  /** By when a low score is followed up, on the branch's calendar. */
  readonly followUpDueAtMs: number;
}

export interface FollowUpToRecord {
  readonly by: StaffId;
  /** Who handled the case last: not the one who follows up. */
  readonly handlerId: StaffId | null;
  readonly note: string;
  /** The case that follows from the low score; null in requests from before there was one. */
  readonly complaintId: ComplaintId | null;
}

export const surveyUpdates = {
  askNow: defineUpdate<SurveyReceipt, [SurveyToAskNow], 'askNow'>('askNow'),
  addLink: defineUpdate<SurveyReceipt, [LinkToAdd], 'addLink'>('addLink'),
  answer: defineUpdate<SurveyReceipt, [AnswerToTake], 'answer'>('answer'),
  recordFollowUp: defineUpdate<SurveyReceipt, [FollowUpToRecord], 'recordFollowUp'>('recordFollowUp'),
};

// 4. Signals: may come twice or too late
export const surveySignals = {
  /** The case was opened again. */
  stop: defineSignal('stop'),
};

// 5. Queries
export const surveyQueries = { getState: defineQuery<SurveyState>('getState') };
