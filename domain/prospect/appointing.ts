import { count, type Change } from './change.ts';
import type { CommandContext } from './command.ts';
import { armDeadline, meetDeadline, ruleOf } from './deadline.ts';
import { dayMs, hourMs, minuteMs } from '../wait.ts';
import { enterPhase, parkUntil } from './phase.ts';
import type { Appointment } from './records.ts';

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
export function armAppointment(change: Change, appointment: Appointment, context: CommandContext): void {
  const before = (code: 'T2.CONFIRM' | 'T2.REMIND'): number => {
    const { wait } = ruleOf(context.rules, code);
    return appointment.startAtMs - wait.amount * (wait.unit === 'minutes' ? minuteMs : hourMs);
  };
  for (const code of ['T2.CONFIRM', 'T2.REMIND'] as const) {
    if (before(code) > context.nowMs) armDeadline(change, code, context, { dueAtMs: before(code) });
    else meetDeadline(change, code);
  }
  armDeadline(change, 'T2.NOSHOW', context, { fromMs: appointment.startAtMs });
}
