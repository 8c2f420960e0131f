import { enter } from '../change.ts';
import { startClock } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { unmetMessage, worksOn, type CustomerMessage } from '../handling.ts';
import { beginPause, pauseUntilMs } from '../pausing.ts';

export type AskCustomerPayload = CustomerMessage;

/** Asks the customer for what the inquiry needs; what the bank owes stands still meanwhile, for ten working days in all
 *  (C-06). */
export const askCustomer: ComplaintCommand<AskCustomerPayload> = {
  name: 'askCustomer',
  statuses: ['investigating'],
  only: 'customers',
  check: (state, payload, context) => [
    ...worksOn(state, context.actor),
    ...unmetMessage(payload),
    ...(pauseUntilMs(state, context.nowMs, context) > context.nowMs ? [] : [hard('CX.PAUSE_SPENT')]),
  ],
  apply: (change, { channel, text }, context) => {
    change.rule = 'C-06';
    // why the clocks stand still: the ledger's reason is the event's
    change.reason = text;
    const untilMs = pauseUntilMs(change.state, change.nowMs, context);
    change.state.question = { atMs: change.nowMs, by: context.actor.staffId, channel, text, answer: null };
    beginPause(change, context);
    enter(change, 'awaitingCustomer');
    startClock(change, 'answerOfCustomer', context, change.nowMs, untilMs);
  },
};
