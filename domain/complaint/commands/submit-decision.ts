import { enter, postOf, tell } from '../change.ts';
import { levelOf, type ComplaintCommand } from '../command.ts';
import { decideRemedyAs, levelForRemedy, mayDecide, unmetDecision, type DecisionInput } from '../deciding.ts';
import { notNamed, unmetHandling } from '../handling.ts';

export type SubmitDecisionPayload = DecisionInput;

/** Root cause, finding and remedy; above what the handler may decide, somebody of the level that its
 *  amount and its kinds need approves it (C-08). */
export const submitDecision: ComplaintCommand<SubmitDecisionPayload> = {
  name: 'submitDecision',
  statuses: ['investigating'],
  only: 'customers',
  check: (state, payload, { actor, nowMs }) => [
    ...notNamed(state, actor),
    ...unmetHandling(state, actor),
    ...unmetDecision(state, payload, nowMs),
  ],
  apply: (change, payload, context) => {
    change.rule = 'C-08';
    decideRemedyAs(change, payload, context);
    const { rules, actor } = context;
    if (mayDecide(rules, levelOf(actor), payload)) return enter(change, 'resolving');
    const level = levelForRemedy(rules, payload);
    change.state.approval = { level, decision: 'pending', decidedBy: null, reason: null, atMs: null };
    enter(change, 'awaitingApproval');
    tell(change, postOf(level), 'decide');
  },
};
