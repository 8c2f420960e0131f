import { clockCodes } from '../catalogue.ts';
import { enter, tell } from '../change.ts';
import { meetClock, stopClocks } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { unmetImprovement } from '../deciding.ts';
import { unmetText, worksOn } from '../handling.ts';

export interface ReportCausePayload {
  /** What those who answer the customers need: the cause, what is done, what may be said. */
  readonly text: string;
}

/** The report back of a systemic case: a note to those who handle its cases and to the branch, with which it is over (C-25).
 *  Nobody appeals; each customer may in their own case. */
export const reportCause: ComplaintCommand<ReportCausePayload> = {
  name: 'reportCause',
  statuses: ['reportingBack'],
  only: 'systemic',
  check: (state, { text }, { actor }) => [
    ...worksOn(state, actor),
    ...unmetText(text, 'CX.REASON'),
    ...unmetImprovement(state),
  ],
  apply: (change, { text }, { actor }) => {
    change.rule = 'C-25';
    change.reason = text;
    change.state.causeReport = { atMs: change.nowMs, by: actor.staffId, text };
    meetClock(change, 'reportBack');
    stopClocks(change, clockCodes);
    change.state.closing = { kind: 'reported', atMs: change.nowMs };
    enter(change, 'finalised');
    tell(change, 'level2', 'inform');
    tell(change, 'level1', 'inform');
  },
};
