import { armAppointment } from '../appointing.ts';
import { hard, type Command } from '../command.ts';
import type { Appointment } from '../records.ts';

export interface RescheduleAppointmentPayload {
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly place: string;
  readonly reason: string;
}

/** Another time for a confirmed appointment; its clocks are replaced (P-20). */
export const rescheduleAppointment: Command<RescheduleAppointmentPayload> = {
  name: 'rescheduleAppointment',
  phases: ['appointed'],
  sells: false,
  check: (_state, payload, context) =>
    payload.startAtMs > context.nowMs && payload.endAtMs > payload.startAtMs ? [] : [hard('X.FUTURE')],
  apply: (change, payload, context) => {
    const { reason, ...slot } = payload;
    const appointment: Appointment = { ...(change.state.appointment as Appointment), ...slot };
    change.rule = 'P-20';
    change.reason = reason;
    change.state.appointment = appointment;
    armAppointment(change, appointment, context);
  },
};
