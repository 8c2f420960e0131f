import type { AppointmentMethod } from '../catalogue.ts';
import { failAttempt, settleCalledOff } from '../appointing.ts';
import { count, nextId } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { armDeadline } from '../deadline.ts';

export interface ProposeAppointmentPayload {
  readonly method: AppointmentMethod;
  /** What came of the attempt; only `proposed` needs a slot. */
  readonly result: 'proposed' | 'noAnswer' | 'declined';
  readonly stakeholderIds: readonly string[];
  readonly slot: { readonly startAtMs: number; readonly endAtMs: number; readonly place: string } | null;
}

/** One attempt to get the appointment (P-18, P-19). */
export const proposeAppointment: Command<ProposeAppointmentPayload> = {
  name: 'proposeAppointment',
  phases: ['appointing'],
  sells: true,
  check: (_state, payload, context) => {
    if (payload.result !== 'proposed') return [];
    if (payload.slot === null) return [hard('X.SLOT')];
    return payload.slot.startAtMs > context.nowMs && payload.slot.endAtMs > payload.slot.startAtMs
      ? []
      : [hard('X.FUTURE')];
  },
  apply: (change, payload, context) => {
    if (payload.result !== 'proposed' || payload.slot === null) return failAttempt(change, context, payload.result);
    count(change, 'appointmentAttempts');
    change.state.appointment = {
      appointmentId: nextId(change, 'appointment'),
      method: payload.method,
      stakeholderIds: payload.stakeholderIds,
      ...payload.slot,
      status: 'proposed',
    };
    settleCalledOff(change);
    armDeadline(change, 'T2.APPT', context);
  },
};
