import type { Client } from '@temporalio/client';
import type { ComplaintId, ProspectId, SurveyId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { complaintsThatHold } from '../../models/customer-hold.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import { findProspect, openProspectIds } from '../../models/prospect.ts';
import { intervalsOf } from '../../models/step-interval.ts';
import { openTasksOf } from '../../models/task.ts';
import { prospectQueries, prospectWorkflowId, prospectWorkflowType } from '../../workflows/prospect/messages.ts';
import { tellNobody, type TellOutside } from '../correspondence/tell-outside.ts';
import { compareHolds, compareProspect, type ProspectDifference, type StoredRecord } from './compare.ts';
import type { ComplaintDifference } from './compare-complaint.ts';
import { inParallel, lookAt, whyAway, type Look, type Outcome } from './look.ts';
import { complaintsToReconcile, lookAtComplaint } from './reconcile-complaint.ts';
import { lookAtSurvey, surveysToReconcile, type SurveyDifference } from './reconcile-survey.ts';
import { repairHolds, repairProspect } from './repair.ts';

type AnyDifference = ProspectDifference | ComplaintDifference | SurveyDifference;

/** A difference in a prospect, a complaint or a survey, and what became of it. */
export type Finding = Outcome<AnyDifference>;

export interface ReconcileReport {
  /** Prospects compared. */
  readonly checked: number;
  /** Complaints compared. */
  readonly complaints: number;
  /** Surveys compared. */
  readonly surveys: number;
  readonly findings: readonly Finding[];
}

/** Which records are compared. */
export interface ReconcileScope {
  readonly prospectIds: readonly ProspectId[];
  readonly complaintIds: readonly ComplaintId[];
  readonly surveyIds?: readonly SurveyId[];
}

export interface ReconcileOptions {
  readonly client: Client;
  readonly models: Models;
  /** Only these; every open prospect, and every complaint and survey that is not over, when left out. */
  readonly scope?: ReconcileScope;
  /** Repairs what can be repaired. */
  readonly fix: boolean;
  /** Workflows asked at a time: each may have to be replayed first. */
  readonly concurrency: number;
  /** How what is brought back into inboxes is told outside; nobody is when left out. */
  readonly tell?: TellOutside;
  readonly onProgress?: (compared: number) => void;
  readonly signal?: AbortSignal;
}

/** Compares every open workflow with the read model, and every open snapshot with the workflows. What is only on its way is
 *  looked at again and is no difference. Complaints come first: what their documents of holds say is what prospects are
 *  compared with. */
export async function reconcile(options: ReconcileOptions): Promise<ReconcileReport> {
  const { client, models, scope, fix, concurrency, tell = tellNobody, onProgress, signal } = options;
  const findings: Finding[] = [];
  let compared = 0;
  const compareEach = async (
    sources: readonly (AsyncIterable<string> | Iterable<string>)[],
    look: (id: string) => Promise<Look<AnyDifference>>,
  ): Promise<number> => {
    const seen = new Set<string>();
    const compareNext = async (id: string): Promise<void> => {
      signal?.throwIfAborted();
      if (seen.has(id)) return;
      seen.add(id);
      findings.push(...(await lookAt(async () => look(id), fix)));
      compared += 1;
      onProgress?.(compared);
    };
    for (const source of sources) await inParallel(source, concurrency, compareNext);
    return seen.size;
  };
  const complaints = await compareEach(
    scope === undefined ? complaintsToReconcile(client, models) : [scope.complaintIds],
    async (complaintId) => lookAtComplaint(client, models, complaintId, tell),
  );
  const checked = await compareEach(
    scope === undefined ? [openWorkflows(client), openProspectIds(models.prospects)] : [scope.prospectIds],
    async (prospectId) => lookAtProspect(client, models, prospectId, tell),
  );
  // a survey that was missing runs by now
  const surveys = await compareEach(
    scope === undefined ? surveysToReconcile(client, models) : [scope.surveyIds ?? []],
    async (surveyId) => lookAtSurvey(client, models, surveyId),
  );
  return { checked, complaints, surveys, findings };
}

async function* openWorkflows(client: Client): AsyncGenerator<ProspectId> {
  const prefix = prospectWorkflowId('');
  const query = `WorkflowType = '${prospectWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) yield workflowId.slice(prefix.length);
}

/** The database is read first: what changes in between can then only look behind, and is looked at again. */
async function lookAtProspect(
  client: Client,
  models: Models,
  prospectId: ProspectId,
  tell: TellOutside,
): Promise<Look<ProspectDifference>> {
  const stored = await readStored(models, prospectId);
  try {
    const record = await client.workflow.getHandle(prospectWorkflowId(prospectId)).query(prospectQueries.getRecord);
    const holding = await complaintsThatHold(models.customerHolds, prospectId, record.state.customer);
    const ofHolds = compareHolds(record.state, holding);
    const ofReadModel = compareProspect(record, stored);
    const repair = async (): Promise<void> => {
      if (ofHolds.length > 0) await repairHolds({ models, temporal: client }, record.state);
      if (ofReadModel.length > 0) await repairProspect(models, record, stored, tell);
    };
    return { differences: [...ofHolds, ...ofReadModel], repair };
  } catch (error) {
    const { kind, reason } = whyAway(error);
    const detail = kind === 'workflowMissing' ? `snapshot at ${stored.snapshot?.revision ?? 'none'}` : reason;
    return { differences: [{ prospectId, kind, detail, repairable: false }], repair: null };
  }
}

async function readStored(models: Models, prospectId: ProspectId): Promise<StoredRecord> {
  const { prospects, prospectEvents, tasks, stepIntervals } = models;
  const [snapshot, events, openTasks, intervals] = await Promise.all([
    findProspect(prospects, prospectId),
    eventsOf(prospectEvents, prospectId, { afterRevision: 0, limit: 0 }),
    openTasksOf(tasks, prospectId),
    intervalsOf(stepIntervals, [prospectId]),
  ]);
  return { snapshot, events, openTasks, stepIntervals: intervals };
}
