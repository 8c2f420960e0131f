import { expect, test } from 'vitest';
import { keep } from '../../../api/kept.ts';

test('what is forgotten while it is read is answered and not kept', async () => {
  let version = 1;
  const kept = keep(
    async (id) => {
      const read = `${id} ${version}`;
      await Promise.resolve();
      return read;
    },
    { maxAgeMs: 60_000, maxEntries: 10 },
  );
  const reading = kept.get('a');
  version = 2;
  kept.forget();
  expect(await reading).toBe('a 1');
  expect(await kept.get('a')).toBe('a 2');
  version = 3;
  expect(await kept.get('a')).toBe('a 2');
});
