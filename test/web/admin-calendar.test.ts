import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultShifts } from '../../domain/calendar.ts';
import {
  changesOf,
  hasChanges,
  kindOf,
  minuteOf,
  monthsOf,
  nextShift,
  problemsOf,
  timeOf,
  toggled,
  withWeekdays,
  type Draft,
} from '../../web/pages/admin-calendar/draft.ts';

const chinese: Draft = {
  shifts: [...defaultShifts],
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: ['2026-10-01', '2026-10-02'],
  makeUpWorkdays: ['2026-10-10'],
  knownUntilYear: 2026,
};

describe('a day', () => {
  test.each([
    ['2026-09-30', 'working', 'holiday'],
    ['2026-10-01', 'holiday', 'working'],
    ['2026-10-04', 'off', 'makeUp'],
    ['2026-10-10', 'makeUp', 'off'],
  ])('%s is a day of the kind %s, and %s once it was clicked', (date, before, after) => {
    expect(kindOf(chinese, date)).toBe(before);
    const changed = toggled(chinese, date);
    expect(kindOf(changed, date)).toBe(after);
    expect(toggled(changed, date)).toEqual(chinese);
  });

  test('whatever is clicked, dates stay in order and the rules find nothing against them', () => {
    const dates = monthsOf(2026).flatMap(({ dates: all }) => all);
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...dates), { maxLength: 12 }), (clicked) => {
        const draft = clicked.reduce(toggled, chinese);
        expect(draft.holidays).toEqual(draft.holidays.toSorted());
        expect(draft.makeUpWorkdays).toEqual(draft.makeUpWorkdays.toSorted());
        expect(problemsOf(draft, 480)).toEqual([]);
        expect(clicked.toReversed().reduce(toggled, draft)).toEqual(chinese);
      }),
    );
  });

  test('of a year there are as many as there are, each month begun on its weekday', () => {
    expect(monthsOf(2026).flatMap(({ dates }) => dates)).toHaveLength(365);
    expect(monthsOf(2028).flatMap(({ dates }) => dates)).toHaveLength(366);
    expect(monthsOf(2026)[9]).toMatchObject({ month: 10, lead: 3 });
  });
});

test('another working week leaves nothing that means nothing any more', () => {
  const sixDays = withWeekdays(chinese, [6, 1, 2, 3, 4, 5]);
  expect(sixDays).toMatchObject({
    workingWeekdays: [1, 2, 3, 4, 5, 6],
    makeUpWorkdays: [],
    holidays: chinese.holidays,
  });
  expect(withWeekdays(chinese, [1, 2, 3])).toMatchObject({ holidays: [], makeUpWorkdays: ['2026-10-10'] });
});

test.each<[string, Partial<Draft>, string[]]>([
  ['no shift', { shifts: [] }, ['noShift']],
  ['a shift that ends before it begins', { shifts: [{ fromMinute: 600, toMinute: 540 }] }, ['shiftEnds']],
  [
    'shifts that overlap',
    {
      shifts: [
        { fromMinute: 540, toMinute: 720 },
        { fromMinute: 700, toMinute: 900 },
      ],
    },
    ['shiftOverlaps'],
  ],
  ['no working weekday, and no year', { workingWeekdays: [], knownUntilYear: 0 }, ['noWeekday', 'year']],
  [
    'a break of months',
    {
      holidays: monthsOf(2026)
        .slice(0, 4)
        .flatMap(({ dates }) => dates.filter((date) => kindOf(chinese, date) === 'working')),
    },
    ['break'],
  ],
])('%s cannot be published', (_what, part, problems) => {
  expect(problemsOf({ ...chinese, ...part }, 480)).toEqual(problems);
});

test('what is not published yet is told, and nothing else', () => {
  expect(hasChanges(changesOf(chinese, chinese))).toBe(false);
  const changed = toggled(toggled(chinese, '2026-10-02'), '2026-10-04');
  expect(changesOf(chinese, { ...changed, knownUntilYear: 2027 })).toEqual({
    shifts: false,
    weekdays: false,
    knownUntil: true,
    holidaysAdded: [],
    holidaysRemoved: ['2026-10-02'],
    makeUpAdded: ['2026-10-04'],
    makeUpRemoved: [],
  });
});

test('times of a shift are typed as a clock shows them', () => {
  expect([timeOf(540), timeOf(1440), minuteOf('13:30'), minuteOf('')]).toEqual(['09:00', '23:59', 810, null]);
  expect(nextShift(defaultShifts)).toEqual({ fromMinute: 1110, toMinute: 1230 });
});
