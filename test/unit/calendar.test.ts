import { describe, expect, it } from 'vitest';
import { chineseCalendar } from '../../adapters/chinese-calendar.ts';
import {
  type WorkingCalendar,
  addWorkingDays,
  addWorkingMs,
  checkCalendar,
  formatLocal,
  isWorkingDay,
  isWorkingTime,
  localDateOf,
  nextWorkingInstant,
  workingMsBetween,
} from '../../domain/calendar.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const bank = chineseCalendar({ id: 'cn', fromYear: 2025, toYear: 2027 });
const complaints: WorkingCalendar = { ...bank, shifts: [{ fromMinute: 540, toMinute: 1020 }] };

/** 'YYYY-MM-DD HH:MM' in China. */
function china(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+08:00`);
}

function shown(atMs: number): string {
  return formatLocal(bank, atMs);
}

describe('complaint clock of worked example X-38 (one shift, 09:00-17:00)', () => {
  const received = china('2026-11-20 16:00');
  it('four working hours after Friday 16:00 is Monday 12:00', () => {
    expect(shown(addWorkingMs(complaints, received, 4 * HOUR_MS))).toBe('Mon 2026-11-23 12:00');
  });
  it('one working day after Friday 16:00 is Monday 16:00', () => {
    expect(shown(addWorkingDays(complaints, received, 1))).toBe('Mon 2026-11-23 16:00');
  });
  it('five working days after Friday 16:00 is the next Friday 16:00', () => {
    expect(shown(addWorkingDays(complaints, received, 5))).toBe('Fri 2026-11-27 16:00');
  });
});

describe('next working instant', () => {
  it.each([
    ['inside a shift', '2026-11-20 10:15', 'Fri 2026-11-20 10:15'],
    ['before opening', '2026-11-20 07:00', 'Fri 2026-11-20 09:00'],
    ['lunch break', '2026-11-20 12:00', 'Fri 2026-11-20 13:30'],
    ['closing time', '2026-11-20 17:30', 'Mon 2026-11-23 09:00'],
    ['Saturday', '2026-11-21 10:00', 'Mon 2026-11-23 09:00'],
    ['first day of National Day', '2026-10-01 09:00', 'Thu 2026-10-08 09:00'],
    ['New Year before a make-up Sunday', '2026-01-01 10:00', 'Sun 2026-01-04 09:00'],
  ])('%s', (_case, from, expected) => {
    expect(shown(nextWorkingInstant(bank, china(from)))).toBe(expected);
  });
});

describe('adding working days', () => {
  it.each([
    ['none keeps the instant', '2026-11-20 10:15', 0, 'Fri 2026-11-20 10:15'],
    ['none from Sunday starts on Monday', '2026-11-22 10:15', 0, 'Mon 2026-11-23 09:00'],
    ['over a weekend', '2026-11-20 10:15', 2, 'Tue 2026-11-24 10:15'],
    ['from a weekend the clock starts at opening', '2026-11-21 15:00', 1, 'Tue 2026-11-24 09:00'],
    ['into the make-up Saturday before Spring Festival', '2026-02-13 10:00', 1, 'Sat 2026-02-14 10:00'],
    ['over Spring Festival', '2026-02-13 10:00', 2, 'Tue 2026-02-24 10:00'],
    ['make-up Saturday after Spring Festival', '2026-02-27 10:00', 1, 'Sat 2026-02-28 10:00'],
    ['make-up Sunday before National Day', '2026-09-18 10:00', 1, 'Sun 2026-09-20 10:00'],
    ['over National Day', '2026-09-30 17:00', 1, 'Thu 2026-10-08 17:00'],
    ['over National Day to the make-up Saturday', '2026-09-30 17:00', 3, 'Sat 2026-10-10 17:00'],
  ])('%s', (_case, from, days, expected) => {
    expect(shown(addWorkingDays(bank, china(from), days))).toBe(expected);
  });
});

describe('adding working time', () => {
  it.each([
    ['within a shift', '2026-11-20 09:00', 1, 'Fri 2026-11-20 10:00'],
    ['ends at closing time and not at the next opening', '2026-11-20 16:30', 1, 'Fri 2026-11-20 17:30'],
    ['over the lunch break', '2026-11-20 11:00', 2, 'Fri 2026-11-20 14:30'],
    ['over a weekend', '2026-11-20 16:30', 2, 'Mon 2026-11-23 10:00'],
    ['nothing, at closing time', '2026-11-20 17:30', 0, 'Fri 2026-11-20 17:30'],
    ['nothing, after closing time', '2026-11-20 18:00', 0, 'Mon 2026-11-23 09:00'],
    ['one day of seven hours over Spring Festival', '2026-02-14 15:00', 7, 'Tue 2026-02-24 15:00'],
  ])('%s', (_case, from, hours, expected) => {
    expect(shown(addWorkingMs(bank, china(from), hours * HOUR_MS))).toBe(expected);
  });

  it('counts the working time of a whole week with a public holiday', () => {
    const workedMs = workingMsBetween(bank, china('2026-09-21 00:00'), china('2026-09-28 00:00'));
    expect(workedMs).toBe(4 * 7 * HOUR_MS);
  });
  it('counts nothing backwards', () => {
    expect(workingMsBetween(bank, china('2026-09-22 00:00'), china('2026-09-21 00:00'))).toBe(0);
  });
  it('counts a shift that ends at midnight', () => {
    const late = { ...bank, shifts: [{ fromMinute: 1320, toMinute: 1440 }] };
    const midnight = china('2026-11-21 00:00');
    expect(addWorkingMs(late, china('2026-11-20 23:00'), HOUR_MS)).toBe(midnight);
    expect(addWorkingMs(late, midnight, 0)).toBe(midnight);
  });
});

describe('questions about a day or an instant', () => {
  it.each([
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-10-11', false],
    ['2026-10-12', true],
    ['2026-02-30', false],
    ['soon', false],
  ])('%s is a working day: %s', (date, expected) => {
    expect(isWorkingDay(bank, date)).toBe(expected);
  });
  it('has half-open shifts', () => {
    expect(isWorkingTime(bank, china('2026-11-20 09:00'))).toBe(true);
    expect(isWorkingTime(bank, china('2026-11-20 12:00'))).toBe(false);
    expect(isWorkingTime(bank, china('2026-11-21 10:00'))).toBe(false);
  });
  it('knows the local date around midnight', () => {
    expect(localDateOf(bank, Date.parse('2026-12-31T15:59:59Z'))).toBe('2026-12-31');
    expect(localDateOf(bank, Date.parse('2026-12-31T16:00:00Z'))).toBe('2027-01-01');
  });
});

describe('checking an edited calendar', () => {
  it('accepts the Chinese calendar', () => {
    expect(checkCalendar(bank)).toEqual([]);
  });
  it('names every problem at once', () => {
    const broken: WorkingCalendar = {
      id: '',
      utcOffsetMinutes: 8.5,
      shifts: [
        { fromMinute: 540, toMinute: 720 },
        { fromMinute: 700, toMinute: 1000 },
        { fromMinute: 9, toMinute: 9 },
      ],
      workingWeekdays: [0, 1, 1],
      holidays: ['2026-02-30', '2026-05-02', '2026-05-01', '2026-05-02'],
      makeUpWorkdays: ['2026-05-02'],
    };
    expect(checkCalendar(broken)).toEqual([
      'id is empty',
      'utcOffsetMinutes must be an integer from -720 to 840, not 8.5',
      'weekday 0 is not one of 1 (Monday) to 7 (Sunday)',
      'a working weekday is listed twice',
      'shift 700-1000: overlaps the shift before it or is out of order',
      'shift 9-9: must end after it begins',
      "holidays: '2026-02-30' is not a date YYYY-MM-DD",
      'holidays: 2026-05-01 must not come after 2026-05-02',
      'holidays: 2026-05-02 is listed twice',
      '2026-05-02 is both a holiday and a make-up workday',
    ]);
  });
  it.each([
    ['no shift', { shifts: [] }, 'no shift: at least one is needed'],
    ['no weekday', { workingWeekdays: [] }, 'no working weekday: at least one is needed'],
    [
      'all days off',
      { holidays: datesFrom('2026-03-02', 80), makeUpWorkdays: [] },
      'no working day within 60 days from 2026-03-02',
    ],
  ])('refuses a calendar without working time: %s', (_case, change, problem) => {
    expect(checkCalendar({ ...bank, ...change })).toContain(problem);
  });
});

describe('a calendar without working time that was used all the same', () => {
  const never: WorkingCalendar = { ...bank, workingWeekdays: [], makeUpWorkdays: [] };
  const at = china('2026-11-21 10:00');
  it('counts plain time and ends', () => {
    expect(nextWorkingInstant(never, at)).toBe(at);
    expect(addWorkingDays(never, at, 3)).toBe(at + 3 * DAY_MS);
    expect(addWorkingMs(never, at, HOUR_MS)).toBe(at + HOUR_MS);
    expect(workingMsBetween(never, at, at + HOUR_MS)).toBe(HOUR_MS);
  });
  it('ends when the working time stops in the middle', () => {
    const oneDay: WorkingCalendar = { ...never, makeUpWorkdays: ['2026-11-22'] };
    const dueAtMs = addWorkingMs(oneDay, at, 8 * HOUR_MS);
    expect(workingMsBetween(oneDay, at, dueAtMs)).toBe(8 * HOUR_MS);
    expect(addWorkingDays(oneDay, at, 2)).toBeGreaterThan(at);
  });
});

describe('the announced Chinese calendar', () => {
  it('knows the holidays of 2025 that fall on weekdays', () => {
    expect(bank.holidays.filter((date) => date.startsWith('2025'))).toEqual([
      '2025-01-01',
      '2025-01-28',
      '2025-01-29',
      '2025-01-30',
      '2025-01-31',
      '2025-02-03',
      '2025-02-04',
      '2025-04-04',
      '2025-05-01',
      '2025-05-02',
      '2025-05-05',
      '2025-06-02',
      '2025-10-01',
      '2025-10-02',
      '2025-10-03',
      '2025-10-06',
      '2025-10-07',
      '2025-10-08',
    ]);
  });
  it('knows the make-up workdays of 2026', () => {
    expect(bank.makeUpWorkdays.filter((date) => date.startsWith('2026'))).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });
  it('says how far the announcements go and has weekends only after that', () => {
    expect(bank.knownUntilYear).toBeGreaterThanOrEqual(2026);
    const later = chineseCalendar({ id: 'later', fromYear: bank.knownUntilYear + 1, toYear: bank.knownUntilYear + 2 });
    expect(later.holidays).toEqual([]);
    expect(later.makeUpWorkdays).toEqual([]);
  });
  it('refuses years in the wrong order', () => {
    expect(() => chineseCalendar({ id: 'cn', fromYear: 2027, toYear: 2026 })).toThrow(RangeError);
  });
});

function datesFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(first) + index * DAY_MS).toISOString().slice(0, 10),
  );
}
