import { localDateOf, type WorkingCalendar } from './calendar.ts';

const DAY_MS = 86_400_000;

/** How far a command looks: yesterday for what began before midnight, four months for the longest wait in working days. */
export const windowBeforeMs = DAY_MS;
export const windowDays = 120;

/** A calendar with only the marked days that can matter from an instant on, because it travels in every command.
 *  Days outside the window follow the weekdays alone.
 *  @param fromMs UTC ms, its local date included   @param days length in days, the last one included */
export function calendarWindow(calendar: WorkingCalendar, fromMs: number, days: number): WorkingCalendar {
  const firstDate = localDateOf(calendar, fromMs);
  const lastDate = localDateOf(calendar, fromMs + days * DAY_MS);
  const within = (date: string): boolean => firstDate <= date && date <= lastDate;
  const { id, utcOffsetMinutes, shifts, workingWeekdays, holidays, makeUpWorkdays } = calendar;
  return {
    id,
    utcOffsetMinutes,
    shifts,
    workingWeekdays,
    holidays: holidays.filter(within),
    makeUpWorkdays: makeUpWorkdays.filter(within),
  };
}

/** The window that commands and timers work with at an instant. */
export function commandWindow(calendar: WorkingCalendar, nowMs: number): WorkingCalendar {
  return calendarWindow(calendar, nowMs - windowBeforeMs, windowDays + 1);
}
