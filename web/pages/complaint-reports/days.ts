import { dateOfDay, dayOfDate } from '../../../domain/civil-date.ts';
import { countDays, type BankDays } from '../../../domain/funnel/period.ts';

/** What the API reports on at most. */
export const longestDays = 370;

const usualDays = 84;

/** Why chosen days are no period; null: they are one. */
export function daysProblem(days: BankDays): 'daysReversed' | 'daysTooMany' | null {
  const count = countDays(days);
  if (count < 1) return 'daysReversed';
  return count > longestDays ? 'daysTooMany' : null;
}

/** The days that an address asks for; the last twelve weeks where it names none, or what is no period.
 *  @param today the bank's day, 'YYYY-MM-DD' */
export function daysOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): BankDays {
  const usual = { from: dateOfDay(dayOfDate(today) - usualDays + 1), to: today };
  const wished = { from: from ?? usual.from, to: to ?? usual.to };
  return daysProblem(wished) === null ? wished : usual;
}
