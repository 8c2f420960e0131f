import { failAttempt } from '../appointing.ts';
import { count } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { enterPhase } from '../phase.ts';

export interface MarkNoShowPayload {
  readonly note: string;
}

/** The customer did not come: the first time a free re-booking, then a failed attempt (P-22). */
export const markNoShow: Command<MarkNoShowPayload> = {
  name: 'markNoShow',
  phases: ['appointed'],
  sells: false,
  check: (state, _payload, context) =>
    state.appointment?.status === 'cancelled'
      ? [hard('X.CALLED_OFF')]
      : (state.appointment?.startAtMs ?? 0) <= context.nowMs
        ? []
        : [hard('X.NOT_YET')],
  apply: (change, payload, context) => {
    count(change, 'noShows');
    change.rule = 'P-22';
    change.reason = payload.note;
    if (change.state.counters.noShows > 1) return failAttempt(change, context, 'noShow');
    change.state.appointment = null;
    enterPhase(change, 'appointing', context);
  },
};
