import { createHash } from 'node:crypto';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { complaintParams } from '../../contracts/complaint.ts';
import { requestedSurvey, requestSurveyBody } from '../../contracts/survey.ts';
import type { CommandId, StaffId } from '../../domain/ids.ts';
import { surveyOnRequest, unmetForRequest } from '../../domain/survey/begin.ts';
import type { SurveyKind } from '../../domain/survey/catalogue.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { isQuietCustomer, runningSurveysOf, surveyKeys } from '../../models/survey.ts';
import { startOfSurvey, surveyUpdates, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import type { surveyWorkflow } from '../../workflows/survey/workflow.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { requireCase } from './read-survey.ts';
import { sendToSurvey } from './send.ts';

export const requestSurveyRoute = defineRoute({
  method: 'post',
  path: '/complaints/:complaintId/surveys',
  operationId: 'requestSurvey',
  tag: 'surveys',
  summary: 'Ask the customer of a closed case at once: the survey of its closing before its time, or one more',
  needs: 'decideComplaint',
  params: complaintParams,
  body: requestSurveyBody,
  answers: { 200: { description: 'The customer may be asked', schema: requestedSurvey } },
  failures: ['NOT_FOUND', 'WRONG_PHASE', 'UNMET_CONDITIONS', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor: { staffId }, ability, params, body: { kind }, commandId }, deps) => {
    const complaint = await requireCase(deps, ability, params.complaintId, 'decideComplaint');
    return ok({ surveyId: await ask(deps, complaint, { kind, staffId, commandId }) });
  },
});

interface Asking {
  readonly kind: SurveyKind;
  readonly staffId: StaffId;
  readonly commandId: CommandId;
}

/** @returns the survey's id   @throws RequestFailure UNMET_CONDITIONS */
async function ask(deps: ApiDeps, complaint: ComplaintSnapshot, { kind, staffId, commandId }: Asking): Promise<string> {
  const { models } = deps;
  const surveyId = idFor(complaint._id, staffId, commandId);
  // A repeated request finds what it made.
  if ((await models.surveys.exists({ _id: surveyId })) !== null) return surveyId;
  const { customer } = complaint.state;
  const customerKeys = customer === null ? [] : surveyKeys(customer);
  const nowMs = Date.now();
  const [running, isQuiet] = await Promise.all([
    runningSurveysOf(models.surveys, complaint._id),
    isQuietCustomer(models.surveys, customerKeys, { nowMs, besides: null }),
  ]);
  const begun = running.find(({ state }) => state.requestedWith === commandId);
  if (begun !== undefined) return begun._id;
  const waiting = running.find((survey) => survey.status === 'scheduled' && survey.kind === kind);
  const isRunning = running.length > (waiting === undefined ? 0 : 1);
  const unmet = unmetForRequest(complaint.state, { isRunning, isQuiet, nowMs });
  if (unmet.length > 0)
    throw new RequestFailure('UNMET_CONDITIONS', `Not yet: ${unmet.join(', ')}.`, {
      unmet: unmet.map((code) => ({ code, kind: 'hard' })),
    });
  if (waiting === undefined) {
    await begin(deps, surveyOnRequest(complaint.state, { surveyId, kind, customerKeys, requestedBy: staffId }, nowMs));
    return surveyId;
  }
  await sendToSurvey(deps, waiting, {
    command: 'requestSurvey',
    send: (handle) => handle.executeUpdate(surveyUpdates.askNow, { args: [{ by: staffId }], updateId: commandId }),
  });
  return waiting._id;
}

/** The same for every repetition of a request. */
function idFor(complaintId: string, staffId: StaffId, key: CommandId): string {
  return createHash('sha256').update(`survey\n${complaintId}\n${staffId}\n${key}`).digest('hex').slice(0, 26);
}

async function begin({ temporal, settings }: ApiDeps, survey: SurveyState): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      temporal.workflow.start<typeof surveyWorkflow>(surveyWorkflowType, {
        ...startOfSurvey(survey),
        taskQueue: settings.complaintQueue,
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
