import { successfulOutcomes } from '../prospect/catalogue.ts';
import type { ProspectEvent } from '../prospect/event.ts';
import { isHeldByComplaint } from '../prospect/hold.ts';
import type { ProspectState } from '../prospect/state.ts';

/** Commands that cannot be sent without the customer having said something. */
const spokenCommands: readonly string[] = [
  'confirmAppointment',
  'rescheduleAppointment',
  'submitMinutes',
  'raiseObjection',
  'confirmObjection',
  'recordClosingAttempt',
];

/** When an event was a real touch with the customer; null when it was not. What happens inside the bank (a new owner,
 *  intelligence, a plan, a reminder, an unanswered call) leaves a prospect as cold as it was.   @returns UTC ms */
function realTouchMs({ type, reason, atMs, changes }: ProspectEvent): number | null {
  if (type === 'recordContact') return isReached(reason) ? (changes.lastContactAtMs ?? null) : null;
  if (type === 'submitMinutes') return changes.lastContactAtMs ?? null;
  return spokenCommands.includes(type) ? atMs : null;
}

/** The reason of a recorded contact is its outcome. A call nobody answered is work, but no touch. */
function isReached(outcome: string | null): boolean {
  return successfulOutcomes.some((successful) => successful === outcome);
}

/** When the clock of neglect starts (again) because of an event: a real touch, the capture or reopening of the pursuit, the
 *  end of parking or of the last hold, during which nobody was to touch the customer.   @returns UTC ms; null: it runs on */
function clockStartMs(event: ProspectEvent): number | null {
  const { fromPhase, atMs, changes } = event;
  const isFirst = fromPhase === null;
  const endsParking = 'parked' in changes && changes.parked === null;
  const endsHold = changes.holds?.length === 0;
  return isFirst || endsParking || endsHold ? atMs : realTouchMs(event);
}

/** The newest start of the clock among events; null when none of them starts it.   @returns UTC ms */
export function untouchedSinceMs(events: readonly ProspectEvent[]): number | null {
  const starts = events.map(clockStartMs).filter((atMs) => atMs !== null);
  return starts.length === 0 ? null : Math.max(...starts);
}

/** The touch that is planned next: the latest date agreed with the customer, otherwise the earliest of the care rhythm.
 *  In the past when it was not kept; null when nothing is planned, as while a complaint is open (P-58). A deadline of the process is a limit and no plan.
 *  @returns UTC ms */
export function plannedTouchMs(state: ProspectState): number | null {
  if (isHeldByComplaint(state)) return null;
  const agreed = agreedDates(state);
  if (agreed.length > 0) return Math.max(...agreed);
  const rhythm = careDates(state);
  return rhythm.length > 0 ? Math.min(...rhythm) : null;
}

function agreedDates({ appointment, parked, lastAttempt, meetings, deadlines }: ProspectState): number[] {
  const isArmed = (code: string): boolean => deadlines.some((deadline) => deadline.code === code);
  const dueOf = (code: string): number[] => deadlines.filter((d) => d.code === code).map(({ dueAtMs }) => dueAtMs);
  const isAhead = appointment?.status === 'proposed' || appointment?.status === 'confirmed';
  const nextStepMs = meetings.at(-1)?.nextStepDueAtMs ?? null;
  return [
    ...(appointment !== null && isAhead ? [appointment.startAtMs] : []),
    ...(parked === null ? [] : [parked.untilMs]),
    ...(lastAttempt?.result === 'thinking' ? dueOf('T5.DECIDE') : []),
    ...(nextStepMs !== null && isArmed('T3.FOLLOW') ? [nextStepMs] : []),
  ];
}

/** Care that is open comes before care that is to come: its clock is armed again whether it was kept or not. */
function careDates({ tasks, deadlines }: ProspectState): number[] {
  const open = tasks.filter(({ kind }) => kind === 'care' || kind === 'welcome').map(({ dueAtMs }) => dueAtMs);
  if (open.length > 0) return open;
  return deadlines.filter(({ code }) => code === 'T6.CADENCE' || code === 'T6.WELCOME').map(({ dueAtMs }) => dueAtMs);
}
