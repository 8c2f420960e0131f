import { expect, test } from 'vitest';
import { createGroupCommit } from '../../../activities/projection/writer.ts';

test('what is written again after the database was away is tried until a connection holds', async () => {
  const written: string[] = [];
  let failing = 0;
  const writer = createGroupCommit<string>((batch) => {
    failing -= 1;
    if (failing >= 0) return Promise.reject(new Error('connection reset'));
    written.push(...batch);
    return Promise.resolve();
  });
  await writer.write('first');
  failing = 1;
  expect(await writer.repeatRecent()).toBe(1);
  expect(written).toEqual(['first', 'first']);
});
