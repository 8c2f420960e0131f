import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLine, guardFormula } from '../../domain/csv.ts';

describe('a cell of a file that a spreadsheet opens', () => {
  test.each([
    ['=HYPERLINK("http://example.org")', `'=HYPERLINK("http://example.org")`],
    ['+8613900000000', `'+8613900000000`],
    ['-1', `'-1`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['\t=1', `'\t=1`],
    ['  =1', `'  =1`],
    ['滨江贸易', '滨江贸易'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j becomes %j', (typed, guarded) => {
    expect(guardFormula(typed)).toBe(guarded);
  });

  test('numbers stay numbers, nothing stays empty, and quotes, commas and line ends stay inside', () => {
    expect(csvLine(['a"b', 'c,d', 'e\nf', -5, 1.5, null])).toBe('"a""b","c,d","e\nf",-5,1.5,\r\n');
  });

  test('what is written is what is read, except for the guard', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), (cells) => {
        const [read] = parse(csvLine(cells)) as string[][];
        expect(read).toEqual(cells.map(guardFormula));
      }),
    );
  });
});
