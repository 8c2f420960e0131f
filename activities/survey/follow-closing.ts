import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintId, SurveyId } from '../../domain/ids.ts';
import { canReach, surveyAfterClosing } from '../../domain/survey/begin.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { Models } from '../../models/connect.ts';
import { runningSurveysOf, surveyKeys } from '../../models/survey.ts';
import { startOfSurvey, surveySignals, surveyWorkflowId, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import type { ComplaintProjection } from '../complaint/documents.ts';

export interface FollowClosingDeps {
  readonly models: Pick<Models, 'surveys'>;
  readonly temporal: Client;
  readonly complaintQueue: string;
}

/** What a complaint's projected events mean for surveys: a closing begins one, an appeal stops it. Called when the snapshot is
 *  written and before the projection is acknowledged, so that a crash in between has it done again; a survey's id follows
 *  from complaint and closing, so that it begins once.
 *
 *  The complaint knows nothing of it and does not wait: a survey is over on day 14, before the appeal window (30 days) is, so
 *  that C-26 finds it finished. */
export async function followClosing(deps: FollowClosingDeps, { snapshot, events }: ComplaintProjection): Promise<void> {
  for (const event of events) {
    if (isReopening(event)) await stopSurveys(deps, event.complaintId);
    const survey = surveyOfClosing(snapshot, event);
    if (survey !== null) await beginSurvey(deps, survey);
  }
}

/** The survey of a closing.   @param revision of the event that closed the case */
export function surveyIdOfClosing(complaintId: ComplaintId, revision: number): SurveyId {
  return `${complaintId}-${revision}`;
}

function isReopening({ fromStatus, changes }: ComplaintEvent): boolean {
  return fromStatus === 'closed' && changes.closing === null;
}

/** The survey that an event brings about, as it begins; null when it closes nothing, or nobody could be asked. */
export function surveyOfClosing(
  complaint: ComplaintProjection['snapshot'],
  { complaintId, revision, changes: { closing } }: ComplaintEvent,
): SurveyState | null {
  if (closing == null || !canReach(complaint)) return null;
  const { customer } = complaint;
  const request = {
    surveyId: surveyIdOfClosing(complaintId, revision),
    kind: 'afterComplaint',
    customerKeys: customer === null ? [] : surveyKeys(customer),
    requestedBy: null,
  } as const;
  return surveyAfterClosing({ ...complaint, closing }, request);
}

/** Starts a survey's workflow; one that was started before is left as it is. */
export async function beginSurvey(
  { temporal, complaintQueue }: Pick<FollowClosingDeps, 'temporal' | 'complaintQueue'>,
  survey: SurveyState,
): Promise<void> {
  try {
    await temporal.workflow.start<typeof surveyWorkflow>(surveyWorkflowType, {
      ...startOfSurvey(survey),
      taskQueue: complaintQueue,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** A survey that the read model does not have yet looks itself, before it asks, whether its case is still closed. */
async function stopSurveys({ models, temporal }: FollowClosingDeps, complaintId: ComplaintId): Promise<void> {
  for (const { _id: surveyId } of await runningSurveysOf(models.surveys, complaintId)) {
    try {
      await temporal.workflow.getHandle(surveyWorkflowId(surveyId)).signal(surveySignals.stop);
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }
}
