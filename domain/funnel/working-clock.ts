import { workingMsBetween, type WorkingCalendar } from '../calendar.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Measures many stretches of working time against one calendar. */
export interface WorkingClock {
  /** Working time between two instants, in working days of the calendar: 1 is all shifts of one day.
   *  @returns 0 when `toMs` is not after `fromMs` */
  readonly daysBetween: (fromMs: number, toMs: number) => number;
}

/** A clock for instants from `startMs` to `endMs`. Counts each local day once and remembers it, so that measuring a
 *  stretch takes the same small time however long it is. */
export function createWorkingClock(calendar: WorkingCalendar, startMs: number, endMs: number): WorkingClock {
  const offsetMs = calendar.utcOffsetMinutes * MINUTE_MS;
  const midnight = (day: number): number => day * DAY_MS - offsetMs;
  const dayAt = (atMs: number): number => Math.floor((atMs + offsetMs) / DAY_MS);
  const firstDay = dayAt(startMs);
  const lastDay = Math.max(firstDay, dayAt(endMs));
  const dayLengthMs = lengthOfDay(calendar);
  /** Working time from the first midnight to each later one. */
  const upTo: number[] = [0];
  for (let day = firstDay; day <= lastDay; day += 1)
    upTo.push((upTo.at(-1) ?? 0) + workingMsBetween(calendar, midnight(day), midnight(day + 1)));
  const sinceFirst = (atMs: number): number => {
    const day = Math.min(Math.max(dayAt(atMs), firstDay), lastDay);
    return (upTo[day - firstDay] ?? 0) + workingMsBetween(calendar, midnight(day), Math.min(atMs, midnight(day + 1)));
  };
  return {
    daysBetween: (fromMs, toMs) => (toMs <= fromMs ? 0 : (sinceFirst(toMs) - sinceFirst(fromMs)) / dayLengthMs),
  };
}

function lengthOfDay({ shifts }: WorkingCalendar): number {
  const minutes = shifts.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
  // A calendar without shifts has no working time: plain days, as in domain/calendar.ts.
  return minutes === 0 ? DAY_MS : minutes * MINUTE_MS;
}
