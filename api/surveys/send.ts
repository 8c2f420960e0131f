import type { WorkflowHandle } from '@temporalio/client';
import type { StoredSurvey } from '../../models/survey.ts';
import { surveyWorkflowId, type SurveyReceipt } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { sendUpdate } from '../send-update.ts';

type SurveyHandle = WorkflowHandle<typeof surveyWorkflow>;

/** Sends a command to a survey's workflow.
 *  @throws RequestFailure SURVEY_ANSWERED or SURVEY_EXPIRED when it is over; every other error is translated by the
 *  application */
export async function sendToSurvey(
  deps: ApiDeps,
  { _id, status }: Pick<StoredSurvey, '_id' | 'status'>,
  { command, send }: { readonly command: string; readonly send: (handle: SurveyHandle) => Promise<SurveyReceipt> },
): Promise<SurveyReceipt> {
  const handle = deps.temporal.workflow.getHandle<typeof surveyWorkflow>(surveyWorkflowId(_id));
  return sendUpdate(deps, {
    command,
    send: () => send(handle),
    onGone: (cause) => {
      const code = status === 'answered' ? 'SURVEY_ANSWERED' : 'SURVEY_EXPIRED';
      throw new RequestFailure(code, 'The survey is over.', {}, cause);
    },
  });
}
