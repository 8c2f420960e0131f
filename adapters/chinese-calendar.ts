// The data file and not the package's functions: those read dates in the time zone of the process,
// and are a day off west of Greenwich.
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import { type WorkingCalendar, defaultShifts } from '../domain/calendar.ts';
import { dayOfDate, isoWeekday } from '../domain/civil-date.ts';

const CHINA_OFFSET_MINUTES = 480;
const LAST_WEEKDAY = 5;

/** The working calendar of mainland China with its public holidays and make-up workdays.
 *  @param fromYear first year, `toYear` last year (both included)
 *  @returns `knownUntilYear`: the last year the State Council has announced as far as the installed
 *  package knows; later years have weekends only, and an administrator adds their holidays
 *  @throws RangeError when `fromYear` comes after `toYear`
 *  @source npm package chinese-days, from the State Council's yearly notice (published each November) */
export function chineseCalendar(range: {
  id: string;
  fromYear: number;
  toYear: number;
}): WorkingCalendar & { knownUntilYear: number } {
  const { id, fromYear, toYear } = range;
  if (fromYear > toYear) throw new RangeError(`calendar ${id}: year ${fromYear} comes after ${toYear}`);
  const dates = (marked: object): string[] =>
    Object.keys(marked)
      .filter((date) => yearOf(date) >= fromYear && yearOf(date) <= toYear)
      .toSorted();
  return {
    id,
    utcOffsetMinutes: CHINA_OFFSET_MINUTES,
    shifts: defaultShifts,
    workingWeekdays: [1, 2, 3, 4, LAST_WEEKDAY],
    holidays: dates(announced.holidays).filter((date) => !isWeekend(date)),
    makeUpWorkdays: dates(announced.workdays).filter(isWeekend),
    knownUntilYear: lastAnnouncedYear(),
  };
}

function lastAnnouncedYear(): number {
  // A notice can name days of the next January; only National Day shows that a whole year is known.
  const nationalDays = Object.keys(announced.holidays).filter((date) => date.endsWith('-10-01'));
  return Math.max(...nationalDays.map(yearOf));
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

function isWeekend(date: string): boolean {
  return isoWeekday(dayOfDate(date)) > LAST_WEEKDAY;
}
