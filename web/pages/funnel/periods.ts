import { dateOfDay, dayOfDate, isoWeekday } from '../../../domain/civil-date.ts';
import type { BankDays } from '../../../domain/funnel/period.ts';
import { daysProblem } from '../../parts/chosen-days.tsx';
import type { PeriodName } from '../../parts/funnel-search.ts';

/** The days of a named period, up to today where it still runs.
 *  @param today the bank's day, 'YYYY-MM-DD' */
export function daysOfPeriod(name: Exclude<PeriodName, 'days'>, today: string): BankDays {
  const day = dayOfDate(today);
  const monday = day - isoWeekday(day) + 1;
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))];
  const firstOfMonth = `${today.slice(0, 7)}-01`;
  switch (name) {
    case 'week':
      return { from: dateOfDay(monday), to: today };
    case 'lastWeek':
      return { from: dateOfDay(monday - 7), to: dateOfDay(monday - 1) };
    case 'month':
      return { from: firstOfMonth, to: today };
    case 'lastMonth': {
      const lastDay = dateOfDay(dayOfDate(firstOfMonth) - 1);
      return { from: `${lastDay.slice(0, 7)}-01`, to: lastDay };
    }
    case 'quarter': {
      const first = String(month - ((month - 1) % 3)).padStart(2, '0');
      return { from: `${year}-${first}-01`, to: today };
    }
    case 'year':
      return { from: `${year}-01-01`, to: today };
  }
}

interface PeriodWish {
  readonly period?: PeriodName | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The days that an address asks for; days that are no period give way to this month, which the page says. */
export function daysOf({ period = 'month', from, to }: PeriodWish, today: string): BankDays {
  if (period !== 'days') return daysOfPeriod(period, today);
  if (from === undefined || to === undefined || daysProblem({ from, to }) !== null) return daysOfPeriod('month', today);
  return { from, to };
}
