import { checkCalendar, type Shift } from '../../../domain/calendar.ts';
import { dateOfDay, dayOfDate, isoWeekday } from '../../../domain/civil-date.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';

export type Calendar = OperationAnswer<'getCalendar'>;

/** What is edited; version and editor are the server's. */
export type Draft = Pick<Calendar, 'shifts' | 'workingWeekdays' | 'holidays' | 'makeUpWorkdays' | 'knownUntilYear'>;

export function draftOf({ shifts, workingWeekdays, holidays, makeUpWorkdays, knownUntilYear }: Calendar): Draft {
  return { shifts, workingWeekdays, holidays, makeUpWorkdays, knownUntilYear };
}

/** What a day is. */
export type DayKind = 'working' | 'off' | 'holiday' | 'makeUp';

export function kindOf(draft: Draft, date: string): DayKind {
  const isWeekday = draft.workingWeekdays.includes(isoWeekday(dayOfDate(date)));
  if (isWeekday) return draft.holidays.includes(date) ? 'holiday' : 'working';
  return draft.makeUpWorkdays.includes(date) ? 'makeUp' : 'off';
}

/** A working weekday becomes a holiday and back; any other day a make-up workday and back. */
export function toggled(draft: Draft, date: string): Draft {
  const isWeekday = draft.workingWeekdays.includes(isoWeekday(dayOfDate(date)));
  const list = isWeekday ? 'holidays' : 'makeUpWorkdays';
  const without = draft[list].filter((one) => one !== date);
  const dates = without.length < draft[list].length ? without : [...without, date].toSorted();
  return { ...draft, [list]: dates };
}

/** Another working week: what was entered for a day that is now of the other kind means nothing any more. */
export function withWeekdays(draft: Draft, workingWeekdays: readonly number[]): Draft {
  const isWorked = (date: string): boolean => workingWeekdays.includes(isoWeekday(dayOfDate(date)));
  return {
    ...draft,
    workingWeekdays: workingWeekdays.toSorted((a, b) => a - b),
    holidays: draft.holidays.filter(isWorked),
    makeUpWorkdays: draft.makeUpWorkdays.filter((date) => !isWorked(date)),
  };
}

/** One month as a calendar shows it, Monday first. */
export interface Month {
  readonly month: number;
  /** Empty cells before the first day. */
  readonly lead: number;
  readonly dates: readonly string[];
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = dayOfDate(firstOf(year, index + 1));
    const next = dayOfDate(index === 11 ? firstOf(year + 1, 1) : firstOf(year, index + 2));
    const dates = Array.from({ length: next - first }, (_day, offset) => dateOfDay(first + offset));
    return { month: index + 1, lead: isoWeekday(first) - 1, dates };
  });
}

function firstOf(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}-01`;
}

/** What an edit changes, in the order in which it is told. */
export interface CalendarChanges {
  readonly shifts: boolean;
  readonly weekdays: boolean;
  readonly knownUntil: boolean;
  readonly holidaysAdded: readonly string[];
  readonly holidaysRemoved: readonly string[];
  readonly makeUpAdded: readonly string[];
  readonly makeUpRemoved: readonly string[];
}

export function changesOf(before: Draft, after: Draft): CalendarChanges {
  const less = (a: readonly string[], b: readonly string[]): string[] => a.filter((date) => !b.includes(date));
  return {
    shifts: JSON.stringify(before.shifts) !== JSON.stringify(after.shifts),
    weekdays: before.workingWeekdays.join() !== after.workingWeekdays.join(),
    knownUntil: before.knownUntilYear !== after.knownUntilYear,
    holidaysAdded: less(after.holidays, before.holidays),
    holidaysRemoved: less(before.holidays, after.holidays),
    makeUpAdded: less(after.makeUpWorkdays, before.makeUpWorkdays),
    makeUpRemoved: less(before.makeUpWorkdays, after.makeUpWorkdays),
  };
}

export function hasChanges(changes: CalendarChanges): boolean {
  return Object.values(changes).some((one) => (typeof one === 'boolean' ? one : one.length > 0));
}

/** What stands in the way of publishing. */
export type CalendarProblem = 'noShift' | 'shiftEnds' | 'shiftOverlaps' | 'noWeekday' | 'year' | 'break';

export function problemsOf(draft: Draft, utcOffsetMinutes: number): readonly CalendarProblem[] {
  const problems: CalendarProblem[] = [];
  const { shifts, workingWeekdays, knownUntilYear } = draft;
  if (shifts.length === 0) problems.push('noShift');
  if (shifts.some(({ fromMinute, toMinute }) => toMinute <= fromMinute)) problems.push('shiftEnds');
  if (shifts.some(({ fromMinute }, index) => index > 0 && fromMinute < (shifts[index - 1]?.toMinute ?? 0)))
    problems.push('shiftOverlaps');
  if (workingWeekdays.length === 0) problems.push('noWeekday');
  if (!(knownUntilYear >= 2000 && knownUntilYear <= 2100)) problems.push('year');
  // What is left of the rules, once days can only be switched: a break that is too long.
  if (problems.length === 0 && checkCalendar({ id: 'draft', utcOffsetMinutes, ...draft }).length > 0)
    problems.push('break');
  return problems;
}

/** Minutes since midnight as a field for a time takes them; the end of the day is 23:59 there. */
export function timeOf(minute: number): string {
  const shown = Math.min(minute, 1439);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** Null while nothing whole is typed. */
export function minuteOf(time: string): number | null {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}

/** A further shift after the last one. */
export function nextShift(shifts: readonly Shift[]): Shift {
  const from = Math.min((shifts.at(-1)?.toMinute ?? 480) + 60, 1380);
  return { fromMinute: from, toMinute: Math.min(from + 120, 1439) };
}
