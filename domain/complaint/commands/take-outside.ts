import { clockCodes, openStatuses } from '../catalogue.ts';
import { enter, raiseAndTell, tell } from '../change.ts';
import { stopClocks } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { notNamed, unmetText } from '../handling.ts';
import { endPause } from '../pausing.ts';

export interface TakeOutsidePayload {
  /** The regulator, court or mediator. */
  readonly body: string;
  /** The body's own number of the case. */
  readonly reference: string;
}

/** A body outside the bank has it now: recorded only, level 3 stays responsible (C-21). Of the clocks only the case's age runs
 *  on, so that the executive sponsor goes on hearing of it. */
export const takeOutside: ComplaintCommand<TakeOutsidePayload> = {
  name: 'takeOutside',
  statuses: openStatuses.filter((status) => status !== 'external'),
  only: 'customers',
  check: (state, { body, reference }, { actor }) => [
    ...notNamed(state, actor),
    ...unmetText(body, 'CX.REFERENCE'),
    ...unmetText(reference, 'CX.REFERENCE'),
  ],
  apply: (change, { body, reference }, context) => {
    change.rule = 'C-21';
    change.state.external = { body, reference, sinceMs: change.nowMs, outcome: null };
    raiseAndTell(change, 3);
    stopClocks(
      change,
      clockCodes.filter((code) => code !== 'age' && code !== 'actionDue'),
    );
    endPause(change, context);
    enter(change, 'external');
    tell(change, 'level3', 'inform');
  },
};
