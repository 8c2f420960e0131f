import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { Actor, CommandEnvelope } from '../../domain/prospect/command.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { findProspect } from '../../models/prospect.ts';
import { prospectUpdates, prospectWorkflowId, type CommandResult } from '../../workflows/prospect/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { sendUpdate } from '../send-update.ts';

export interface CommandCall {
  readonly prospectId: ProspectId;
  readonly name: CommandName;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly envelope: CommandEnvelope<unknown>;
}

/** Sends a command to its prospect's workflow.
 *  @throws RequestFailure for what is already known here; every other error is translated by the application */
export async function sendCommand(deps: ApiDeps, call: CommandCall): Promise<CommandResult> {
  return sendUpdate(deps, {
    command: call.name,
    send: () => update(deps, call),
    onGone: (cause) => answerFromLog(deps, call, cause),
  });
}

function update({ temporal }: ApiDeps, { prospectId, name, commandId, envelope }: CommandCall): Promise<CommandResult> {
  // All updates have the same shape; only the type of their payload differs, which the schema of the route has checked.
  const definition = prospectUpdates[name] as (typeof prospectUpdates)['confirmAppointment'];
  const handle = temporal.workflow.getHandle(prospectWorkflowId(prospectId));
  return handle.executeUpdate(definition, {
    args: [envelope as CommandEnvelope<Record<never, never>>],
    updateId: commandId,
  });
}

/** The workflow is gone: the command may be the one that ended it, asked for once more; otherwise the pursuit has ended
 *  or never was. */
async function answerFromLog(
  { models }: ApiDeps,
  { prospectId, name, commandId, actor, envelope }: CommandCall,
  cause: unknown,
): Promise<CommandResult> {
  const done = await models.prospectEvents.findOne({ prospectId, commandId }).lean();
  if (done !== null) {
    const isSame = done.type === name && done.actor.kind === 'staff' && done.actor.staffId === actor.staffId;
    if (!isSame) throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another request.');
    const { revision, toPhase, atMs } = done;
    return {
      receipt: { commandId, fingerprint: envelope.fingerprint, revision, phase: toPhase, atMs },
      projected: true,
    };
  }
  const snapshot = await findProspect(models.prospects, prospectId);
  if (snapshot === null) throw new RequestFailure('NOT_FOUND', 'There is no such prospect.', {}, cause);
  throw new RequestFailure(
    'PROSPECT_CLOSED',
    `The pursuit has ended (${snapshot.phase}); a supervisor can reopen a lost or disqualified one.`,
    { actualRevision: snapshot.revision, actualPhase: snapshot.phase },
    cause,
  );
}
