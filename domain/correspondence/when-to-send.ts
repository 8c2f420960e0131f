import type { MailMode, NotificationPreferences } from './preferences.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const dayMinutes = 1_440;

/** A notice that waits to be mailed. */
export interface WaitingNotice {
  /** When it began to wait, UTC ms. */
  readonly sinceMs: number;
  /** Goes out at once, also in quiet hours and to whoever gathers the rest of its group for a digest. */
  readonly urgent: boolean;
  readonly mode: Exclude<MailMode, 'off'>;
}

type Times = Pick<NotificationPreferences, 'digestAtMinute' | 'quiet'>;

/** The first instant from now on at which a notice may go out; it is due when that is now.
 *  @returns UTC ms, never before now and never in quiet hours unless it is urgent */
export function sendAtMs(notice: WaitingNotice, times: Times, nowMs: number, utcOffsetMinutes: number): number {
  if (notice.urgent) return nowMs;
  const readyMs =
    notice.mode === 'now' ? notice.sinceMs : nextAtMinuteMs(notice.sinceMs, times.digestAtMinute, utcOffsetMinutes);
  return endOfQuietMs(Math.max(readyMs, nowMs), times.quiet, utcOffsetMinutes);
}

/** The instant itself, or the end of the quiet hours in which it lies. */
export function endOfQuietMs(atMs: number, quiet: Times['quiet'], utcOffsetMinutes: number): number {
  return isQuiet(atMs, quiet, utcOffsetMinutes) ? nextAtMinuteMs(atMs, quiet.untilMinute, utcOffsetMinutes) : atMs;
}

export function isQuiet(atMs: number, { fromMinute, untilMinute }: Times['quiet'], utcOffsetMinutes: number): boolean {
  const minute = minuteOfDay(atMs, utcOffsetMinutes);
  return fromMinute <= untilMinute
    ? minute >= fromMinute && minute < untilMinute
    : minute >= fromMinute || minute < untilMinute;
}

/** The first instant after another at which the bank's clock shows a minute of the day. */
function nextAtMinuteMs(afterMs: number, minute: number, utcOffsetMinutes: number): number {
  const localMs = afterMs + utcOffsetMinutes * minuteMs;
  const midnightMs = Math.floor(localMs / dayMs) * dayMs;
  const thatDayMs = midnightMs + minute * minuteMs;
  return (thatDayMs > localMs ? thatDayMs : thatDayMs + dayMs) - utcOffsetMinutes * minuteMs;
}

function minuteOfDay(atMs: number, utcOffsetMinutes: number): number {
  return (((Math.floor(atMs / minuteMs) + utcOffsetMinutes) % dayMinutes) + dayMinutes) % dayMinutes;
}
