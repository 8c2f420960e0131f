import { localDateOf, type WorkingCalendar } from '../../calendar.ts';
import { instantAfter } from '../../wait.ts';
import { clockOf, doesMore, meetClock, startClock, stopClocks } from '../clock.ts';
import { hard, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { unmetImprovement } from '../deciding.ts';
import { isByVoice, keepNews, unmetMessage, worksOn } from '../handling.ts';
import { lacksContact } from '../reach.ts';
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
    ...(lacksContact(state) ? [hard('CX.CONTACT')] : []),
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

/** Whether the newest attempts that count are enough, and close enough together. */
function hasTriedEnough({ failedReportBacks }: ComplaintState, { rules, calendar }: ComplaintContext): boolean {
  const counted = countedAttempts(failedReportBacks, calendar);
  const first = counted.at(-rules.reportBackAttempts);
  const last = counted.at(-1);
  if (first === undefined || last === undefined) return false;
  return last.atMs <= instantAfter(calendar, first.atMs, rules.reportBackWithin);
}

const countedADay = 2;

/** Calls and visits, the first two of each day: 8.5 asks for three attempts in five working days and says not how far apart.
 *  Our choice is two a day at most, so that somebody who is only out for an hour is tried on another day before a letter goes. */
function countedAttempts(attempts: ComplaintState['failedReportBacks'], calendar: WorkingCalendar) {
  const ofDays = Map.groupBy(
    attempts.filter(({ channel }) => isByVoice(channel)),
    ({ atMs }) => localDateOf(calendar, atMs),
  );
  return [...ofDays.values()].flatMap((ofDay) => ofDay.slice(0, countedADay));
}
