import type { BankCalendars } from '../../models/business-calendar.ts';
import type { ApiDeps } from '../deps.ts';

/** The calendars that lists count working time by.
 *  @throws Error when the database was never seeded */
export async function requireCalendars({ bankCalendars }: Pick<ApiDeps, 'bankCalendars'>): Promise<BankCalendars> {
  const calendars = await bankCalendars.get('bank');
  if (calendars === null) throw new Error('No business calendar is stored: run the seed script once');
  return calendars;
}
