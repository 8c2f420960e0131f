import type { Dayjs } from 'dayjs';
import { boundsOf, type When } from '../../../../domain/when.ts';
import { wallClockOf } from '../../bank-clock.ts';

/** The first and the last day that a calendar offers, so that nobody chooses what would be refused.
 *  @param when null: every day */
export function pickerBounds(when: When | null): { readonly minDate?: Dayjs; readonly maxDate?: Dayjs } {
  if (when === null) return {};
  const { fromMs, toMs } = boundsOf(when, Date.now());
  const first = fromMs === null ? {} : { minDate: wallClockAt(fromMs).startOf('day') };
  return { ...first, maxDate: wallClockAt(toMs).endOf('day') };
}

function wallClockAt(atMs: number): Dayjs {
  return wallClockOf(new Date(atMs).toISOString());
}
