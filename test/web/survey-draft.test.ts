import { expect, test } from 'vitest';
import { dropEndedDrafts, dropDraft, noEntries, readDraft, writeDraft } from '../../web/pages/survey/draft.ts';
import { memoryStorage } from './memory-storage.ts';

const token = 'A'.repeat(20) + 'b'.repeat(23);
const other = 'C'.repeat(43);
const entries = { ...noEntries, perceptions: { fees: 4 }, recommend: 0, comment: 'friendly' };

test('what was entered is found again by its link and by no other, and never holds the whole link', () => {
  const storage = memoryStorage();
  expect(writeDraft(storage, token, entries, 2_000)).toBe(true);
  expect(readDraft(storage, token)).toEqual(entries);
  expect(readDraft(storage, other)).toBeNull();
  const kept = Array.from({ length: storage.length }, (_, index) => storage.key(index)).join();
  expect(kept).not.toContain(token.slice(0, 20));
  dropDraft(storage, token);
  expect(storage.length).toBe(0);
});

test('what was never sent is gone when its survey has ended; other things in the browser stay', () => {
  const storage = memoryStorage();
  storage.setItem('tuoke.language', 'zh');
  writeDraft(storage, token, entries, 2_000);
  writeDraft(storage, other, entries, 3_000);
  dropEndedDrafts(storage, 1_999);
  expect(storage.length).toBe(3);
  dropEndedDrafts(storage, 2_000);
  expect(readDraft(storage, token)).toBeNull();
  expect(readDraft(storage, other)).toEqual(entries);
  expect(storage.getItem('tuoke.language')).toBe('zh');
});

test.each([
  ['no JSON', '{'],
  ['of another version', JSON.stringify({ endsAtMs: 1, comment: '' })],
  ['with a score that is none', JSON.stringify({ ...entries, perceptions: { fees: 9 }, endsAtMs: 9 })],
  ['with a recommendation that is none', JSON.stringify({ ...entries, recommend: 11, endsAtMs: 9 })],
  ['nothing', 'null'],
])('what is %s is nothing, and is swept away', (_what, text) => {
  const storage = memoryStorage();
  storage.setItem(`tuoke.survey.${token.slice(0, 12)}`, text);
  expect(readDraft(storage, token)).toBeNull();
  dropEndedDrafts(storage, 0);
  expect(storage.length).toBe(0);
});

test('a browser that keeps nothing is no hindrance', () => {
  const full = Object.assign(memoryStorage(), {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
  });
  expect(writeDraft(full, token, entries, 2_000)).toBe(false);
});
