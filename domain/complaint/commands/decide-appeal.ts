import type { UnmetCondition } from '../../failure.ts';
import { changeAppeal, unmetReviewing } from '../appealing.ts';
import type { AppealDecision } from '../catalogue.ts';
import { tell } from '../change.ts';
import { meetClock, stopClocks } from '../clock.ts';
import { hard, levelOf, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { beginReportBack, decideRemedyAs, mayDecide, resolveAgain, unmetDecision } from '../deciding.ts';
import type { DecisionInput } from '../deciding.ts';
import { keepNews, keepPart, notNamed, unmetMessage, unmetText, type CustomerMessage } from '../handling.ts';
import type { Named } from '../named.ts';

export interface DecideAppealPayload {
  readonly decision: AppealDecision;
  readonly findings: string;
  /** The new remedy; needed unless the appeal is rejected. */
  readonly remedy: DecisionInput | null;
  /** What the customer is told of it already, in writing for instance; the report back follows all the same. Absent in what
   *  was sent before this could be said. */
  readonly message?: CustomerMessage | null;
}

/** The reviewer upholds the appeal, at least partly, with a new remedy (C-15), or rejects it (C-16). */
export const decideAppeal: ComplaintCommand<DecideAppealPayload> = {
  name: 'decideAppeal',
  statuses: ['appealed'],
  only: 'customers',
  check: (state, { decision, findings, remedy, message = null }, context) => [
    ...notNamed(state, context.actor),
    ...unmetReviewing(state, context.actor),
    ...unmetText(findings, 'CX.REASON'),
    ...(decision === 'rejected' ? [] : unmetRemedy(state, remedy, context)),
    ...(message === null ? [] : unmetMessage(message)),
  ],
  apply: (change, { decision, findings, remedy, message = null }, context) => {
    change.reason = findings;
    if (message !== null) keepNews(change, message, context.actor.staffId);
    if (context.actor.actingFor !== undefined) keepPart(change, context.actor.staffId);
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
function unmetRemedy(
  state: Named,
  remedy: DecisionInput | null,
  { actor, rules, nowMs }: ComplaintContext,
): UnmetCondition[] {
  if (remedy === null) return [hard('CX.REMEDY')];
  const isAbove = !mayDecide(rules, levelOf(actor), remedy);
  return [
    ...unmetDecision(state, remedy, nowMs),
    // an appeal is upheld because the customer was right, at least partly
    ...(remedy.finding === 'unfounded' ? [hard('CX.UPHELD')] : []),
    ...(isAbove ? [hard('CX.LIMIT')] : []),
  ];
}
