import { enter, postOf, tell } from '../change.ts';
import { levelOf, type ComplaintCommand } from '../command.ts';
import { decideRemedyAs, levelFor, limitOf, unmetDecision, type DecisionInput } from '../deciding.ts';
import { notNamed, unmetHandling } from '../handling.ts';

export type SubmitDecisionPayload = DecisionInput;

/** Root cause, finding and remedy; above the handler's limit somebody of the level for that amount approves it (C-08). */
export const submitDecision: ComplaintCommand<SubmitDecisionPayload> = {
  name: 'submitDecision',
  statuses: ['investigating'],
  only: 'customers',
  check: (state, payload, { actor, nowMs }) => [
    ...notNamed(state, actor),
    ...unmetHandling(state, actor),
    ...unmetDecision(payload, nowMs),
  ],
  apply: (change, payload, context) => {
    change.rule = 'C-08';
    decideRemedyAs(change, payload, context);
    const { rules, actor } = context;
    if (payload.compensationFen <= limitOf(rules, levelOf(actor))) return enter(change, 'resolving');
    const level = levelFor(rules, payload.compensationFen);
    change.state.approval = { level, decision: 'pending', decidedBy: null, reason: null, atMs: null };
    enter(change, 'awaitingApproval');
    tell(change, postOf(level), 'decide');
  },
};
