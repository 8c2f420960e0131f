import { appealableUntilMs, beginAppeal } from '../appealing.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { notNamed, unmetText } from '../handling.ts';

export interface AppealPayload {
  readonly reason: string;
}

/** The customer appeals after the case was closed: it is open again, and selling is on hold again (C-14). */
export const appeal: ComplaintCommand<AppealPayload> = {
  name: 'appeal',
  statuses: ['closed'],
  only: 'customers',
  check: (state, { reason }, context) => [
    ...notNamed(state, context.actor),
    ...unmetText(reason, 'CX.REASON'),
    ...(state.appeals.length < context.rules.maxAppeals ? [] : [hard('CX.APPEALS')]),
    ...(context.nowMs < (appealableUntilMs(state, context) ?? 0) ? [] : [hard('CX.APPEAL_WINDOW')]),
  ],
  apply: (change, { reason }, context) => {
    change.rule = 'C-14';
    beginAppeal(change, reason, context);
  },
};
