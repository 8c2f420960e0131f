import { expect, test } from 'vitest';
import { dropDrafts, dropDraftsOfOthers } from '../../web/parts/drafts.ts';
import { keep, keptDraftKey, readKept } from '../../web/parts/settings/kept-draft.ts';
import { memoryStorage } from './memory-storage.ts';

const draft = { value: { steps: { 1: 12 } }, version: 3, savedAtMs: 1_000 };

test('changes that were not published are there after a reload, each page’s and person’s own, until there are none', () => {
  const storage = memoryStorage();
  const key = keptDraftKey('s-1', 'process');
  keep(storage, key, draft);
  expect(readKept(storage, key)).toEqual(draft);
  expect(readKept(storage, keptDraftKey('s-1', 'calendar'))).toBeNull();
  expect(readKept(storage, keptDraftKey('s-2', 'process'))).toBeNull();
  keep(storage, key, null);
  expect(readKept(storage, key)).toBeNull();
});

test.each(['', '{', 'null', '[]', '{"value":1,"version":1,"savedAtMs":1}', '{"value":{},"savedAtMs":1}'])(
  'what is no draft is none: %s',
  (text) => {
    const storage = memoryStorage();
    storage.setItem(keptDraftKey('s-1', 'process'), text);
    expect(readKept(storage, keptDraftKey('s-1', 'process'))).toBeNull();
  },
);

test('whoever signs out, or in after somebody else, leaves and finds nothing', () => {
  const storage = memoryStorage();
  const key = keptDraftKey('s-1', 'process');
  keep(storage, key, draft);
  dropDraftsOfOthers(storage, 's-1');
  expect(readKept(storage, key)).toEqual(draft);
  dropDraftsOfOthers(storage, 's-2');
  expect(readKept(storage, key)).toBeNull();
  keep(storage, key, draft);
  dropDrafts(storage);
  expect(readKept(storage, key)).toBeNull();
});
