import { dateOfDay, dayOfDate } from '../../../domain/civil-date.ts';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { daysProblem } from '../../parts/chosen-days.tsx';

const usualDays = 84;

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
