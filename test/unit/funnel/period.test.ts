import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingMsBetween } from '../../../domain/calendar.ts';
import { countDays, daysBefore, isWithin, periodOf } from '../../../domain/funnel/period.ts';
import { median, percentile, rate } from '../../../domain/funnel/statistics.ts';
import { createWorkingClock } from '../../../domain/funnel/working-clock.ts';
import { calendar } from '../../factories/context.ts';

const shanghai = 480;

describe('days of the bank', () => {
  test('end at midnight in Shanghai, half-open', () => {
    const period = periodOf({ from: '2026-09-28', to: '2026-09-30' }, shanghai);
    const at = (iso: string): boolean => isWithin(period, Date.parse(iso));
    expect(at('2026-09-27T23:59:59.999+08:00')).toBe(false);
    expect(at('2026-09-28T00:00:00+08:00')).toBe(true);
    expect(at('2026-09-30T23:59:59.999+08:00')).toBe(true);
    expect(at('2026-10-01T00:00:00+08:00')).toBe(false);
    expect(isWithin(period, null)).toBe(false);
  });

  test.each([
    [{ from: '2026-11-23', to: '2026-11-29' }, 7, { from: '2026-11-16', to: '2026-11-22' }],
    [{ from: '2026-03-01', to: '2026-03-01' }, 1, { from: '2026-02-28', to: '2026-02-28' }],
    [{ from: '2028-03-01', to: '2028-03-31' }, 31, { from: '2028-01-30', to: '2028-02-29' }],
  ])('as many days directly before %o', (days, count, before) => {
    expect(countDays(days)).toBe(count);
    expect(daysBefore(days)).toEqual(before);
    expect(periodOf(daysBefore(days), shanghai).endMs).toBe(periodOf(days, shanghai).startMs);
  });
});

describe('the working clock', () => {
  const startMs = Date.parse('2026-09-14T00:00:00+08:00');
  const endMs = Date.parse('2026-10-20T00:00:00+08:00');
  const { daysBetween } = createWorkingClock(calendar, startMs, endMs);
  const days = (from: string, to: string): number => daysBetween(Date.parse(from), Date.parse(to));

  test('passes over nights, weekends and the National Day holiday, and counts the make-up Saturday', () => {
    expect(days('2026-09-14T09:00+08:00', '2026-09-14T12:00+08:00')).toBeCloseTo(3 / 7);
    expect(days('2026-09-18T17:30+08:00', '2026-09-20T09:00+08:00')).toBe(0);
    // Wednesday evening to Thursday of the week after the holiday
    expect(days('2026-09-30T17:30+08:00', '2026-10-08T17:30+08:00')).toBe(1);
    expect(days('2026-10-09T17:30+08:00', '2026-10-11T12:00+08:00')).toBe(1);
    expect(days('2026-10-11T12:00+08:00', '2026-10-09T17:30+08:00')).toBe(0);
  });

  test('agrees with the calendar for any two instants', () => {
    const instant = fc.integer({ min: startMs, max: endMs });
    fc.assert(
      fc.property(instant, instant, (fromMs, toMs) => {
        expect(daysBetween(fromMs, toMs)).toBeCloseTo(workingMsBetween(calendar, fromMs, toMs) / (7 * 3_600_000), 9);
      }),
    );
  });
});

describe('statistics', () => {
  test.each([
    [[], null, null],
    [[4], 4, 4],
    [[4, 1], 2.5, 4],
    [[9, 1, 5], 5, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 8],
  ])('of %o: median and 80th percentile', (values, middle, eighty) => {
    expect(median(values)).toBe(middle);
    expect(percentile(values, 80)).toBe(eighty);
  });

  test('at least that share of the values lies at or below a percentile, and less does below it', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 100 }), (all, percent) => {
        const limit = percentile(all, percent) as number;
        const atOrBelow = all.filter((value) => value <= limit).length;
        const below = all.filter((value) => value < limit).length;
        expect(atOrBelow * 100).toBeGreaterThanOrEqual(percent * all.length);
        expect(below * 100).toBeLessThan(percent * all.length);
      }),
    );
  });

  test('a rate of nothing is no data', () => {
    expect(rate(0, 0)).toBeNull();
    expect(rate(1, 4)).toBe(0.25);
  });
});
