import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isRotting,
  rottingSinceMs,
  rottingWorkingDays,
  workingDaysBetween,
  type Neglect,
} from '../../../domain/board/rotting.ts';
import { addWorkingMs, subtractWorkingMs, workingMsBetween } from '../../../domain/calendar.ts';
import { stepNumbers } from '../../../domain/process/definition.ts';
import { calendar } from '../../factories/context.ts';

function at(local: string): number {
  return Date.parse(`${local}+08:00`);
}

const touched: Neglect = {
  isActive: true,
  isHeld: false,
  step: 5,
  untouchedSinceMs: at('2026-11-23T10:00'),
  plannedTouchAtMs: null,
};

describe('a prospect in step 5, where three working days without a touch are too many', () => {
  test.each([
    ['the same day', {}, '2026-11-23T17:00', false],
    ['a minute before three working days are over', {}, '2026-11-26T09:59', false],
    ['after three working days', {}, '2026-11-26T10:00', true],
    [
      'touched on Friday, a weekend is no neglect',
      { untouchedSinceMs: at('2026-11-27T10:00') },
      '2026-11-30T10:00',
      false,
    ],
    ['touched on Friday, rotting on Wednesday', { untouchedSinceMs: at('2026-11-27T10:00') }, '2026-12-02T10:00', true],
    ['the National Day holidays do not count', { untouchedSinceMs: at('2026-09-30T10:00') }, '2026-10-09T17:00', false],
    ['but the Saturday worked for them does', { untouchedSinceMs: at('2026-09-30T10:00') }, '2026-10-10T10:00', true],
    [
      'nor is it rotting with a touch planned ahead',
      { plannedTouchAtMs: at('2026-12-20T10:00') },
      '2026-12-18T10:00',
      false,
    ],
    [
      'a planned touch that was not kept does not help',
      { plannedTouchAtMs: at('2026-12-01T10:00') },
      '2026-12-01T10:00',
      true,
    ],
    [
      'a planned touch that was just not kept, so early',
      { plannedTouchAtMs: at('2026-11-24T10:00') },
      '2026-11-24T11:00',
      false,
    ],
    ['selling is on hold', { isHeld: true }, '2026-12-18T10:00', false],
    ['parked or ended', { isActive: false }, '2026-12-18T10:00', false],
    ['maintenance is more patient', { step: 6 }, '2026-12-18T10:00', false],
    ['but not for ever', { step: 6 }, '2026-12-21T10:00', true],
  ] as [string, Partial<Neglect>, string, boolean][])('%s', (_case, facts, now, expected) => {
    expect(isRotting({ ...touched, ...facts }, at(now), calendar)).toBe(expected);
  });

  test('the later in the process, the sooner it rots, until the customer is won', () => {
    expect(stepNumbers.map((step) => rottingWorkingDays[step])).toEqual([5, 5, 3, 3, 3, 20]);
  });
});

test('working days are counted in tenths, and not backwards', () => {
  const monday = at('2026-11-23T09:00');
  expect(workingDaysBetween(calendar, monday, at('2026-11-23T17:30'))).toBe(1);
  expect(workingDaysBetween(calendar, monday, at('2026-11-24T12:00'))).toBe(1.4);
  expect(workingDaysBetween(calendar, at('2026-11-27T17:30'), at('2026-11-30T09:00'))).toBe(0);
  expect(workingDaysBetween(calendar, at('2026-11-24T12:00'), monday)).toBe(0);
});

describe('the rule as a question to the database', () => {
  const instants = fc.integer({ min: at('2026-09-01T00:00'), max: at('2026-12-31T00:00') });

  test('finds exactly what the rule calls rotting', () => {
    fc.assert(
      fc.property(instants, instants, fc.constantFrom(...stepNumbers), (nowMs, untouchedSinceMs, step) => {
        const found = untouchedSinceMs <= rottingSinceMs(calendar, step, nowMs);
        expect(isRotting({ ...touched, step, untouchedSinceMs }, nowMs, calendar)).toBe(found);
      }),
    );
  });

  test('going back in working time undoes going forward', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 * 86_400_000 }), (untilMs, ms) => {
        const fromMs = subtractWorkingMs(calendar, untilMs, ms);
        expect(workingMsBetween(calendar, fromMs, untilMs)).toBe(ms);
        expect(workingMsBetween(calendar, fromMs + 1, untilMs)).toBe(ms - 1);
        expect(addWorkingMs(calendar, fromMs, ms)).toBeLessThanOrEqual(untilMs);
      }),
    );
    const idle = { ...calendar, shifts: [] };
    expect(subtractWorkingMs(idle, 5_000, 2_000)).toBe(3_000);
    expect(subtractWorkingMs(calendar, 5_000, 0)).toBe(5_000);
  });
});
