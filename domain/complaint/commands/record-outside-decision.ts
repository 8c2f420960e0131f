import type { UnmetCondition } from '../../failure.ts';
import { tell } from '../change.ts';
import { closeCase } from '../closing.ts';
import { hard, type ComplaintCommand } from '../command.ts';
import { decideRemedy, hasStandingDecision, resolveAgain, unmetDecision, unmetImprovement } from '../deciding.ts';
import type { DecisionInput } from '../deciding.ts';
import { triages, unmetReportBack, unmetText } from '../handling.ts';
import type { ComplaintState, ReportBack } from '../state.ts';

export interface RecordOutsideDecisionPayload {
  readonly outcome: string;
  /** `resolving` when the bank has something to do, `closed` when nothing is left. */
  readonly to: 'resolving' | 'closed';
  /** What the body decided; needed when the bank has decided nothing that stands. */
  readonly decision: DecisionInput | null;
  /** How the customer was told the outcome; needed to close. */
  readonly reportBack: Pick<ReportBack, 'channel' | 'understood' | 'accepted'> | null;
}

/** The outside body has decided (C-22). No case is closed before the customer has been told the outcome. */
export const recordOutsideDecision: ComplaintCommand<RecordOutsideDecisionPayload> = {
  name: 'recordOutsideDecision',
  statuses: ['external'],
  only: 'customers',
  check: (state, payload, { actor, nowMs }) => [
    ...triages(state, actor),
    ...unmetText(payload.outcome, 'CX.REASON'),
    ...unmetOutcome(state, payload, nowMs),
    ...(payload.to === 'closed' ? unmetClosing(state, payload) : []),
  ],
  apply: (change, { outcome, to, decision, reportBack }, context) => {
    change.rule = 'C-22';
    change.reason = outcome;
    const by = context.actor.staffId;
    const { external } = change.state;
    if (external !== null) change.state.external = { ...external, outcome };
    if (decision !== null) decideRemedy(change, decision, { staffId: by, level: null });
    tell(change, 'handler', 'inform');
    if (to === 'resolving' || reportBack === null) return resolveAgain(change, context);
    change.state.reportBack = { ...reportBack, atMs: change.nowMs, by };
    closeCase(change, 'decidedOutside', context);
  },
};

function unmetOutcome(state: ComplaintState, { decision }: RecordOutsideDecisionPayload, nowMs: number) {
  if (decision !== null) return unmetDecision(state, decision, nowMs);
  return hasStandingDecision(state) ? [] : [hard('CX.ROOT_CAUSE')];
}

/** Nothing may be left to do. */
function unmetClosing(state: ComplaintState, { decision, reportBack }: RecordOutsideDecisionPayload): UnmetCondition[] {
  const isLeft =
    state.actions.some(({ doneAtMs, askedBy }) => doneAtMs === null && (decision === null || askedBy !== undefined)) ||
    (decision !== null && decision.actions.length > 0);
  return [
    ...(reportBack === null ? [hard('CX.REPORT_BACK')] : unmetReportBack(reportBack)),
    ...(isLeft ? [hard('CX.ACTIONS')] : []),
    ...unmetImprovement(state, decision?.rootCauseClass),
  ];
}
