import type { ComplaintId } from '../ids.ts';
import { closeTasks, count, endDeadlines, openTask, type Change } from './change.ts';
import type { CommandContext } from './command.ts';
import { armDeadline, isHeld, meetDeadline, ruleOf, type TimeContext } from './deadline.ts';
import { dayMs, hourMs, instantAfter, minuteMs } from '../wait.ts';
import { enterPhase, parkUntil } from './phase.ts';
import type { Appointment } from './records.ts';
import type { ProspectState } from './state.ts';

/** Counts a failed attempt; the last allowed one parks the prospect (R2-6, P-18), the others plan the next (P-19). */
export function failAttempt(change: Change, context: CommandContext, reason: string): void {
  count(change, 'appointmentAttempts');
  const { settings } = context.rules;
  if (change.state.counters.appointmentAttempts >= settings.appointmentMaxAttempts) {
    change.rule = 'P-18';
    parkUntil(change, context.nowMs + (settings.nurtureDays[0] ?? 30) * dayMs, reason, context);
    return;
  }
  change.state.appointment = null;
  if (change.state.phase === 'appointing') {
    change.rule = 'P-19';
    armDeadline(change, 'T2.APPT', context);
  } else {
    enterPhase(change, 'appointing', context);
  }
}

/** Sets the clocks of a confirmed appointment: confirm the day before, remind, and ask when nothing is reported. */
export function armAppointment(change: Change, appointment: Appointment, context: TimeContext): void {
  const before = (code: 'T2.CONFIRM' | 'T2.REMIND'): number => {
    const { wait } = ruleOf(context.rules, code);
    return appointment.startAtMs - wait.amount * (wait.unit === 'minutes' ? minuteMs : hourMs);
  };
  for (const code of ['T2.CONFIRM', 'T2.REMIND'] as const) {
    if (before(code) > change.nowMs) armDeadline(change, code, context, { dueAtMs: before(code) });
    else meetDeadline(change, code);
  }
  armDeadline(change, 'T2.NOSHOW', context, { fromMs: Math.max(appointment.startAtMs, change.nowMs) });
}

/** The clocks of a confirmed appointment, and the tasks they opened. */
const clocks: readonly string[] = ['T2.CONFIRM', 'T2.REMIND', 'T2.NOSHOW'];
const preparations: readonly string[] = ['confirmAppointment', 'prepareVisit'];

/** Calls off the appointment ahead because of a complaint (P-58): its clocks stop, and the owner tells the customer, which
 *  is no sales contact. The phase stays (a hold never changes it), no attempt is counted, and one whose time has passed is
 *  left to be reported. */
export function callOffAppointment(change: Change, complaintId: ComplaintId, context: TimeContext): void {
  const { appointment } = change.state;
  if (appointment === null || (appointment.status !== 'proposed' && appointment.status !== 'confirmed')) return;
  if (appointment.startAtMs <= change.nowMs) return;
  endDeadlines(change, ({ code }) => clocks.includes(code), 'cancelled');
  closeTasks(change, ({ kind }) => preparations.includes(kind), 'cancelled');
  const calledOff = { reason: 'complaintHold', complaintId, atMs: change.nowMs } as const;
  change.state.appointment = { ...appointment, status: 'cancelled', calledOff };
  const dayLater = instantAfter(context.calendar, change.nowMs, { unit: 'workingDays', amount: 1 });
  openTask(change, 'callOffAppointment', { dueAtMs: Math.min(appointment.startAtMs, dayLater), priority: 1 });
}

/** Whether an appointment is called off and a hold keeps it from being agreed on anew. */
export function isStillCalledOff(state: Pick<ProspectState, 'appointment' | 'holds'>): boolean {
  return state.appointment?.status === 'cancelled' && isHeld(state);
}

/** After the last hold: what was called off is to be agreed on anew, and what stands keeps its date, whatever time the
 *  hold took. */
export function resumeAppointment(change: Change, context: TimeContext): void {
  const { phase, appointment, deadlines } = change.state;
  if (phase !== 'appointed' || appointment === null) return;
  const armed = deadlines.find(({ code }) => code === (appointment.status === 'cancelled' ? 'T2.APPT' : 'T2.NOSHOW'));
  if (appointment.status === 'cancelled') {
    if (armed === undefined) armDeadline(change, 'T2.APPT', context);
  } else if (armed?.rungsActed === 0) armAppointment(change, appointment, context);
}

/** The customer has been spoken to about a date: nothing is left to be called off. */
export function settleCalledOff(change: Change): void {
  closeTasks(change, ({ kind }) => kind === 'callOffAppointment', 'done');
}
