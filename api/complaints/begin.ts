import { setTimeout as wait } from 'node:timers/promises';
import { WorkflowExecutionAlreadyStartedError, WorkflowNotFoundError } from '@temporalio/common';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { complaintRulesOf } from '../../models/complaint-rules.ts';
import { complaintEventId } from '../../models/complaint-event.ts';
import {
  complaintQueries,
  complaintWorkflowId,
  complaintWorkflowType,
  startOfComplaint,
  type ComplaintBeginning,
} from '../../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../../workflows/complaint/workflow.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';

/** How long a new complaint is waited for in the read model, and then how long its workflow is asked. */
const patienceMs = 2_000;

/** Starts the workflow of a complaint on the rules of its branch as they are now; repeating the request changes nothing.
 *  @throws RequestFailure IDEMPOTENCY_KEY_REUSED: the same key, another body */
export async function startComplaint(deps: ApiDeps, beginning: ComplaintBeginning): Promise<void> {
  const { temporal, settings, models } = deps;
  const rules = await complaintRulesOf(models.complaintRules, beginning.registration.branchId);
  try {
    await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      temporal.workflow.start<typeof complaintWorkflow>(complaintWorkflowType, {
        ...startOfComplaint(beginning, rules),
        taskQueue: settings.complaintQueue,
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    await requireSame(deps, beginning);
  }
}

/** The id follows from the caller and the key, so that only the body can differ. */
async function requireSame(
  { temporal, settings }: ApiDeps,
  { complaintId, fingerprint }: ComplaintBeginning,
): Promise<void> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  const { memo } = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () => handle.describe());
  if (memo?.['fingerprint'] !== fingerprint)
    throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
}

/** What the registration made. */
export interface Registration {
  /** As it was registered, whatever happened since. */
  readonly state: ComplaintState;
  readonly atMs: number;
  readonly projected: boolean;
}

/** The first event of a complaint, once the read model has it.
 *  @returns `projected: false` when it is not visible within two seconds; then the workflow itself tells */
export async function awaitRegistration(deps: ApiDeps, complaintId: ComplaintId): Promise<Registration> {
  const projected = await projectedEvent(deps, complaintId);
  const event = projected ?? (await recentEvent(deps, complaintId));
  if (event === null)
    throw new RequestFailure(
      'TEMPORAL_UNAVAILABLE',
      'The complaint is registered, but no worker has taken it up yet. Repeat the request with the same Idempotency-Key.',
    );
  // The first event carries every field.
  return { state: event.changes as ComplaintState, atMs: event.atMs, projected: projected !== null };
}

/** Looks again after 12 ms, then ever less often. */
async function projectedEvent({ models }: ApiDeps, complaintId: ComplaintId): Promise<ComplaintEvent | null> {
  const untilMs = Date.now() + patienceMs;
  for (let pauseMs = 12; Date.now() < untilMs; pauseMs *= 1.6) {
    await wait(pauseMs);
    const isVisible = await models.complaints.exists({ _id: complaintId });
    if (isVisible !== null)
      return models.complaintEvents.findById(complaintEventId(complaintId, 1)).lean<ComplaintEvent>();
  }
  return null;
}

async function recentEvent({ temporal }: ApiDeps, complaintId: ComplaintId): Promise<ComplaintEvent | null> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  try {
    const { recentEvents } = await temporal.withDeadline(Date.now() + patienceMs, () =>
      handle.query(complaintQueries.getRecord),
    );
    return recentEvents.find(({ revision }) => revision === 1) ?? null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
