import type { ComplaintEnvelope } from '../../domain/complaint/command.ts';
import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { CommandId, ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { complaintUpdates, complaintWorkflowId, type ComplaintAnswer } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { sendUpdate } from '../send-update.ts';
import { noSuchComplaint } from './read-complaint.ts';
import { requireSameRequest } from './require-write.ts';

export interface ComplaintCommandCall {
  readonly complaintId: ComplaintId;
  readonly name: ComplaintCommandName;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly envelope: ComplaintEnvelope<unknown>;
}

/** Sends a command to its complaint's workflow.
 *  @throws RequestFailure for what is already known here; every other error is translated by the application */
export async function sendComplaintCommand(deps: ApiDeps, call: ComplaintCommandCall): Promise<ComplaintAnswer> {
  return sendUpdate(deps, {
    command: call.name,
    send: () => update(deps, call),
    onGone: (cause) => answerFromLog(deps, call, cause),
  });
}

function update(
  { temporal }: ApiDeps,
  { complaintId, name, commandId, envelope }: ComplaintCommandCall,
): Promise<ComplaintAnswer> {
  // All updates have the same shape; only the type of their payload differs, which the schema of the route has checked.
  const definition = complaintUpdates[name] as (typeof complaintUpdates)['startWork'];
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  return handle.executeUpdate(definition, {
    args: [envelope as ComplaintEnvelope<Record<string, never>>],
    updateId: commandId,
  });
}

/** The workflow is gone: the command may be the one that ended it, asked for once more; otherwise the case is over or never
 *  was. */
async function answerFromLog(
  deps: ApiDeps,
  { complaintId, name, commandId, actor, envelope }: ComplaintCommandCall,
  cause: unknown,
): Promise<ComplaintAnswer> {
  const { models } = deps;
  const done = await models.complaintEvents.findOne({ complaintId, commandId }).lean();
  if (done !== null) {
    const isSame = done.type === name && done.actor.kind === 'staff' && done.actor.staffId === actor.staffId;
    if (!isSame) throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    const { revision, toStatus, atMs } = done;
    const { fingerprint } = envelope;
    await requireSameRequest(deps, { complaintId, commandId, fingerprint });
    return { receipt: { commandId, fingerprint, revision, status: toStatus, atMs }, projected: true };
  }
  const snapshot = await models.complaints.findById(complaintId, { revision: 1, status: 1 }).lean();
  if (snapshot === null) throw noSuchComplaint(cause);
  throw new RequestFailure(
    'COMPLAINT_CLOSED',
    `The complaint is over (${snapshot.status}).`,
    { actualRevision: snapshot.revision, actualStatus: snapshot.status },
    cause,
  );
}
