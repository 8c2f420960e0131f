import { failAttempt } from '../appointing.ts';
import type { Command } from '../command.ts';

export interface CancelAppointmentPayload {
  readonly reason: string;
}

/** The appointment will not take place; counts as an attempt (P-21). */
export const cancelAppointment: Command<CancelAppointmentPayload> = {
  name: 'cancelAppointment',
  phases: ['appointed'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    change.rule = 'P-21';
    change.reason = payload.reason;
    failAttempt(change, context, payload.reason);
  },
};
