import type { UpdateDefinition } from '@temporalio/common';
import { currentUpdateInfo, setHandler } from '@temporalio/workflow';
import type { WorkingCalendar } from '../domain/calendar.ts';
import type { CommandId } from '../domain/ids.ts';
import type { Answer, RecordKind } from './carry.ts';
import { workflowNowMs } from './clock.ts';
import { fail, type Refused } from './fail.ts';
import { project } from './projector.ts';
import { adopt, keepReceipt, keptReceipt, letDueAct, type Decided, type LiveRecord } from './record.ts';

/** How one command of a person is asked for and carried out. */
export interface Handling<Kind extends RecordKind, Envelope> {
  /** What fell due before the command came, while no worker ran, acts before it: it was late. */
  readonly isAfterDue: boolean;
  /** Whether it may be carried out now. Asked by the validator alone. */
  readonly refuse: (envelope: Envelope) => Refused | null;
  /** The part of it that is asked again, and replayed. */
  readonly refuseMisplaced: (envelope: Envelope) => Refused | null;
  readonly carryOut: (envelope: Envelope, commandId: CommandId) => Decided<Kind>;
  readonly receiptOf: (decided: Decided<Kind>, envelope: Envelope, commandId: CommandId) => Kind['receipt'];
}

interface Sent {
  readonly calendar: WorkingCalendar;
}

/** Registers the handler and the validator of a command. */
export function handleCommand<Kind extends RecordKind, Envelope extends Sent>(
  live: LiveRecord<Kind>,
  update: UpdateDefinition<Answer<Kind>, [Envelope]>,
  handling: Handling<Kind, Envelope>,
): void {
  setHandler(update, (envelope): Promise<Answer<Kind>> => handle(live, handling, envelope), {
    validator: (envelope) => guard(live, handling, envelope),
  });
}

function commandIdOf(): CommandId {
  return currentUpdateInfo()?.id ?? '';
}

/** Refuses before the update is accepted: a refusal leaves no event. Not run on replay, so gates may be improved freely. */
function guard<Kind extends RecordKind, Envelope>(
  live: LiveRecord<Kind>,
  handling: Handling<Kind, Envelope>,
  envelope: Envelope,
): void {
  if (keptReceipt(live, commandIdOf()) !== undefined) return;
  const refusal = handling.refuse(envelope);
  if (refusal !== null) fail(refusal);
}

/** Guards the order again, because commands that arrive together may all have passed the validator, and changes the state
 *  before the first await. Conditions are not asked again here: this is replayed. */
async function handle<Kind extends RecordKind, Envelope extends Sent>(
  live: LiveRecord<Kind>,
  handling: Handling<Kind, Envelope>,
  envelope: Envelope,
): Promise<Answer<Kind>> {
  const commandId = commandIdOf();
  if (keptReceipt(live, commandId) === undefined) {
    if (handling.isAfterDue) {
      takeCalendar(live, envelope);
      letDueAct(live);
      void project(live);
    }
    const misplaced = handling.refuseMisplaced(envelope);
    if (misplaced !== null) fail(misplaced);
    const decided = handling.carryOut(envelope, commandId);
    takeCalendar(live, envelope);
    live.updatesInRun += 1;
    adopt(live, decided);
    keepReceipt(live, handling.receiptOf(decided, envelope, commandId));
  }
  const receipt = keptReceipt(live, commandId) as Kind['receipt'];
  await project(live);
  return { receipt, projected: live.carry.projectedRevision >= receipt.revision };
}

/** A command brings the calendar of its moment. */
function takeCalendar<Kind extends RecordKind>({ carry }: LiveRecord<Kind>, { calendar }: Sent): void {
  carry.calendar = calendar;
  carry.calendarReadAtMs = workflowNowMs();
}
