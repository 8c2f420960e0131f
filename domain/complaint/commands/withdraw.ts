import { clockCodes, type RootCauseClass } from '../catalogue.ts';
import { enter, tell } from '../change.ts';
import { stopClocks } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { unmetImprovement } from '../deciding.ts';
import { isBlank, notNamed, unmetText } from '../handling.ts';
import { endPause } from '../pausing.ts';

export interface WithdrawPayload {
  /** Where the customer's letter is filed. */
  readonly reference: string;
  /** Needed for s1 and s2, unless the inquiry has found it already. */
  readonly rootCauseClass: RootCauseClass | null;
  readonly rootCause: string | null;
}

/** The customer takes the complaint back in writing; why it came to it is still asked of s1 and s2
 *  (C-20), and a cause that will come back leads to something better all the same. */
export const withdraw: ComplaintCommand<WithdrawPayload> = {
  name: 'withdraw',
  statuses: 'open',
  only: 'customers',
  check: (state, payload, { actor }) => {
    const isGrave = state.severity === 's1' || state.severity === 's2';
    const isKnown = payload.rootCauseClass !== null && payload.rootCause !== null && !isBlank(payload.rootCause);
    return [
      ...notNamed(state, actor),
      ...unmetText(payload.reference, 'CX.WRITTEN'),
      ...(isGrave && state.decision === null && !isKnown ? [hard('CX.ROOT_CAUSE')] : []),
      ...unmetImprovement(state, payload.rootCauseClass ?? undefined),
    ];
  },
  apply: (change, { reference, rootCauseClass, rootCause }, context) => {
    change.rule = 'C-20';
    change.state.withdrawal = { reference, rootCauseClass, rootCause, atMs: change.nowMs };
    stopClocks(change, clockCodes);
    endPause(change, context);
    enter(change, 'withdrawn');
    if (change.state.handlerId !== context.actor.staffId) tell(change, 'handler', 'inform');
  },
};
