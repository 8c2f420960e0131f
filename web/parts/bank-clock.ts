import dayjs, { type Dayjs } from 'dayjs';

/** The bank's time: fixed, because China has had no daylight saving since 1991. */
const offsetMs = 8 * 3_600_000;

/** An instant as a calendar shows it: the bank's wall clock, whatever the browser's own time is. */
export function wallClockOf(iso: string): Dayjs {
  return dayjs(new Date(Date.parse(iso) + offsetMs).toISOString().slice(0, 19));
}

/** What was chosen in a calendar, as the instant when the bank's wall clock shows it. */
export function instantOf(wallClock: Dayjs): string {
  return new Date(`${wallClock.format('YYYY-MM-DDTHH:mm:ss')}+08:00`).toISOString();
}

/** The bank's wall clock at some distance of now, at an hour of that day when one is told. */
export function wallClockAfter(nowMs: number, distance: { readonly days?: number; readonly hour?: number }): Dayjs {
  const now = wallClockOf(new Date(nowMs).toISOString()).second(0).millisecond(0);
  const day = now.add(distance.days ?? 0, 'day');
  return distance.hour === undefined ? day : day.hour(distance.hour).minute(0);
}
