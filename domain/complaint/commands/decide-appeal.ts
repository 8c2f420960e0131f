import type { UnmetCondition } from '../../failure.ts';
import { changeAppeal, openAppeal } from '../appealing.ts';
import type { AppealDecision } from '../catalogue.ts';
import { tell } from '../change.ts';
import { meetClock, stopClocks } from '../clock.ts';
import { hard, levelOf, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { beginReportBack, decideRemedyAs, mayDecide, resolveAgain, unmetDecision } from '../deciding.ts';
import type { DecisionInput } from '../deciding.ts';
import { notNamed, unmetText } from '../handling.ts';

export interface DecideAppealPayload {
  readonly decision: AppealDecision;
  readonly findings: string;
  /** The new remedy; needed unless the appeal is rejected. */
  readonly remedy: DecisionInput | null;
}

/** The reviewer upholds the appeal, at least partly, with a new remedy (C-15), or rejects it (C-16). */
export const decideAppeal: ComplaintCommand<DecideAppealPayload> = {
  name: 'decideAppeal',
  statuses: ['appealed'],
  check: (state, { decision, findings, remedy }, context) => [
    ...notNamed(state, context.actor),
    ...(openAppeal(state)?.reviewerId === context.actor.staffId ? [] : [hard('CX.REVIEWER')]),
    ...unmetText(findings, 'CX.REASON'),
    ...(decision === 'rejected' ? [] : unmetRemedy(remedy, context)),
  ],
  apply: (change, { decision, findings, remedy }, context) => {
    change.reason = findings;
    changeAppeal(change, { decision, findings, decidedAtMs: change.nowMs });
    meetClock(change, 'appealDecision');
    stopClocks(change, ['appealAcknowledge']);
    tell(change, 'handler', 'inform');
    if (decision === 'rejected' || remedy === null) {
      change.rule = 'C-16';
      return beginReportBack(change, context);
    }
    change.rule = 'C-15';
    decideRemedyAs(change, remedy, context);
    resolveAgain(change, context);
  },
};

/** A reviewer who would grant more than their level may asks for a reviewer of a higher one. */
function unmetRemedy(remedy: DecisionInput | null, { actor, rules, nowMs }: ComplaintContext): UnmetCondition[] {
  if (remedy === null) return [hard('CX.REMEDY')];
  const isAbove = !mayDecide(rules, levelOf(actor), remedy);
  return [...unmetDecision(remedy, nowMs), ...(isAbove ? [hard('CX.LIMIT')] : [])];
}
