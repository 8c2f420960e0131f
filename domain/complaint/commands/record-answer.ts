import { enter, tell } from '../change.ts';
import { meetClock } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { notNamed, unmetText } from '../handling.ts';
import { endPause } from '../pausing.ts';

export interface RecordAnswerPayload {
  readonly text: string;
}

/** The customer answered; the clocks run on with what they had left (C-07). */
export const recordAnswer: ComplaintCommand<RecordAnswerPayload> = {
  name: 'recordAnswer',
  statuses: ['awaitingCustomer'],
  only: 'customers',
  check: (state, { text }, { actor }) => [...notNamed(state, actor), ...unmetText(text, 'CX.REASON')],
  apply: (change, { text }, context) => {
    change.rule = 'C-07';
    const { question } = change.state;
    if (question !== null) change.state.question = { ...question, answer: { atMs: change.nowMs, text } };
    meetClock(change, 'answerOfCustomer');
    endPause(change, context);
    enter(change, 'investigating');
    if (change.state.handlerId !== context.actor.staffId) tell(change, 'handler', 'inform');
  },
};
