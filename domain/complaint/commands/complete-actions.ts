import { meetClock } from '../clock.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { beginReportBack, hasStandingDecision } from '../deciding.ts';
import { worksOn } from '../handling.ts';

export type CompleteActionsPayload = Readonly<Record<string, never>>;

/** Everything that was decided is done: the case is resolved, and the customer is told the outcome next (C-10). */
export const completeActions: ComplaintCommand<CompleteActionsPayload> = {
  name: 'completeActions',
  statuses: ['resolving'],
  check: (state, _payload, { actor }) => [
    ...worksOn(state, actor),
    ...(hasStandingDecision(state) ? [] : [hard('CX.ROOT_CAUSE')]),
    ...(state.actions.every(({ doneAtMs }) => doneAtMs !== null) ? [] : [hard('CX.ACTIONS')]),
  ],
  apply: (change, _payload, context) => {
    change.rule = 'C-10';
    change.state.resolvedAtMs = change.nowMs;
    meetClock(change, 'resolve');
    beginReportBack(change, context);
  },
};
