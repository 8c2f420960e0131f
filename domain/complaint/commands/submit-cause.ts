import type { RootCauseClass } from '../catalogue.ts';
import { enter, tell } from '../change.ts';
import { hard, levelOf, type ComplaintCommand } from '../command.ts';
import { decideRemedyAs, unmetDecision, type ActionInput } from '../deciding.ts';
import { isBlank, notNamed, unmetHandling } from '../handling.ts';

export interface SubmitCausePayload {
  readonly rootCauseClass: RootCauseClass;
  readonly rootCause: string;
  /** What is done about it, for all who are served. */
  readonly measures: string;
  /** What must be done before the case is resolved. */
  readonly actions: readonly ActionInput[];
}

/** The common cause and what is done about it (C-25). Level 3, where a systemic case stands, approves it, unless it decides
 *  itself: a measure for all is more than one customer's remedy. */
export const submitCause: ComplaintCommand<SubmitCausePayload> = {
  name: 'submitCause',
  statuses: ['investigating'],
  only: 'systemic',
  check: (state, payload, { actor, nowMs }) => [
    ...notNamed(state, actor),
    ...unmetHandling(state, actor),
    ...(isBlank(payload.measures) ? [hard('CX.MEASURES')] : []),
    ...unmetDecision(state, { ...decisionOf(payload), remedy: 'said above' }, nowMs),
  ],
  apply: (change, payload, context) => {
    change.rule = 'C-25';
    decideRemedyAs(change, decisionOf(payload), context);
    if (levelOf(context.actor) === 3) return enter(change, 'resolving');
    change.state.approval = { level: 3, decision: 'pending', decidedBy: null, reason: null, atMs: null };
    enter(change, 'awaitingApproval');
    tell(change, 'level3', 'decide');
  },
};

/** No customer, so nothing is paid here. */
function decisionOf({ rootCauseClass, rootCause, measures, actions }: SubmitCausePayload) {
  const finding = rootCauseClass === 'unfounded' ? ('unfounded' as const) : ('founded' as const);
  return { rootCauseClass, rootCause, finding, remedy: measures, compensationFen: 0, actions };
}
