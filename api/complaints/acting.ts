import { WorkflowNotFoundError } from '@temporalio/common';
import { actAs } from '../../domain/complaint/acting.ts';
import type { CaseActor, ComplaintCommand } from '../../domain/complaint/command.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { representedBy } from '../../models/absence.ts';
import { complaintQueries, complaintWorkflowId, type ComplaintRecord } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';

/** A command that is about to be sent. */
interface Intended {
  readonly complaintId: ComplaintId;
  readonly name: ComplaintCommandName;
  readonly payload: unknown;
  readonly calendar: WorkingCalendar;
}

/** Whoever gives a command, with the person in whose place they give it when they are that person's deputy at this moment: read
 *  anew each time, because a leave may just have ended. Only for deputies is the case itself asked, which knows its rules. */
export async function actorOf(deps: ApiDeps, actor: Actor, intended: Intended): Promise<CaseActor> {
  const { complaintId, name, payload, calendar } = intended;
  const nowMs = Date.now();
  const absent = await representedBy(deps.models, actor.staffId, nowMs);
  if (absent.length === 0) return actor;
  const record = await recordOf(deps, complaintId);
  // A case that is gone is answered from its log, whoever asks.
  if (record === null) return actor;
  const { state, rules } = record;
  const command = complaintCommands[name] as ComplaintCommand<unknown>;
  return actAs(state, command, payload, { nowMs, actor, calendar, rules }, absent);
}

/** What the case's workflow holds; null when there is none any more. */
async function recordOf({ temporal, settings }: ApiDeps, complaintId: ComplaintId): Promise<ComplaintRecord | null> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  try {
    return await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.query(complaintQueries.getRecord),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
