import { WorkflowUpdateFailedError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { Actor, CommandEnvelope } from '../../domain/prospect/command.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { findProspect } from '../../models/prospect.ts';
import { prospectUpdates, prospectWorkflowId, type CommandResult } from '../../workflows/prospect/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';

export interface CommandCall {
  readonly prospectId: ProspectId;
  readonly name: CommandName;
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly envelope: CommandEnvelope<unknown>;
}

/** Sends a command to its prospect's workflow: one call to Temporal, answered when the command is durable and, unless the
 *  database is away, visible.
 *  @throws RequestFailure for what is already known here; every other error is translated by the application */
export async function sendCommand(deps: ApiDeps, call: CommandCall): Promise<CommandResult> {
  const { temporal, settings, metrics } = deps;
  const end = metrics.updateSeconds.startTimer({ command: call.name });
  try {
    const result = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () => update(deps, call));
    end({ outcome: result.projected ? 'done' : 'pending' });
    return result;
  } catch (error) {
    end({ outcome: error instanceof WorkflowUpdateFailedError ? 'refused' : 'failed' });
    if (error instanceof WorkflowNotFoundError) return answerFromLog(deps, call, error);
    throw error;
  }
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
