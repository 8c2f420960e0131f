import { hard, isSupervisor, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { maintainWhenComplete } from '../maintaining.ts';

export interface ConfirmBookingPayload {
  readonly bookedAmountFen: number;
}

/** The settlement team's word that the money is booked (G5.BOOK). */
export const confirmBooking: Command<ConfirmBookingPayload> = {
  name: 'confirmBooking',
  phases: ['won', 'maintaining'],
  sells: false,
  check: (_state, _payload, { actor }) =>
    actor.profiles.includes('backOffice') || isSupervisor(actor) ? [] : [hard('X.BACK_OFFICE')],
  apply: (change, payload, context) => {
    change.state.booking = { ...payload, confirmedBy: context.actor.staffId, confirmedAtMs: context.nowMs };
    meetDeadline(change, 'T5.BOOK');
    maintainWhenComplete(change, context);
  },
};
