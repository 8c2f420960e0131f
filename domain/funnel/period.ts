import { dateOfDay, dayOfDate } from '../civil-date.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Days of the bank, both included. */
export interface BankDays {
  /** 'YYYY-MM-DD' */
  readonly from: string;
  /** 'YYYY-MM-DD', not before `from` */
  readonly to: string;
}

/** A stretch of time, half-open (10.1), UTC ms. */
export interface Period {
  readonly startMs: number;
  readonly endMs: number;
}

/** The time of whole days: from midnight to midnight where the bank is.
 *  @source 10.1: Asia/Shanghai, [start, end) */
export function periodOf({ from, to }: BankDays, utcOffsetMinutes: number): Period {
  const midnight = (day: number): number => day * DAY_MS - utcOffsetMinutes * MINUTE_MS;
  return { startMs: midnight(dayOfDate(from)), endMs: midnight(dayOfDate(to) + 1) };
}

/** As many days as these, directly before them. */
export function daysBefore({ from, to }: BankDays): BankDays {
  const first = dayOfDate(from);
  const count = dayOfDate(to) - first + 1;
  return { from: dateOfDay(first - count), to: dateOfDay(first - 1) };
}

/** How many days there are. */
export function countDays({ from, to }: BankDays): number {
  return dayOfDate(to) - dayOfDate(from) + 1;
}

export function isWithin({ startMs, endMs }: Period, atMs: number | null): boolean {
  return atMs !== null && startMs <= atMs && atMs < endMs;
}
