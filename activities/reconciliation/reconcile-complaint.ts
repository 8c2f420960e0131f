import type { Client } from '@temporalio/client';
import { isOver } from '../../domain/complaint/catalogue.ts';
import { isHolding } from '../../domain/complaint/hold.ts';
import { settledByComplaint } from '../../domain/complaint/settle.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import { complaintEventId } from '../../models/complaint-event.ts';
import { complaintEventsOf } from '../../models/complaint-log.ts';
import { liveComplaintIds, type ComplaintSnapshot } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import { keepFromComplained, keepImprovements } from '../complaint/keep-improvements.ts';
import type { StoredImprovement } from '../../models/improvement-item.ts';
import { callOnImprovements } from '../improvement/activities.ts';
import { beginSurvey } from '../survey/follow-closing.ts';
import { besideCase, missingSurvey } from './reconcile-survey.ts';
import { holdingComplaintIds, type CustomerHold } from '../../models/customer-hold.ts';
import { complaintQueries, complaintWorkflowId, complaintWorkflowType } from '../../workflows/complaint/messages.ts';
import { changeHold } from '../complaint/hold.ts';
import { complaintItems } from '../complaint/inbox.ts';
import { createComplaintWriter } from '../complaint/write.ts';
import type { TellOutside } from '../correspondence/tell-outside.ts';
import { mergedLog } from './compare-log.ts';
import {
  compareComplaint,
  compareHold,
  type ComplaintDifference,
  type ComplaintTruth,
  type StoredComplaint,
} from './compare-complaint.ts';
import { whyAway, type Look } from './look.ts';
import { takeBackNotices } from './take-back-notices.ts';
import { tellRestored } from './tell-restored.ts';

/** Complaints with a running workflow, those whose snapshots say so, and those that a document says hold somebody. */
export function complaintsToReconcile(client: Client, models: Models): readonly AsyncIterable<ComplaintId>[] {
  return [openWorkflows(client), liveComplaintIds(models.complaints), holdingComplaintIds(models.customerHolds)];
}

async function* openWorkflows(client: Client): AsyncGenerator<ComplaintId> {
  const prefix = complaintWorkflowId('');
  const query = `WorkflowType = '${complaintWorkflowType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query })) yield workflowId.slice(prefix.length);
}

/** Compares one complaint. The database is read first: what changes in between can then only look behind. */
export async function lookAtComplaint(
  client: Client,
  models: Models,
  complaintId: ComplaintId,
  tell: TellOutside,
): Promise<Look<ComplaintDifference>> {
  const stored = await readStored(models, complaintId);
  try {
    const truth = await client.workflow.getHandle(complaintWorkflowId(complaintId)).query(complaintQueries.getRecord);
    const survey = await missingSurvey(client, models, truth.state, stored.events);
    const ofSurvey =
      survey === null
        ? []
        : [{ complaintId, kind: 'surveyMissing' as const, detail: survey.surveyId, repairable: true }];
    return {
      differences: [...compareComplaint(truth, stored), ...ofSurvey],
      repair: async () => {
        await repairComplaint({ models, temporal: client, tell }, truth, stored);
        if (survey !== null) await beginSurvey(await besideCase(client, complaintId), survey);
      },
    };
  } catch (error) {
    const { kind, reason } = whyAway(error);
    if (kind === 'workflowMissing') return lookWithoutWorkflow(client, models, complaintId, stored);
    return { differences: [{ complaintId, kind, detail: reason, repairable: false }], repair: null };
  }
}

/** Of a case that is over and that Temporal has forgotten, the snapshot is the truth: it must hold nobody. */
function lookWithoutWorkflow(
  client: Client,
  models: Models,
  complaintId: ComplaintId,
  { snapshot, hold }: StoredComplaint,
): Look<ComplaintDifference> {
  if (snapshot === null || !isOver(snapshot.status)) {
    const detail = `snapshot at ${snapshot?.revision ?? 'none'}`;
    return { differences: [{ complaintId, kind: 'workflowMissing', detail, repairable: false }], repair: null };
  }
  return {
    differences: compareHold(snapshot.state, hold).map((difference) => ({ complaintId, ...difference })),
    repair: async () => repairHold({ models, temporal: client }, snapshot.state, hold),
  };
}

async function readStored(models: Models, complaintId: ComplaintId): Promise<StoredComplaint> {
  const [snapshot, events, hold, improvements] = await Promise.all([
    models.complaints.findById(complaintId).lean<ComplaintSnapshot>(),
    complaintEventsOf(models.complaintEvents, complaintId, {
      order: 'asc',
      afterRevision: 0,
      beforeRevision: null,
      limit: 0,
    }),
    models.customerHolds.findById(complaintId).lean<CustomerHold>(),
    models.improvementItems
      .find({ originId: complaintId }, { complainedStaffId: 1 })
      .lean<Pick<StoredImprovement, '_id' | 'complainedStaffId'>[]>(),
  ]);
  return { snapshot, events, hold, improvements: new Map(improvements.map((item) => [item._id, item])) };
}

interface RepairDeps {
  readonly models: Models;
  readonly temporal: Client;
}

/** Makes a complaint in the database what its workflow says, also where the database is ahead of it. */
async function repairComplaint(
  deps: RepairDeps & { readonly tell: TellOutside },
  { state, recentEvents }: ComplaintTruth,
  { snapshot, events, hold }: StoredComplaint,
): Promise<void> {
  const { complaintEvents, complaints } = deps.models;
  const { complaintId: _id, revision } = state;
  // what was written for a workflow task that the server lost never happened
  const beyond = events.filter((event) => event.revision > revision);
  const beyondIds = beyond.map((event) => complaintEventId(_id, event.revision));
  await complaintEvents.deleteMany({ _id: { $in: beyondIds } });
  await takeBackNotices(deps.models, beyondIds);
  if (snapshot !== null && snapshot.revision > revision)
    await complaints.updateOne({ _id, revision: snapshot.revision }, { $set: { revision } });
  const projection = { snapshot: state, events: mergedLog(events, recentEvents, revision) };
  await tellRestored(deps.models, deps.tell, _id, {
    items: await complaintItems(deps.models, [projection]),
    settlements: projection.events.flatMap(settledByComplaint),
  });
  await createComplaintWriter(deps.models).write(projection);
  const itemIds = await keepImprovements(deps.models, projection);
  if (itemIds.length > 0) await callOnImprovements(await besideCase(deps.temporal, _id), itemIds);
  await keepFromComplained(deps.models, state);
  if (compareHold(state, hold).length > 0) await repairHold(deps, state, hold);
}

/** Makes the document of a hold what the case says, and tells the customer's prospects. */
async function repairHold(deps: RepairDeps, state: ComplaintState, hold: CustomerHold | null): Promise<void> {
  const { complaintId: _id, revision, customer, prospectId } = state;
  if (hold !== null && hold.revision > revision)
    await deps.models.customerHolds.updateOne({ _id, revision: hold.revision }, { $set: { revision } });
  await changeHold(deps, { complaintId: _id, revision, holds: isHolding(state), customer, prospectId });
}
