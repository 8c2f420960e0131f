import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Shift,
  type WorkingCalendar,
  addWorkingDays,
  addWorkingMs,
  checkCalendar,
  isWorkingTime,
  localDateOf,
  nextWorkingInstant,
  workingMsBetween,
} from '../../domain/calendar.ts';
import { dateOfDay, dayOfDate, isoWeekday } from '../../domain/civil-date.ts';

const DAY_MS = 86_400_000;
const FIRST_DAY = dayOfDate('2026-01-01');

const shifts = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 6 })
  .map((minutes): Shift[] => {
    const edges = minutes.toSorted((a, b) => a - b);
    return edges.flatMap((fromMinute, index) => {
      const toMinute = edges[index + 1];
      return index % 2 === 0 && toMinute !== undefined ? [{ fromMinute, toMinute }] : [];
    });
  })
  // With less than an hour a day the spans below would leave the ten years that are searched.
  .filter((list) => list.reduce((sum, shift) => sum + shift.toMinute - shift.fromMinute, 0) >= 60);

const dates = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 }), { maxLength: 30 })
  .map((days) => days.toSorted((a, b) => a - b).map((day) => dateOfDay(FIRST_DAY + day)));

const calendars = fc
  .record({
    id: fc.constant('any'),
    utcOffsetMinutes: fc.integer({ min: -720, max: 840 }),
    shifts,
    workingWeekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    holidays: dates,
    makeUpWorkdays: dates,
  })
  .map((calendar): WorkingCalendar => ({
    ...calendar,
    makeUpWorkdays: calendar.makeUpWorkdays.filter((date) => !calendar.holidays.includes(date)),
  }))
  .filter((calendar) => checkCalendar(calendar).length === 0);

const instants = fc.integer({ min: FIRST_DAY * DAY_MS, max: (FIRST_DAY + 120) * DAY_MS });
const spans = fc.integer({ min: 0, max: 3 * DAY_MS });

describe('working time', () => {
  it('ends inside a shift or at its end', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, fromMs, ms) => {
        const endMs = addWorkingMs(calendar, fromMs, ms);
        return isWorkingTime(calendar, endMs) || isWorkingTime(calendar, endMs - 1);
      }),
    );
  });

  it('is exactly what lies between start and end', () => {
    fc.assert(
      fc.property(calendars, instants, spans, (calendar, fromMs, ms) => {
        expect(workingMsBetween(calendar, fromMs, addWorkingMs(calendar, fromMs, ms))).toBe(ms);
      }),
    );
  });

  it('leads back to the same working moment', () => {
    fc.assert(
      fc.property(calendars, instants, instants, (calendar, oneMs, otherMs) => {
        const fromMs = Math.min(oneMs, otherMs);
        const toMs = Math.max(oneMs, otherMs);
        const endMs = addWorkingMs(calendar, fromMs, workingMsBetween(calendar, fromMs, toMs));
        expect(nextWorkingInstant(calendar, endMs)).toBe(
          nextWorkingInstant(calendar, Math.max(toMs, nextWorkingInstant(calendar, fromMs))),
        );
      }),
    );
  });

  it('may be added in parts', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, (calendar, fromMs, firstMs, secondMs) => {
        const inParts = addWorkingMs(calendar, addWorkingMs(calendar, fromMs, firstMs), secondMs);
        expect(inParts).toBe(addWorkingMs(calendar, fromMs, firstMs + secondMs));
      }),
    );
  });

  it('never ends earlier for a later start or a longer span', () => {
    fc.assert(
      fc.property(calendars, instants, spans, spans, spans, (calendar, fromMs, laterMs, ms, longerMs) => {
        const endMs = addWorkingMs(calendar, fromMs, ms);
        expect(addWorkingMs(calendar, fromMs + laterMs, ms)).toBeGreaterThanOrEqual(endMs);
        expect(addWorkingMs(calendar, fromMs, ms + longerMs)).toBeGreaterThanOrEqual(endMs);
      }),
    );
  });

  it('agrees with counting every minute', () => {
    fc.assert(
      fc.property(calendars, instants, fc.integer({ min: 0, max: 3 * 1440 }), (calendar, atMs, minutes) => {
        const fromMs = Math.floor(atMs / 60_000) * 60_000;
        let countedMs = 0;
        for (let minute = 0; minute < minutes; minute += 1) {
          if (isWorkingTime(calendar, fromMs + minute * 60_000)) countedMs += 60_000;
        }
        expect(workingMsBetween(calendar, fromMs, fromMs + minutes * 60_000)).toBe(countedMs);
      }),
      { numRuns: 30 },
    );
  });
});

describe('working days', () => {
  const days = fc.integer({ min: 0, max: 60 });
  it('end inside a shift at the clock time of the start', () => {
    fc.assert(
      fc.property(calendars, instants, days, (calendar, fromMs, count) => {
        const endMs = addWorkingDays(calendar, fromMs, count);
        expect(isWorkingTime(calendar, endMs)).toBe(true);
        expect((endMs - nextWorkingInstant(calendar, fromMs)) % DAY_MS).toBe(0);
      }),
    );
  });

  it('may be added in parts, and never end earlier for a later start', () => {
    fc.assert(
      fc.property(calendars, instants, days, days, spans, (calendar, fromMs, first, second, laterMs) => {
        const endMs = addWorkingDays(calendar, fromMs, first + second);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, fromMs, first), second)).toBe(endMs);
        expect(addWorkingDays(calendar, fromMs + laterMs, first + second)).toBeGreaterThanOrEqual(endMs);
      }),
    );
  });
});

describe('civil dates', () => {
  it('agree with the platform for every day from 1900 to 2199', () => {
    const firstMs = Date.parse('1900-01-01T00:00:00Z');
    const lastMs = Date.parse('2199-12-31T00:00:00Z');
    for (let atMs = firstMs; atMs <= lastMs; atMs += DAY_MS) {
      const date = new Date(atMs);
      const text = date.toISOString().slice(0, 10);
      const day = dayOfDate(text);
      if (day * DAY_MS !== atMs || dateOfDay(day) !== text || isoWeekday(day) % 7 !== date.getUTCDay()) {
        expect.fail(`${text} is day ${day}, ${dateOfDay(day)}, weekday ${isoWeekday(day)}`);
      }
    }
  });

  it('are those of the calendar, whatever its offset', () => {
    fc.assert(
      fc.property(calendars, instants, (calendar, atMs) => {
        const shifted = new Date(atMs + calendar.utcOffsetMinutes * 60_000);
        expect(localDateOf(calendar, atMs)).toBe(shifted.toISOString().slice(0, 10));
      }),
    );
  });
});
