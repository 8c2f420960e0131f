import { expect, test } from 'vitest';
import { createRecentProjections } from '../../../activities/projection/recent.ts';
import { projection } from '../../factories/projection.ts';
import { Pursuit } from '../../factories/pursuit.ts';

test('projections are kept in order for their time and no longer', () => {
  let nowMs = 0;
  const recent = createRecentProjections(1_000, () => nowMs);
  const one = projection(new Pursuit().log);
  const kept = Array.from({ length: 50 }, () => ({ ...one }));
  for (const each of kept) {
    recent.remember(each);
    nowMs += 100;
  }
  expect(recent.list()).toEqual(kept.slice(40));
  expect(recent.list()[0]).toBe(kept[40]);
  nowMs += 1_000;
  expect(recent.list()).toEqual([]);
});
