import type { ContactChannel } from '../catalogue.ts';
import type { UnmetCondition } from '../../failure.ts';
import { beginAppeal } from '../appealing.ts';
import { meetClock } from '../clock.ts';
import { closeCase } from '../closing.ts';
import { hard, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { unmetImprovement } from '../deciding.ts';
import { unmetReportBack, unmetText, worksOn } from '../handling.ts';
import type { ComplaintState } from '../state.ts';

export interface RecordReportBackPayload {
  readonly channel: ContactChannel;
  readonly understood: boolean;
  readonly accepted: boolean;
  /** What the customer said; needed when they do not accept. */
  readonly reason: string | null;
  /** The customer was told where to turn outside the bank; needed when no appeal inside is left. */
  readonly externalRouteTold: boolean;
}

/** The customer was told the outcome by voice, and accepts it (C-11), or appeals by rejecting it (C-12), or rejects it with no appeal
 *  left (C-27). */
export const recordReportBack: ComplaintCommand<RecordReportBackPayload> = {
  name: 'recordReportBack',
  statuses: ['reportingBack'],
  only: 'customers',
  check: (state, payload, context) => [
    ...worksOn(state, context.actor),
    ...unmetReportBack(payload),
    ...(payload.accepted ? [] : unmetText(payload.reason, 'CX.REASON')),
    ...unmetClosing(state, payload, context),
  ],
  apply: (change, { channel, understood, accepted, reason }, context) => {
    change.state.reportBack = { atMs: change.nowMs, by: context.actor.staffId, channel, understood, accepted };
    change.state.firstAnsweredAtMs ??= change.nowMs;
    change.reason = reason;
    meetClock(change, 'firstAnswer');
    meetClock(change, 'reportBack');
    if (accepted) {
      change.rule = 'C-11';
      return closeCase(change, 'accepted', context);
    }
    if (change.state.appeals.length < context.rules.maxAppeals) {
      change.rule = 'C-12';
      return beginAppeal(change, reason ?? '', context);
    }
    change.rule = 'C-27';
    closeCase(change, 'notAccepted', context);
  },
};

function unmetClosing(
  state: ComplaintState,
  { accepted, externalRouteTold }: RecordReportBackPayload,
  { rules }: ComplaintContext,
): UnmetCondition[] {
  const isLastWord = state.appeals.length >= rules.maxAppeals;
  if (!accepted && !isLastWord) return [];
  const mustKnowRoute = isLastWord && (!accepted || state.appeals.at(-1)?.decision === 'rejected');
  return [...unmetImprovement(state), ...(mustKnowRoute && !externalRouteTold ? [hard('CX.EXTERNAL_ROUTE')] : [])];
}
