import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { isOver } from '../../domain/complaint/catalogue.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import { casesOf } from '../../models/complaints-near.ts';
import type { Models } from '../../models/connect.ts';
import { complaintSignals, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ComplaintProjection } from './documents.ts';

interface ReportDeps {
  readonly models: Pick<Models, 'complaints'>;
  readonly temporal: Client;
}

/** Signals that go out at the same time. */
const signalsAtOnce = 10;

/** Passes the common cause on to the cases of a systemic case that has reported it (C-25), and to a case that is linked while
 *  that happens: whichever snapshot is written last sees the other. Called when the snapshot is written and before the
 *  projection is acknowledged; a case that knows it already takes no notice. */
export async function reportCauses(deps: ReportDeps, { snapshot, events }: ComplaintProjection): Promise<void> {
  if (events.some(({ changes }) => changes.causeReport !== undefined)) return tellCases(deps, snapshot);
  const isNewlyLinked = events.some(({ changes }) => changes.parentId != null);
  if (!isNewlyLinked || snapshot.parentId === null) return;
  const parent = await deps.models.complaints
    .findById(snapshot.parentId, { state: 1 })
    .lean<{ state: ComplaintState }>();
  if (parent?.state.causeReport !== undefined) await tell(deps, parent.state, snapshot.complaintId);
}

async function tellCases(deps: ReportDeps, parent: ComplaintState): Promise<void> {
  const cases = await casesOf(deps.models.complaints, parent.complaintId);
  const ids = cases.filter(({ status }) => !isOver(status)).map(({ _id }) => _id);
  for (let from = 0; from < ids.length; from += signalsAtOnce)
    await Promise.all(ids.slice(from, from + signalsAtOnce).map((id) => tell(deps, parent, id)));
}

/** A case that is over needs to know nothing. */
async function tell({ temporal }: ReportDeps, parent: ComplaintState, complaintId: ComplaintId): Promise<void> {
  const { causeReport, decision, complaintId: parentId } = parent;
  if (causeReport === undefined || decision === null) return;
  const { atMs, text } = causeReport;
  const { rootCauseClass } = decision;
  const args = { parentId, workflowId: complaintWorkflowId(parentId), atMs, rootCauseClass, text };
  try {
    await temporal.workflow.getHandle(complaintWorkflowId(complaintId)).signal(complaintSignals.causeReported, args);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
