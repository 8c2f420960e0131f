import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chineseCalendar } from '../../adapters/chinese-calendar.ts';
import { addWorkingDays } from '../../domain/calendar.ts';
import { calendarWindow, commandWindow } from '../../domain/calendar-window.ts';

const calendar = chineseCalendar({ id: 'bank', fromYear: 2025, toYear: 2027 });
const at = (text: string): number => Date.parse(text);

test('only marked days between the two local dates stay', () => {
  const window = calendarWindow(calendar, at('2026-09-30T16:30:00Z'), 5);
  expect(window.holidays).toEqual(['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06']);
  expect(window).not.toHaveProperty('knownUntilYear');
  expect(calendarWindow(calendar, at('2026-09-19T02:00:00Z'), 1).makeUpWorkdays).toEqual(['2026-09-20']);
});

test('a wait of up to 70 working days ends in the window as in the whole calendar', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2025-01-02T00:00:00Z'), max: at('2026-08-01T00:00:00Z') }),
      fc.nat(70),
      (nowMs, days) => {
        expect(addWorkingDays(commandWindow(calendar, nowMs), nowMs, days)).toBe(addWorkingDays(calendar, nowMs, days));
      },
    ),
  );
});
