import type { WorkingCalendar } from '../../domain/calendar.ts';
import { dateOfDay, dayOfDate } from '../../domain/civil-date.ts';
import { dayMs, hourMs, minuteMs } from '../../domain/wait.ts';

/** Eastern standard time, all year: the file has dates and no times. */
const utcOffsetMinutes = -300;

/** Holidays of the federal government from the file's first date until the last case is over. */
const holidays = [
  '2013-09-02',
  '2013-10-14',
  '2013-11-11',
  '2013-11-28',
  '2013-12-25',
  '2014-01-01',
  '2014-01-20',
  '2014-02-17',
  '2014-05-26',
  '2014-07-04',
];

/** The file's dates on the clock of a server that starts now. */
export interface MovedDates {
  /** By how many whole weeks every date is moved: weekdays stay what they were. */
  readonly weeks: number;
  /** The bank's days, its holidays moved likewise. */
  readonly calendar: WorkingCalendar;
  /** An hour of a day of the file.   @param day days since 1970-01-01   @returns UTC ms */
  readonly at: (day: number, hour: number) => number;
}

/** Moves dates by as few whole weeks as put the first of them in the future.   @param firstDay of the file */
export function moveDates(firstDay: number, nowMs: number): MovedDates {
  const today = Math.floor((nowMs + utcOffsetMinutes * minuteMs) / dayMs);
  const weeks = Math.ceil((today + 1 - firstDay) / 7);
  return {
    weeks,
    calendar: {
      id: 'demonstration',
      utcOffsetMinutes,
      shifts: [{ fromMinute: 540, toMinute: 1020 }],
      workingWeekdays: [1, 2, 3, 4, 5],
      holidays: holidays.map((date) => dateOfDay(dayOfDate(date) + 7 * weeks)),
      makeUpWorkdays: [],
    },
    at: (day, hour) => (day + 7 * weeks) * dayMs + hour * hourMs - utcOffsetMinutes * minuteMs,
  };
}
