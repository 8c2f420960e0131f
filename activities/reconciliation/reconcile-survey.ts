import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId, SurveyId } from '../../domain/ids.ts';
import { isSurveyOver } from '../../domain/survey/change.ts';
import type { SurveyState } from '../../domain/survey/state.ts';
import type { Models } from '../../models/connect.ts';
import { unfinishedSurveyIds, type StoredSurvey } from '../../models/survey.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { surveyQueries, surveyWorkflowId, surveyWorkflowType } from '../../workflows/survey/messages.ts';
import { beginSurvey, surveyOfClosing, type FollowClosingDeps } from '../survey/follow-closing.ts';
import { createSurveyWriter, surveyFields } from '../survey/write.ts';
import { differingFields } from './compare-log.ts';
import { whyAway, type Difference, type Look } from './look.ts';

type SurveyDifferenceKind = 'snapshotMissing' | 'snapshotBehind' | 'snapshotAhead' | 'snapshotDiffers';

/** One way in which the database is not what a survey's workflow says. */
export interface SurveyDifference extends Difference<SurveyDifferenceKind> {
  readonly surveyId: SurveyId;
}

/** Surveys with a running workflow, and those whose documents say that something is still to come. */
export function surveysToReconcile(client: Client, models: Models): readonly AsyncIterable<SurveyId>[] {
  return [openWorkflows(client), unfinishedSurveyIds(models.surveys)];
}

async function* openWorkflows(client: Client): AsyncGenerator<SurveyId> {
  const prefix = surveyWorkflowId('');
  const query = `WorkflowType = '${surveyWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) yield workflowId.slice(prefix.length);
}

/** Compares one survey. The database is read first: what changes in between can then only look behind. */
export async function lookAtSurvey(
  client: Client,
  models: Models,
  surveyId: SurveyId,
): Promise<Look<SurveyDifference>> {
  const stored = await models.surveys.findById(surveyId).lean<StoredSurvey>();
  try {
    const state = await client.workflow.getHandle(surveyWorkflowId(surveyId)).query(surveyQueries.getState);
    return {
      differences: compareSurvey(state, stored).map((difference) => ({ surveyId, ...difference })),
      repair: async () => repairSurvey(models, state, stored),
    };
  } catch (error) {
    const { kind, reason } = whyAway(error);
    if (kind === 'workflowMissing' && stored !== null) return lookWithoutWorkflow(client, stored);
    return { differences: [{ surveyId, kind, detail: reason, repairable: false }], repair: null };
  }
}

/** A document holds the whole state: from it a survey that Temporal does not have, and that is not over, goes on. */
async function lookWithoutWorkflow(client: Client, { _id, state }: StoredSurvey): Promise<Look<SurveyDifference>> {
  if (isSurveyOver(state)) return { differences: [], repair: null };
  const difference = { surveyId: _id, kind: 'workflowMissing', detail: `document at ${state.revision}` } as const;
  const beside = await besideCase(client, state.complaintId).catch(absent);
  if (beside === null) return { differences: [{ ...difference, repairable: false }], repair: null };
  return { differences: [{ ...difference, repairable: true }], repair: async () => beginSurvey(beside, state) };
}

/** Every difference between a survey's workflow and its document; [] when they agree. */
function compareSurvey(state: SurveyState, stored: StoredSurvey | null): Difference<SurveyDifferenceKind>[] {
  const found = (kind: SurveyDifferenceKind, detail: string) => [{ kind, detail, repairable: true }];
  const { revision } = state;
  if (stored === null) return found('snapshotMissing', `workflow at ${revision}`);
  const revisions = `stored ${stored.revision}, workflow ${revision}`;
  if (stored.revision < revision) return found('snapshotBehind', revisions);
  if (stored.revision > revision) return found('snapshotAhead', revisions);
  const fields = differingFields<StoredSurvey>(surveyFields(state), stored);
  return fields.length === 0 ? [] : found('snapshotDiffers', fields.join(', '));
}

async function repairSurvey(models: Models, survey: SurveyState, stored: StoredSurvey | null): Promise<void> {
  const { surveyId: _id, revision } = survey;
  if (stored !== null && stored.revision > revision)
    await models.surveys.updateOne({ _id, revision: stored.revision }, { $set: { revision } });
  await createSurveyWriter(models).write({ survey });
}

/** The survey that a closed case should have and that nobody began. One whose time is over is begun no more.
 *  @param events the log, in order of revision */
export async function missingSurvey(
  client: Client,
  models: Models,
  state: ComplaintState,
  events: readonly ComplaintEvent[],
): Promise<SurveyState | null> {
  if (state.status !== 'closed') return null;
  const closing = events.findLast(({ changes }) => changes.closing != null);
  const survey = closing === undefined ? null : surveyOfClosing(state, closing);
  if (survey === null || survey.endsAtMs <= Date.now()) return null;
  const { surveyId } = survey;
  if ((await models.surveys.exists({ _id: surveyId })) !== null) return null;
  const running = await client.workflow.getHandle(surveyWorkflowId(surveyId)).describe().catch(absent);
  return running === null ? survey : null;
}

/** Where the surveys of a case run: on the queue of the case.   @throws WorkflowNotFoundError when Temporal has no such case */
export async function besideCase(
  temporal: Client,
  complaintId: ComplaintId,
): Promise<Pick<FollowClosingDeps, 'temporal' | 'complaintQueue'>> {
  const { taskQueue } = await temporal.workflow.getHandle(complaintWorkflowId(complaintId)).describe();
  return { temporal, complaintQueue: taskQueue };
}

/** @throws the error when it is another one */
function absent(error: unknown): null {
  if (error instanceof WorkflowNotFoundError) return null;
  throw error;
}
