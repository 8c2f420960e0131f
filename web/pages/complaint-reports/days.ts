import { dateOfDay, dayOfDate } from '../../../domain/civil-date.ts';
import type { BankDays } from '../../../domain/funnel/period.ts';

const usualDays = 84;

/** The days that an address asks for, which may be no period (`daysProblem`); of the last twelve weeks where it names none.
 *  @param today the bank's day, 'YYYY-MM-DD' */
export function daysOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: string,
): BankDays {
  return { from: from ?? dateOfDay(dayOfDate(today) - usualDays + 1), to: to ?? today };
}
