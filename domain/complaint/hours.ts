import type { WorkingCalendar } from '../calendar.ts';
import { calendarWindow, windowDays } from '../calendar-window.ts';
import { dayMs } from '../wait.ts';

/** Business hours of complaints: 09:00 to 17:00, eight hours a day, through the noon break (8.4). */
export const complaintShifts = [{ fromMinute: 540, toMinute: 1020 }] as const;

/** The branch's days with the hours that complaints are counted in, as far as a case can look: from the day before it was
 *  received, because a change of severity counts from there, to four months ahead. */
export function complaintCalendar(calendar: WorkingCalendar, receivedAtMs: number, nowMs: number): WorkingCalendar {
  const fromMs = Math.min(receivedAtMs, nowMs) - dayMs;
  const days = Math.ceil((nowMs - fromMs) / dayMs) + windowDays;
  return { ...calendarWindow(calendar, fromMs, days), shifts: complaintShifts };
}
