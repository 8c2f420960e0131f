import { dateOfDay } from './civil-date.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** One day where the bank is, half-open, UTC ms. */
export interface BankDay {
  /** 'YYYY-MM-DD' */
  readonly date: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The day an instant belongs to.   @param utcOffsetMinutes of the branch's calendar */
export function bankDayOf(atMs: number, utcOffsetMinutes: number): BankDay {
  const offsetMs = utcOffsetMinutes * MINUTE_MS;
  const day = Math.floor((atMs + offsetMs) / DAY_MS);
  const fromMs = day * DAY_MS - offsetMs;
  return { date: dateOfDay(day), fromMs, toMs: fromMs + DAY_MS };
}
