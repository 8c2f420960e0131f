import { expect, test } from 'vitest';
import { daysOf } from '../../web/pages/complaint-reports/days.ts';
import { daysProblem } from '../../web/parts/chosen-days.tsx';

const today = '2026-11-26';

test.each([
  ['nothing', {}, { from: '2026-09-04', to: today }],
  ['a month', { from: '2026-10-01', to: '2026-10-31' }, { from: '2026-10-01', to: '2026-10-31' }],
  ['a beginning alone', { from: '2026-11-01' }, { from: '2026-11-01', to: today }],
  ['an end before the beginning', { from: '2026-11-02', to: '2026-11-01' }, { from: '2026-11-02', to: '2026-11-01' }],
  ['an end before the usual beginning', { to: '2026-01-01' }, { from: '2026-09-04', to: '2026-01-01' }],
])(
  'an address with %s asks for twelve weeks, or for what it names, and never for other days instead',
  (_what, search, days) => {
    expect(daysOf(search, today)).toEqual(days);
  },
);

test('days that are no period say why at their field', () => {
  expect(daysProblem({ from: '2026-11-02', to: '2026-11-01' })).toBe('daysReversed');
  expect(daysProblem({ from: '2025-01-01', to: '2026-11-01' })).toBe('daysTooMany');
  expect(daysProblem({ from: '2026-11-01', to: '2026-11-01' })).toBeNull();
});
