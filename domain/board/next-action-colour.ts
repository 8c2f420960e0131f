import { localDateOf, type WorkingCalendar } from '../calendar.ts';

/** How urgent the next action of a prospect is, in the four colours of the board. */
export const nextActionColours = ['overdue', 'today', 'later', 'none'] as const;
export type NextActionColour = (typeof nextActionColours)[number];

/** What a list can be narrowed to by its next action; `due`: overdue or today. */
export const nextActionFilters = [...nextActionColours, 'due'] as const;
export type NextActionFilter = (typeof nextActionFilters)[number];

/** @param atMs UTC ms of the next action; null when there is none */
export function nextActionColour(atMs: number | null, nowMs: number, calendar: WorkingCalendar): NextActionColour {
  if (atMs === null) return 'none';
  if (atMs < nowMs) return 'overdue';
  return localDateOf(calendar, atMs) === localDateOf(calendar, nowMs) ? 'today' : 'later';
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** First instant of tomorrow at the branch: what is due before it is due today.   @returns UTC ms */
export function endOfTodayMs(nowMs: number, { utcOffsetMinutes }: WorkingCalendar): number {
  const offsetMs = utcOffsetMinutes * minuteMs;
  return (Math.floor((nowMs + offsetMs) / dayMs) + 1) * dayMs - offsetMs;
}
