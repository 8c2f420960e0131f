import { instantAfter } from '../../wait.ts';
import { clockOf, doesMore, meetClock, startClock, stopClocks } from '../clock.ts';
import { hard, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { unmetImprovement } from '../deciding.ts';
import { keepNews, unmetMessage, worksOn } from '../handling.ts';
import type { ComplaintState } from '../state.ts';

export interface SendLetterPayload {
  readonly text: string;
}

/** A customer who could not be reached three times within five working days is written to, which answers them too; ten days
 *  later the case is closed (C-13). */
export const sendLetter: ComplaintCommand<SendLetterPayload> = {
  name: 'sendLetter',
  statuses: ['reportingBack'],
  only: 'customers',
  check: (state, { text }, context) => [
    ...worksOn(state, context.actor),
    ...unmetMessage({ channel: 'letter', text }),
    ...(hasTriedEnough(state, context) ? [] : [hard('CX.ATTEMPTS')]),
    ...(state.letterSentAtMs === null ? [] : [hard('CX.LETTER_SENT')]),
    ...unmetImprovement(state),
  ],
  apply: (change, { text }, context) => {
    change.rule = 'C-13';
    keepNews(change, { channel: 'letter', text }, context.actor.staffId);
    change.state.letterSentAtMs = change.nowMs;
    if (clockOf(change.state, 'firstAnswer') !== null && doesMore(context)) {
      change.state.firstAnsweredAtMs ??= change.nowMs;
      meetClock(change, 'firstAnswer');
    }
    stopClocks(change, ['reportBack']);
    startClock(change, 'letter', context);
  },
};

/** Whether the newest attempts are enough, and close enough together. */
function hasTriedEnough({ failedReportBacks }: ComplaintState, { rules, calendar }: ComplaintContext): boolean {
  const first = failedReportBacks.at(-rules.reportBackAttempts);
  const last = failedReportBacks.at(-1);
  if (first === undefined || last === undefined) return false;
  return last.atMs <= instantAfter(calendar, first.atMs, rules.reportBackWithin);
}
