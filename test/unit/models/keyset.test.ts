import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../models/keyset.ts';

const keyset = fc.record({ value: fc.oneof(fc.constant(null), fc.integer(), fc.string()), id: fc.string() });

test('a cursor is read back as it was, in its own order only', () => {
  fc.assert(
    fc.property(keyset, fc.string(), (end, order) => {
      const cursor = encodeCursor(order, end);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(order, cursor)).toEqual(end);
      expect(decodeCursor(`${order}!`, cursor)).toBeNull();
    }),
  );
});

test('what is no cursor is none', () => {
  const words = [
    '',
    'x',
    '%%%',
    ...[[], {}, 'text', ['o', 1], ['o', 1, 2], ['o', {}, 'id'], ['o', true, 'id']].map((data) =>
      Buffer.from(JSON.stringify(data)).toString('base64url'),
    ),
  ];
  expect(words.map((word) => decodeCursor('o', word))).toEqual(words.map(() => null));
  fc.assert(fc.property(fc.string(), (word) => decodeCursor('never', word) === null));
});
