import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinNames, readDate, readMoney, readScore } from '../../../domain/import/values.ts';
import {
  readConsent,
  readCustomerType,
  readFindMethod,
  readMediaSubSource,
  readPursuitType,
  readYesNo,
  wordLists,
} from '../../../domain/import/words.ts';
import { customerTypes, findMethods, mediaSubSources, pursuitTypes } from '../../../domain/prospect/catalogue.ts';

describe('money', () => {
  test.each([
    ['500000', 50_000_000],
    ['500,000.00', 50_000_000],
    ['￥50万', 50_000_000],
    ['1.2亿元', 12_000_000_000],
    ['ＲＭＢ 3 000', 300_000],
    ['0', 0],
    ['0.01', 1],
    ['3千', 300_000],
    ['0.10', 10],
  ])('%s is %i fen', (cell, fen) => expect(readMoney(cell, 'yuan')).toBe(fen));

  test.each(['-5', '0.001', '12,34', 'many', '5 %', '1e5', '', '99999999999999', '1.3.5'])('%j is no amount', (cell) =>
    expect(readMoney(cell, 'yuan')).toBeNull(),
  );

  test('a word behind the number goes before the unit of the column', () => {
    expect(readMoney('50', 'tenThousandYuan')).toBe(50_000_000);
    expect(readMoney('50万', 'tenThousandYuan')).toBe(50_000_000);
    expect(readMoney('2亿', 'tenThousandYuan')).toBe(20_000_000_000);
  });

  test('yuan behind the number are yuan, whatever the column counts in', () => {
    expect(readMoney('500000元', 'tenThousandYuan')).toBe(50_000_000);
    expect(readMoney('50万元', 'tenThousandYuan')).toBe(50_000_000);
    expect(readMoney('￥50', 'tenThousandYuan')).toBe(50_000_000);
  });

  test('what was written from fen is read as the same fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 14 }), (fen) => {
        const written = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        expect(readMoney(written, 'yuan')).toBe(fen);
        expect(readMoney(Number(written.split('.')[0]).toLocaleString('en'), 'yuan')).toBe(fen - (fen % 100));
      }),
    );
  });

  test('whatever stands in a cell, it is null or an integer of 0 or more', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('yuan' as const, 'tenThousandYuan' as const), (cell, unit) => {
        const fen = readMoney(cell, unit);
        expect(fen === null || (Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
      }),
    );
  });
});

describe('dates', () => {
  test.each([
    ['2026-11-24', '2026-11-24'],
    ['2026/1/5', '2026-01-05'],
    ['2026.11.24', '2026-11-24'],
    ['2026年11月4日', '2026-11-04'],
    ['20261124', '2026-11-24'],
    ['2026-11-24 09:30:00', '2026-11-24'],
  ])('%s is %s', (cell, date) => expect(readDate(cell)).toBe(date));

  test.each(['03/04/2026', '2026-02-30', '24.11.2026', 'yesterday', '', '2026-11'])('%j is not guessed at', (cell) =>
    expect(readDate(cell)).toBeNull(),
  );
});

test.each([
  ['85', 85],
  ['85分', 85],
  ['100', 100],
  ['101', null],
  ['-1', null],
  ['good', null],
])('a score of %j is %s', (cell, score) => expect(readScore(cell)).toBe(score));

describe('words of the lists', () => {
  test('the codes themselves are read', () => {
    expect(customerTypes.map(readCustomerType)).toEqual(customerTypes);
    expect(pursuitTypes.map(readPursuitType)).toEqual(pursuitTypes);
    expect(findMethods.map(readFindMethod)).toEqual(findMethods);
    expect(mediaSubSources.map(readMediaSubSource)).toEqual(mediaSubSources);
    expect(['given', 'lawfulContact', 'none'].map(readConsent)).toEqual(['given', 'lawfulContact', 'none']);
  });

  test.each([
    [readCustomerType('对公'), 'company'],
    [readFindMethod('猎犬法'), 'hound'],
    [readFindMethod('Cold call'), 'coldApproach'],
    [readFindMethod('转介绍'), 'customerReferral'],
    [readMediaSubSource('年鉴'), 'statYearbook'],
    [readConsent('已同意'), 'given'],
    [readYesNo('是'), true],
    [readYesNo('N'), false],
    [readYesNo('perhaps'), null],
    [readFindMethod('telepathy'), null],
  ])('%s', (read, expected) => expect(read).toBe(expected));

  test('no word of a list has two meanings', () => {
    const fold = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]/g, '');
    for (const list of wordLists) {
      const owners = new Map<string, Set<string>>();
      for (const [code, words] of Object.entries(list))
        for (const word of [code, ...words]) owners.set(fold(word), (owners.get(fold(word)) ?? new Set()).add(code));
      expect(owners.size).toBeGreaterThan(5);
      expect([...owners].filter(([, codes]) => codes.size > 1)).toEqual([]);
    }
  });
});

test.each([
  ['客户0001', 'Customer 0001', '客户0001 (Customer 0001)'],
  ['客户0001', '', '客户0001'],
  ['', 'Customer 0001', 'Customer 0001'],
  ['ACME', 'ACME', 'ACME'],
])('%j and %j are one name: %s', (zh, en, name) => expect(joinNames(zh, en)).toBe(name));
