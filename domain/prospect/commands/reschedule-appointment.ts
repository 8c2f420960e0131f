import { armAppointment, isStillCalledOff, settleCalledOff } from '../appointing.ts';
import { hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { isHeldByComplaint } from '../hold.ts';
import type { Appointment } from '../records.ts';

export interface RescheduleAppointmentPayload {
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly place: string;
  readonly reason: string;
}

/** Another time for a confirmed appointment, or for one that a complaint called off, once that is settled; its clocks are
 *  replaced (P-20). */
export const rescheduleAppointment: Command<RescheduleAppointmentPayload> = {
  name: 'rescheduleAppointment',
  phases: ['appointed'],
  sells: false,
  check: (state, payload, context) => [
    ...(payload.startAtMs > context.nowMs && payload.endAtMs > payload.startAtMs ? [] : [hard('X.FUTURE')]),
    ...(isHeldByComplaint(state) || isStillCalledOff(state) ? [hard('G2.HOLD')] : []),
  ],
  apply: (change, payload, context) => {
    const { reason, ...slot } = payload;
    const { calledOff: _, ...agreed } = change.state.appointment as Appointment;
    const appointment: Appointment = { ...agreed, ...slot, status: 'confirmed' };
    change.rule = 'P-20';
    change.reason = reason;
    change.state.appointment = appointment;
    meetDeadline(change, 'T2.APPT');
    settleCalledOff(change);
    armAppointment(change, appointment, context);
  },
};
