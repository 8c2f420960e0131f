import { addWorkingDays, addWorkingMs, subtractWorkingMs, type WorkingCalendar } from './calendar.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** Length of a wait. Working days and hours count on the branch's calendar, the others on the plain clock.
 *  A working day ends at the same clock time of the next working day (8.4). */
export interface Wait {
  readonly unit: 'workingDays' | 'workingHours' | 'days' | 'hours' | 'minutes';
  readonly amount: number;
}

/** When a wait that starts at an instant is over.   @returns UTC ms */
export function instantAfter(calendar: WorkingCalendar, fromMs: number, wait: Wait): number {
  switch (wait.unit) {
    case 'workingDays':
      return addWorkingDays(calendar, fromMs, wait.amount);
    case 'workingHours':
      return addWorkingMs(calendar, fromMs, wait.amount * hourMs);
    case 'days':
      return fromMs + wait.amount * dayMs;
    case 'hours':
      return fromMs + wait.amount * hourMs;
    case 'minutes':
      return fromMs + wait.amount * minuteMs;
  }
}

/** The instant that lies a wait before another one. Working days are whole days of the calendar's shifts.
 *  @returns UTC ms */
export function instantBefore(calendar: WorkingCalendar, untilMs: number, wait: Wait): number {
  switch (wait.unit) {
    case 'workingDays':
      return subtractWorkingMs(calendar, untilMs, wait.amount * workingDayMs(calendar));
    case 'workingHours':
      return subtractWorkingMs(calendar, untilMs, wait.amount * hourMs);
    case 'days':
      return untilMs - wait.amount * dayMs;
    case 'hours':
      return untilMs - wait.amount * hourMs;
    case 'minutes':
      return untilMs - wait.amount * minuteMs;
  }
}

/** Whether a wait counts on the working calendar. */
export function countsWorkingTime({ unit }: Pick<Wait, 'unit'>): boolean {
  return unit === 'workingDays' || unit === 'workingHours';
}

function workingDayMs({ shifts }: WorkingCalendar): number {
  return shifts.reduce((sum, { fromMinute, toMinute }) => sum + (toMinute - fromMinute) * minuteMs, 0);
}
