import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leaksIn, staffNamesIn, type KnownNames } from '../../../domain/story/leaks.ts';

const known: KnownNames = {
  customerNames: ['张三丰', 'Harbour Trading Ltd'],
  staffNames: ['李秀英', 'Li Xiuying'],
  caseNumbers: ['TS20261126-K3F9'],
  coreBankNumbers: ['CB-77AB'],
};

describe('a story holds nothing that leads to a person', () => {
  test.each([
    ['张三丰等了两个小时', ['customerName']],
    ['张 三 丰等了两个小时', ['customerName']],
    ['HARBOUR-trading  ltd waited', ['customerName']],
    ['柜员李秀英道了歉', ['staffName']],
    ['li xiuying apologised', ['staffName']],
    ['see ts20261126 k3f9', ['caseNumber', 'longNumber']],
    ['see K3F9 of TS２０２６１１２６', ['longNumber']],
    ['customer cb 77ab', ['coreBankNumber']],
    ['call 13800138000', ['phone']],
    ['call +86 138-0013-8000', ['phone']],
    ['call 010-8888 6666', ['phone']],
    ['拨打一三八〇〇一三八〇〇〇', ['phone']],
    ['ID 11010519491231002X', ['longNumber']],
    ['card 6222 0212 3456 7890', ['longNumber']],
    ['written to owner@harbour.example', ['email']],
    ['李秀英 rang 张三丰 at 13800138000', ['customerName', 'staffName', 'phone']],
  ])('%s', (text, kinds) => {
    expect(leaksIn(text, known)).toEqual(kinds);
  });

  test.each([
    'A customer waited two hours on 2026-11-24, from 9:30 to 11:30, for 50,000 yuan.',
    '一位客户在午间等了两个小时，增设窗口后平均等候 12 分钟。',
    'From 2026-11-24 to 2026-11-30 the second counter stayed open.',
    'In 2025 and 2026 there were 12345 such visits.',
  ])('%s is told', (text) => {
    expect(leaksIn(text, known)).toEqual([]);
  });

  const anyText = fc.string({ unit: 'grapheme', maxLength: 60 });
  const names = Object.values(known).flat() as string[];
  const longDigits = fc.stringMatching(/^\d{6,20}$/);

  test('wherever a known name or a long number is put into a text, it is found', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.oneof(fc.constantFrom(...names), longDigits), (before, after, secret) => {
        expect(leaksIn(`${before}${secret}${after}`, known)).not.toEqual([]);
      }),
    );
  });

  test('without names and digits there is nothing to find', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-e ,.!]{0,80}$/), (text) => {
        expect(leaksIn(text, known)).toEqual([]);
      }),
    );
  });
});

test('staff that occur in a case are those whose id or name stands in it', () => {
  const staff = [
    { staffId: 's-1', name: { zh: '李秀英', en: 'Li Xiuying' } },
    { staffId: 's-2', name: { zh: '王芳', en: 'Wang Fang' } },
    { staffId: 's-3', name: { zh: '赵敏', en: 'Zhao Min' } },
  ];
  const record = { handlerId: 's-1', news: [{ by: 's-9', text: '柜员王 芳没有在场' }] };
  expect(staffNamesIn(record, staff)).toEqual(['李秀英', 'Li Xiuying', '王芳', 'Wang Fang']);
});
