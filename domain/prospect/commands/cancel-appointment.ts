import { failAttempt, isStillCalledOff } from '../appointing.ts';
import { hard, type Command } from '../command.ts';

export interface CancelAppointmentPayload {
  readonly reason: string;
}

/** The appointment will not take place; counts as an attempt (P-21). */
export const cancelAppointment: Command<CancelAppointmentPayload> = {
  name: 'cancelAppointment',
  phases: ['appointed'],
  sells: false,
  // the bank called it off: that is no failed attempt of the owner, who plans anew when the hold ends
  check: (state) => (isStillCalledOff(state) ? [hard('X.CALLED_OFF')] : []),
  apply: (change, payload, context) => {
    change.rule = 'P-21';
    change.reason = payload.reason;
    failAttempt(change, context, payload.reason);
  },
};
