import { actAs } from '../../domain/complaint/acting.ts';
import type { CaseActor, ComplaintCommand } from '../../domain/complaint/command.ts';
import { complaintCommands, type ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { representedBy } from '../../models/absence.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
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
  const handle = deps.temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  const { state, rules } = await deps.temporal.withDeadline(nowMs + deps.settings.requestTimeoutMs, () =>
    handle.query(complaintQueries.getRecord),
  );
  const command = complaintCommands[name] as ComplaintCommand<unknown>;
  return actAs(state, command, payload, { nowMs, actor, calendar, rules }, absent);
}
