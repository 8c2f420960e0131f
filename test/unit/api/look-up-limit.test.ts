import { expect, test } from 'vitest';
import { LookUpLimit, lookUpsAtMost } from '../../../api/prospects/look-up-limit.ts';

const minuteMs = 60_000;

test('one account asks so often in ten minutes and then again when the oldest look-up is past; others are not stopped', () => {
  const limit = new LookUpLimit();
  for (let asked = 0; asked < lookUpsAtMost; asked += 1) limit.count('s-1', asked * 1_000);
  expect(() => limit.count('s-1', 9 * minuteMs)).toThrow('Too many look-ups; try again in 60 s.');
  expect(() => limit.count('s-2', 9 * minuteMs)).not.toThrow();
  expect(() => limit.count('s-1', 10 * minuteMs)).not.toThrow();
  expect(() => limit.count('s-1', 10 * minuteMs)).toThrow('try again in 1 s');
});
