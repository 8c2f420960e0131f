import { WorkflowNotFoundError } from '@temporalio/common';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { complaintHolding } from '../../domain/complaint/holders.ts';
import type { CommandId, ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { ComplaintDone } from './answers.ts';
import { noSuchComplaint } from './read-complaint.ts';
import { mayWrite } from './rights.ts';

/** A command to a complaint, and who sends it. */
export interface ComplaintWriteRequest {
  readonly complaintId: ComplaintId;
  readonly name: ComplaintCommandName;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly ability: ActorAbility;
  /** Of the request's body. */
  readonly fingerprint: string;
}

/** A command that may go ahead, with the state it was judged by; or one that was carried out before, which is only told
 *  again. */
export type ComplaintLeave =
  | { readonly kind: 'allowed'; readonly state: ComplaintState }
  | { readonly kind: 'doneBefore'; readonly done: ComplaintDone };

/** The one place where commands to a complaint are allowed.
 *  @throws RequestFailure NOT_FOUND for what may not be read either, FORBIDDEN, IDEMPOTENCY_KEY_REUSED */
export async function requireComplaintWrite(deps: ApiDeps, request: ComplaintWriteRequest): Promise<ComplaintLeave> {
  const { complaintId, name, ability } = request;
  const state = await readState(deps, complaintId);
  if (state === null) throw noSuchComplaint();
  const holding = complaintHolding(state);
  if (mayWrite(deps, ability, name, holding)) return { kind: 'allowed', state };
  const done = await doneBefore(deps, request);
  if (done !== null) {
    await requireSameRequest(deps, request);
    return { kind: 'doneBefore', done };
  }
  if (!ability.can('readComplaint', holding)) throw noSuchComplaint();
  throw new RequestFailure('FORBIDDEN', 'Your profile does not allow this in this case.');
}

/** From the snapshot, or from the workflow itself while there is no snapshot yet.   @returns null when there is no such complaint */
async function readState({ models, temporal }: ApiDeps, complaintId: ComplaintId): Promise<ComplaintState | null> {
  const stored = await models.complaints.findById(complaintId, { state: 1 }).lean<{ state: ComplaintState }>();
  if (stored !== null) return stored.state;
  try {
    const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
    return (await handle.query(complaintQueries.getRecord)).state;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

/** A request that is repeated gets its answer, although what it did (another handler, a decided appeal) has taken the case out
 *  of the caller's reach. */
export async function doneBefore(
  { models }: Pick<ApiDeps, 'models'>,
  { complaintId, name, commandId, actor }: Omit<ComplaintWriteRequest, 'ability' | 'fingerprint'>,
): Promise<ComplaintDone | null> {
  const event = await models.complaintEvents
    .findOne({ complaintId, commandId, type: name, 'actor.staffId': actor.staffId })
    .lean();
  if (event === null) return null;
  const { revision, toStatus, atMs } = event;
  return { complaintId, commandId, revision, status: toStatus, atMs };
}

/** The workflow of a case keeps the fingerprints of its last commands, the log none. Once Temporal has forgotten it there is
 *  nothing to compare with.
 *  @throws RequestFailure IDEMPOTENCY_KEY_REUSED for a command that was carried out with another body */
export async function requireSameRequest(
  { temporal, settings }: Pick<ApiDeps, 'temporal' | 'settings'>,
  { complaintId, commandId, fingerprint }: Pick<ComplaintWriteRequest, 'complaintId' | 'commandId' | 'fingerprint'>,
): Promise<void> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  try {
    const receipt = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.query(complaintQueries.getReceipt, commandId),
    );
    if (receipt === null || receipt.fingerprint === fingerprint) return;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return;
    throw error;
  }
  throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
}
