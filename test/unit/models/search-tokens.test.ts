import { expect, test } from 'vitest';
import { foldName } from '../../../models/prospect.ts';
import { queryTokens, searchTokens, typedParts } from '../../../models/search-tokens.ts';

function finds(name: string, typed: string): boolean {
  const tokens = searchTokens(name);
  const wanted = queryTokens(typed);
  const hasEntries = wanted.length > 0 && wanted.every((token) => tokens.includes(token));
  return hasEntries && typedParts(typed).every((part) => foldName(name).includes(part));
}

test.each([
  ['杭州湾贸易有限公司', '杭州湾'],
  ['杭州湾贸易有限公司', '贸易'],
  ['杭州湾贸易有限公司', '杭州 贸易'],
  ['王小明', '王'],
  ['第12支行家属区业主委员会', '业主委员会'],
  ['ＡNCHOR Glass', 'anchor'],
  ['Harbour Trading Ltd', 'trad'],
  ['Harbour Trading Ltd', 'tra har'],
  ['Harbour Trading Ltd', 'harbour'],
  ['TCL科技', 'tcl科技'],
])('%s is found by %s', (name, typed) => {
  expect(finds(name, typed)).toBe(true);
});

test.each([
  ['杭州湾贸易有限公司', '湾杭'],
  ['杭州湾贸易有限公司', '宁波'],
  ['王小明', '明小'],
  ['Harbour Trading Ltd', 'harbours'],
  ['Harbour Trading Ltd', 'rading'],
  ['Harbour Trading Ltd', '!!'],
])('%s is not found by %s', (name, typed) => {
  expect(finds(name, typed)).toBe(false);
});

test('a very long name has a bounded number of entries', () => {
  expect(searchTokens('集'.repeat(3) + '团公司分部'.repeat(19)).length).toBeLessThanOrEqual(60);
});

test('what was typed is letters and digits when it stands in a pattern', () => {
  expect(typedParts('Harbour.* (Ltd)|$ 湾[杭]')).toEqual(['harbour', 'ltd', '湾', '杭']);
});
