import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldHeader, guessColumns, isInTenThousands } from '../../../domain/import/guess-columns.ts';
import { leadFields, leadFieldWords, mayRepeat } from '../../../domain/import/lead-field.ts';
import { importTemplate } from '../../../domain/import/template.ts';

test.each(['zh', 'en'] as const)('every header of the template in %s is recognised as what it is', (language) => {
  const [header = ''] = importTemplate(language).replace('\uFEFF', '').split('\r\n');
  expect(guessColumns(header.split(','))).toEqual(leadFields);
});

describe('columns are recognised by their headers', () => {
  test.each([
    [
      ['客户名称', '手机号码', '客户类型', '预计金额（万元）', '备注'],
      ['name', 'phone', 'customerType', 'expectedValue', 'note'],
    ],
    [
      ['Company Name', 'Contact number', 'E-Mail', 'Lead source', 'Remarks'],
      ['name', 'phone', 'email', 'findMethod', 'note'],
    ],
    [
      ['企业联系电话', '客户经理工号', '推荐人', '公告日期'],
      ['phone', 'ownerNo', 'introducerName', 'publishedOn'],
    ],
    [
      ['ＰＨＯＮＥ', ' name_zh ', 'Name (EN)', '核心客户号'],
      ['phone', 'name', 'nameEn', 'coreBankCustomerNo'],
    ],
  ])('%j', (headers, fields) => {
    expect(guessColumns(headers)).toEqual(fields);
  });

  test('a header that says nothing is left out, even when a known one hides in it', () => {
    expect(guessColumns(['hotel', 'age', 'marital', 'balance', 'y', 'id', 'contact'])).toEqual(Array(7).fill(null));
  });

  test('of two columns for one field the surer one has it; notes may be many', () => {
    expect(guessColumns(['备用手机号', '手机号', '说明', '情况说明'])).toEqual([null, 'phone', 'note', 'note']);
  });

  test('a column without a telling header is recognised by what stands in it', () => {
    const rows = [
      ['A', '138 0013 8000', 'a@example.com', '1'],
      ['B', '+8613900139000', '', '2'],
      ['C', '13700137000', 'c@example.com', '3'],
    ];
    expect(guessColumns(['x1', 'x2', 'x3', 'x4'], rows)).toEqual([null, 'phone', 'email', null]);
  });

  test('a few numbers among other things do not make a column of telephone numbers', () => {
    expect(guessColumns(['x1'], [['13800138000'], ['see note'], ['-'], ['none']])).toEqual([null]);
  });

  test('no header stands for two fields', () => {
    const all = leadFields.flatMap((field) => {
      const { name, headers } = leadFieldWords[field];
      return [...new Set([name.zh, name.en, ...headers].map(foldHeader))];
    });
    expect(all.filter((header, index) => all.indexOf(header) !== index)).toEqual([]);
  });
});

test.each([
  ['预计金额（万元）', true],
  ['Amount (10k)', true],
  ['金额（元）', false],
  ['swan', false],
])('%s counts in ten thousands: %s', (header, expected) => {
  expect(isInTenThousands(header)).toBe(expected);
});

const anyHeader = fc.oneof(
  fc.string(),
  fc.constantFrom(...leadFields.flatMap((field) => leadFieldWords[field].headers)),
);

test('whatever the headers are, each column has one guess and no field but the note comes twice', () => {
  fc.assert(
    fc.property(fc.array(anyHeader, { maxLength: 30 }), (headers) => {
      const guesses = guessColumns(headers);
      expect(guesses).toHaveLength(headers.length);
      const single = guesses.filter((field) => field !== null && !mayRepeat(field));
      expect(new Set(single).size).toBe(single.length);
    }),
  );
});

test('how a known header is written makes no difference', () => {
  const known = fc.constantFrom(...leadFields.flatMap((field) => leadFieldWords[field].headers.map((h) => [field, h])));
  const dressing = fc.constantFrom(
    (text: string) => ` ${text} `,
    (text: string) => text.toUpperCase(),
    (text: string) => `*${text}:`,
    (text: string) => text.replaceAll(' ', '_'),
  );
  fc.assert(
    fc.property(known, dressing, ([field = '', header = ''], dress) => {
      expect(guessColumns([dress(header)])).toEqual([field]);
    }),
  );
});
