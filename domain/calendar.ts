import { dateOfDay, dayOfDate, digits, isDate, isoWeekday } from './civil-date.ts';

/** Minutes since local midnight, half-open. */
export interface Shift {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** The working time of one branch as small JSON, because it travels inside every command. */
export interface WorkingCalendar {
  readonly id: string;
  /** Asia/Shanghai: 480. Fixed, because China has had no daylight saving since 1991. */
  readonly utcOffsetMinutes: number;
  /** Ascending, not overlapping, the same on every working day. */
  readonly shifts: readonly Shift[];
  /** ISO weekdays, 1 (Monday) to 7 (Sunday). */
  readonly workingWeekdays: readonly number[];
  /** 'YYYY-MM-DD', ascending: off although a working weekday. */
  readonly holidays: readonly string[];
  /** 'YYYY-MM-DD', ascending: worked although not a working weekday (make-up workdays). */
  readonly makeUpWorkdays: readonly string[];
}

/** Working hours of a branch that has set none: 09:00-12:00 and 13:30-17:30. */
export const defaultShifts: readonly Shift[] = [
  { fromMinute: 540, toMinute: 720 },
  { fromMinute: 810, toMinute: 1050 },
];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

// A calendar that checkCalendar refused must still not loop for ever inside a workflow task:
// beyond this many days every function counts plain calendar time.
const HORIZON_DAYS = 3_700;

// The longest real break (Spring Festival) is nine days; a longer run than this is a typing mistake.
const LONGEST_BREAK_DAYS = 60;

const WEEKDAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether people work on a local date.
 *  @returns false also for a text that is no date */
export function isWorkingDay(calendar: WorkingCalendar, localDate: string): boolean {
  return isDate(localDate) && worksOn(calendar, dayOfDate(localDate));
}

/** Whether an instant lies inside a shift (the end of a shift lies outside).
 *  @param atMs UTC ms */
export function isWorkingTime(calendar: WorkingCalendar, atMs: number): boolean {
  return seekWorkingInstant(calendar, atMs, 1) === atMs;
}

/** First instant inside a shift, `atMs` itself when it is inside one.
 *  @param atMs UTC ms   @returns UTC ms; `atMs` when the calendar has no working time */
export function nextWorkingInstant(calendar: WorkingCalendar, atMs: number): number {
  return seekWorkingInstant(calendar, atMs, HORIZON_DAYS) ?? atMs;
}

/** Same clock time `days` working days later; the start is first moved to the next working instant.
 *  @param days integer, 0 or more   @returns UTC ms, always inside a shift
 *  @source Domain 8.4: '1 business day' is the same clock time on the next business day */
export function addWorkingDays(calendar: WorkingCalendar, fromMs: number, days: number): number {
  const startMs = seekWorkingInstant(calendar, fromMs, HORIZON_DAYS);
  if (startMs === undefined) return fromMs + days * DAY_MS;
  const firstDay = dayAt(calendar, startMs);
  let day = firstDay;
  let remainingDays = days;
  while (remainingDays > 0 && day < firstDay + HORIZON_DAYS) {
    day += 1;
    if (worksOn(calendar, day)) remainingDays -= 1;
  }
  return startMs + (day - firstDay + remainingDays) * DAY_MS;
}

/** The instant after which `ms` of working time have passed, at the earliest possible moment: an
 *  hour from one hour before closing ends at closing time, not at the next opening.
 *  @param ms 0 or more   @returns UTC ms, inside a shift or at its end */
export function addWorkingMs(calendar: WorkingCalendar, fromMs: number, ms: number): number {
  const startMs = seekWorkingInstant(calendar, fromMs, HORIZON_DAYS);
  if (startMs === undefined) return fromMs + ms;
  if (ms <= 0) return isShiftEnd(calendar, fromMs) ? fromMs : startMs;
  const firstDay = dayAt(calendar, startMs);
  let remainingMs = ms;
  for (let day = firstDay; day < firstDay + HORIZON_DAYS; day += 1) {
    if (!worksOn(calendar, day)) continue;
    for (const shift of calendar.shifts) {
      const endMs = instantOf(calendar, day, shift.toMinute);
      const openMs = Math.max(instantOf(calendar, day, shift.fromMinute), startMs);
      if (openMs >= endMs) continue;
      remainingMs -= endMs - openMs;
      if (remainingMs <= 0) return endMs + remainingMs;
    }
  }
  return instantOf(calendar, firstDay + HORIZON_DAYS, 0) + remainingMs;
}

/** Working time between two instants; the inverse of `addWorkingMs`.
 *  @returns ms, 0 when `toMs` is not after `fromMs`; plain time when the calendar has no working time */
export function workingMsBetween(calendar: WorkingCalendar, fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  const startMs = seekWorkingInstant(calendar, fromMs, HORIZON_DAYS);
  if (startMs === undefined) return toMs - fromMs;
  const firstDay = dayAt(calendar, startMs);
  const horizonMs = instantOf(calendar, firstDay + HORIZON_DAYS, 0);
  const lastDay = Math.min(dayAt(calendar, toMs), firstDay + HORIZON_DAYS - 1);
  let sumMs = Math.max(0, toMs - horizonMs);
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!worksOn(calendar, day)) continue;
    for (const shift of calendar.shifts) {
      const openMs = Math.max(instantOf(calendar, day, shift.fromMinute), startMs);
      const closeMs = Math.min(instantOf(calendar, day, shift.toMinute), toMs);
      if (closeMs > openMs) sumMs += closeMs - openMs;
    }
  }
  return sumMs;
}

/** The latest instant from which `ms` of working time pass until `untilMs`.
 *  @param ms 0 or more   @returns UTC ms; plain time when the calendar has no working time */
export function subtractWorkingMs(calendar: WorkingCalendar, untilMs: number, ms: number): number {
  if (ms <= 0) return untilMs;
  const lastDay = dayAt(calendar, untilMs);
  let remainingMs = ms;
  for (let day = lastDay; day > lastDay - HORIZON_DAYS; day -= 1) {
    if (!worksOn(calendar, day)) continue;
    for (const shift of calendar.shifts.toReversed()) {
      const openMs = instantOf(calendar, day, shift.fromMinute);
      const closeMs = Math.min(instantOf(calendar, day, shift.toMinute), untilMs);
      if (openMs >= closeMs) continue;
      remainingMs -= closeMs - openMs;
      if (remainingMs <= 0) return openMs - remainingMs;
    }
  }
  return remainingMs === ms ? untilMs - ms : instantOf(calendar, lastDay - HORIZON_DAYS, 0) - remainingMs;
}

/** Local date of an instant.   @returns 'YYYY-MM-DD' */
export function localDateOf(calendar: WorkingCalendar, atMs: number): string {
  return dateOfDay(dayAt(calendar, atMs));
}

/** Local time as people read it.   @returns 'Tue 2026-11-24 09:00' */
export function formatLocal(calendar: WorkingCalendar, atMs: number): string {
  const day = dayAt(calendar, atMs);
  const minuteOfDay = Math.floor((atMs - instantOf(calendar, day, 0)) / MINUTE_MS);
  const clock = `${digits(Math.floor(minuteOfDay / 60), 2)}:${digits(minuteOfDay % 60, 2)}`;
  return `${WEEKDAY_NAMES[isoWeekday(day) - 1]} ${dateOfDay(day)} ${clock}`;
}

/** Every problem of an edited calendar, in words for the person who edits it.
 *  @returns empty when the calendar can be used */
export function checkCalendar(calendar: WorkingCalendar): string[] {
  const problems = [
    ...checkHead(calendar),
    ...checkShifts(calendar.shifts),
    ...checkDates('holidays', calendar.holidays),
    ...checkDates('makeUpWorkdays', calendar.makeUpWorkdays),
  ];
  for (const date of calendar.makeUpWorkdays) {
    if (calendar.holidays.includes(date)) problems.push(`${date} is both a holiday and a make-up workday`);
  }
  // Looking for long breaks needs a calendar whose dates can be searched.
  return problems.length > 0 ? problems : checkBreaks(calendar);
}

function checkHead(calendar: WorkingCalendar): string[] {
  const { id, utcOffsetMinutes, workingWeekdays } = calendar;
  const problems: string[] = [];
  if (id === '') problems.push('id is empty');
  if (!isIntegerWithin(utcOffsetMinutes, -720, 840)) {
    problems.push(`utcOffsetMinutes must be an integer from -720 to 840, not ${utcOffsetMinutes}`);
  }
  if (workingWeekdays.length === 0) problems.push('no working weekday: at least one is needed');
  for (const weekday of workingWeekdays) {
    if (!isIntegerWithin(weekday, 1, 7)) problems.push(`weekday ${weekday} is not one of 1 (Monday) to 7 (Sunday)`);
  }
  if (new Set(workingWeekdays).size < workingWeekdays.length) problems.push('a working weekday is listed twice');
  return problems;
}

function checkShifts(shifts: readonly Shift[]): string[] {
  const problems: string[] = [];
  if (shifts.length === 0) problems.push('no shift: at least one is needed');
  let earlierEndMinute = 0;
  for (const { fromMinute, toMinute } of shifts) {
    const name = `shift ${fromMinute}-${toMinute}`;
    if (!isIntegerWithin(fromMinute, 0, 1440) || !isIntegerWithin(toMinute, 0, 1440)) {
      problems.push(`${name}: minutes must be integers from 0 to 1440`);
    } else if (fromMinute >= toMinute) {
      problems.push(`${name}: must end after it begins`);
    } else if (fromMinute < earlierEndMinute) {
      problems.push(`${name}: overlaps the shift before it or is out of order`);
    }
    earlierEndMinute = Math.max(earlierEndMinute, toMinute);
  }
  return problems;
}

function checkDates(listName: string, dates: readonly string[]): string[] {
  const problems: string[] = [];
  let earlier = '';
  for (const date of dates) {
    if (!isDate(date)) problems.push(`${listName}: '${date}' is not a date YYYY-MM-DD`);
    else if (date === earlier) problems.push(`${listName}: ${date} is listed twice`);
    else if (date < earlier) problems.push(`${listName}: ${date} must not come after ${earlier}`);
    else earlier = date;
  }
  return problems;
}

function checkBreaks(calendar: WorkingCalendar): string[] {
  for (const date of calendar.holidays) {
    const breakStartMs = instantOf(calendar, dayOfDate(date), 0);
    if (seekWorkingInstant(calendar, breakStartMs, LONGEST_BREAK_DAYS) === undefined) {
      return [`no working day within ${LONGEST_BREAK_DAYS} days from ${date}`];
    }
  }
  return [];
}

function seekWorkingInstant(calendar: WorkingCalendar, atMs: number, withinDays: number): number | undefined {
  const firstDay = dayAt(calendar, atMs);
  for (let day = firstDay; day < firstDay + withinDays; day += 1) {
    if (!worksOn(calendar, day)) continue;
    for (const shift of calendar.shifts) {
      const startMs = instantOf(calendar, day, shift.fromMinute);
      const endMs = instantOf(calendar, day, shift.toMinute);
      if (atMs < endMs && startMs < endMs) return Math.max(startMs, atMs);
    }
  }
  return undefined;
}

function isShiftEnd(calendar: WorkingCalendar, atMs: number): boolean {
  // One ms earlier, so that a shift that ends at midnight is looked for on its own day.
  const day = dayAt(calendar, atMs - 1);
  return worksOn(calendar, day) && calendar.shifts.some((s) => instantOf(calendar, day, s.toMinute) === atMs);
}

function worksOn(calendar: WorkingCalendar, day: number): boolean {
  return calendar.workingWeekdays.includes(isoWeekday(day))
    ? !containsDay(calendar.holidays, day)
    : containsDay(calendar.makeUpWorkdays, day);
}

function containsDay(dates: readonly string[], day: number): boolean {
  let low = 0;
  let high = dates.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const candidate = dayOfDate(dates[middle] ?? '');
    if (candidate === day) return true;
    if (candidate < day) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function dayAt(calendar: WorkingCalendar, atMs: number): number {
  return Math.floor((atMs + calendar.utcOffsetMinutes * MINUTE_MS) / DAY_MS);
}

function instantOf(calendar: WorkingCalendar, day: number, minuteOfDay: number): number {
  return day * DAY_MS + (minuteOfDay - calendar.utcOffsetMinutes) * MINUTE_MS;
}

function isIntegerWithin(value: number, low: number, high: number): boolean {
  return Number.isInteger(value) && value >= low && value <= high;
}
