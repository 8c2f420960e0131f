import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRow } from '../../../contracts/import-row.ts';
import { checkMapping, guessMapping, type ImportMapping } from '../../../domain/import/mapping.ts';
import { ownerDirectory, ownerOfRow } from '../../../domain/import/owner.ts';
import { rowProblemCodes, problemText } from '../../../domain/import/problem.ts';
import { sumTallies, tallyRows } from '../../../domain/import/tally.ts';

const headers = ['客户名称', '联系电话', '邮箱', '来源', '介绍人', '发布日期', '资料来源', '预计金额', '行业', '备注'];

function mapping(overrides: Partial<ImportMapping> = {}): ImportMapping {
  const guess = guessMapping(headers, [], { fileName: '春季名单.csv', ownerId: 's-0101', mayNameOthers: false });
  return { ...guess, ...overrides };
}

/** A good row with some cells replaced. */
function cells(replaced: Record<string, string> = {}): string[] {
  const good: Record<string, string> = { 客户名称: '客户0001', 联系电话: '199 0000 0001' };
  return headers.map((header) => replaced[header] ?? good[header] ?? '');
}

function codesOf(row: readonly string[], by: ImportMapping = mapping()): [string, string | null, number | null][] {
  return checkRow(row, by, headers).problems.map(({ code, field, column }) => [code, field, column]);
}

describe('the mapping that is proposed', () => {
  test('names the campaign after the file, assumes no consent and gives the rows to the uploader', () => {
    expect(mapping()).toMatchObject({
      defaults: { findMethod: 'campaignList', campaignId: '春季名单', consent: 'none' },
      owner: { kind: 'one', staffId: 's-0101' },
      valueUnit: 'yuan',
    });
    expect(checkMapping(mapping(), headers.length)).toEqual([]);
  });

  test.each([
    [{ ownerId: null, mayNameOthers: false }, { kind: 'allocator' }],
    [
      { ownerId: 's-0101', mayNameOthers: false },
      { kind: 'one', staffId: 's-0101' },
    ],
    [{ ownerId: null, mayNameOthers: true }, { kind: 'column' }],
  ])('whose the rows of a file with owners are, for %j', (uploader, owner) => {
    expect(guessMapping(['姓名', '电话', '工号'], [], { fileName: 'a.csv', ...uploader }).owner).toEqual(owner);
  });

  test('counts in ten thousands when the header says so', () => {
    const file = { fileName: 'a.csv', ownerId: null, mayNameOthers: false };
    expect(guessMapping(['姓名', '电话', '预计金额（万元）'], [], file).valueUnit).toBe('tenThousandYuan');
  });
});

test.each<[string, Partial<ImportMapping>, string[]]>([
  ['nothing', {}, []],
  ['the name', { columns: [null, 'phone', ...Array<null>(8).fill(null)] }, ['noName']],
  ['any way to reach the customer', { columns: ['name', ...Array<null>(9).fill(null)] }, ['noContactRoute']],
  ['a column', { columns: ['name', 'phone'] }, ['columnCount']],
  ['uniqueness', { columns: ['name', 'name', 'phone', ...Array<null>(7).fill(null)] }, ['fieldTwice']],
  ['the column of owners', { owner: { kind: 'column' } }, ['noOwnerColumn']],
])('a mapping that lacks %s', (_what, overrides, codes) => {
  expect(checkMapping(mapping(overrides), headers.length).map(({ code }) => code)).toEqual(codes);
});

test('two columns may be kept in the note, each with its header', () => {
  const by = mapping({ columns: mapping().columns.map((field, index) => (index === 8 ? 'note' : field)) });
  const row = cells({ 行业: '物流', 备注: '下月到期' });
  expect(checkMapping(by, headers.length)).toEqual([]);
  expect(checkRow(row, by, headers).body?.note).toBe('行业: 物流\n备注: 下月到期');
  expect(checkRow(row, mapping(), headers).body?.note).toBe('下月到期');
});

describe('a row', () => {
  test('becomes the request that would capture the lead', () => {
    const row = cells({ 来源: '客户介绍', 介绍人: '介绍人01', 预计金额: '50万', 邮箱: 'a@leads.example' });
    expect(checkRow(row, mapping(), headers)).toMatchObject({
      problems: [],
      ownerNo: null,
      body: {
        customer: { name: '客户0001', customerType: 'individual', phone: '+8619900000001', email: 'a@leads.example' },
        source: { findMethod: 'customerReferral', introducerName: '介绍人01' },
        expectedValueFen: 50_000_000,
        consent: 'none',
        ownerId: null,
      },
    });
  });

  test.each<[string, Record<string, string>, [string, string | null, number | null][]]>([
    ['no name', { 客户名称: ' ' }, [['missing', 'name', 0]]],
    ['a short number', { 联系电话: '1991234' }, [['notAPhone', 'phone', 1]]],
    ['no way to be reached', { 联系电话: '' }, [['noContactRoute', 'phone', 1]]],
    ['no e-mail address', { 邮箱: 'at home' }, [['notAnEmail', 'email', 2]]],
    ['an unknown method', { 来源: '心灵感应' }, [['unknownWord', 'findMethod', 3]]],
    ['no introducer', { 来源: '猎犬法' }, [['neededForMethod', 'introducerName', 4]]],
    ['no date that is one', { 发布日期: '24.11.2026' }, [['notADate', 'publishedOn', 5]]],
    ['a date to come', { 发布日期: '2999-01-01' }, [['dateInFuture', 'publishedOn', 5]]],
    ['no amount', { 预计金额: '待定' }, [['notMoney', 'expectedValue', 7]]],
    ['too long a name', { 客户名称: '客'.repeat(101) }, [['tooLong', 'name', 0]]],
    [
      'media data without source and date',
      { 来源: '媒体资料' },
      [
        ['neededForMethod', 'mediaSubSource', 6],
        ['neededForMethod', 'publishedOn', 5],
      ],
    ],
    [
      'everything wrong at once',
      { 客户名称: '', 联系电话: 'x', 邮箱: 'y', 来源: 'z', 预计金额: '?' },
      [
        ['unknownWord', 'findMethod', 3],
        ['notMoney', 'expectedValue', 7],
        ['missing', 'name', 0],
        ['notAPhone', 'phone', 1],
        ['notAnEmail', 'email', 2],
      ],
    ],
  ])('with %s', (_what, replaced, problems) => {
    const by = mapping({ defaults: { ...mapping().defaults, campaignId: 'spring' } });
    expect(codesOf(cells(replaced), by)).toEqual(problems);
    expect(checkRow(cells(replaced), by, headers).body).toBeNull();
  });

  test('more than a billion yuan is asked back once, and is taken when the cell names its unit', () => {
    const byTenThousands = mapping({ valueUnit: 'tenThousandYuan' });
    const withAmount = (amount: string) => checkRow(cells({ 预计金额: amount }), byTenThousands, headers);
    expect(withAmount('500000').problems.map(({ code, column }) => [code, column])).toEqual([['hugeAmount', 7]]);
    expect(withAmount('500000元').body?.expectedValueFen).toBe(50_000_000);
    expect(withAmount('50亿').body?.expectedValueFen).toBe(500_000_000_000);
    // what the message tells people to write is read in either column
    for (const written of problemText('notMoney').zh.match(/\d+(万|元)/g) ?? [])
      expect(withAmount(written).body?.expectedValueFen, written).toBe(50_000_000);
  });

  test('with more cells than the header is refused; with fewer it is read as if they were empty', () => {
    expect(codesOf([...cells(), 'one too many'])).toEqual([['tooManyCells', null, null]]);
    expect(codesOf([...cells(), ' '])).toEqual([]);
    expect(codesOf(cells().slice(0, 2))).toEqual([]);
  });

  test('is either a request or has problems, whatever stands in it; each names a column of the file', () => {
    const anyCell = fc.oneof(fc.string(), fc.constantFrom('199 0000 0001', '客户介绍', '2026-01-01', '50万', ''));
    fc.assert(
      fc.property(fc.array(anyCell, { maxLength: 14 }), (row) => {
        const { body, problems } = checkRow(row, mapping(), headers);
        expect(body === null).toBe(problems.length > 0);
        for (const { column } of problems)
          expect(column === null || (column >= 0 && column < headers.length)).toBe(true);
        const fields = problems.map(({ field }) => field).filter((field) => field !== null);
        expect(new Set(fields).size).toBe(fields.length);
      }),
    );
  });
});

describe('the owner of a row', () => {
  const member = (no: string, branchId: string, overrides = {}) => ({
    _id: `s-${no}`,
    employeeNo: no,
    profiles: ['customerManager' as const],
    branchId,
    teamId: null,
    active: true,
    ...overrides,
  });
  const directory = ownerDirectory([
    member('0101', 'b-01'),
    member('0201', 'b-02'),
    member('0102', 'b-01', { active: false }),
    { ...member('0900', 'b-01'), profiles: ['backOffice'] },
    member('7', 'b-01'),
    member('007', 'b-01'),
  ]);
  const home = { uploadedBy: 's-0001', ownersIn: 'b-01', branchId: 'b-01', teamId: 't-0101' };
  const column = { owner: { kind: 'column' } as const, columns: ['name', 'ownerNo'] as const };
  const owned = (ownerNo: string | null, at = home, by: Pick<ImportMapping, 'owner' | 'columns'> = column) => {
    const owner = ownerOfRow(ownerNo, by, at, directory);
    return 'code' in owner ? owner.code : owner.ownerId;
  };

  test.each([
    ['0101', 's-0101'],
    ['101', 's-0101'],
    [null, null],
    ['0201', 'unknownOwner'],
    ['0102', 'unknownOwner'],
    ['0900', 'unknownOwner'],
    ['9999', 'unknownOwner'],
    ['7', 's-7'],
    ['007', 's-007'],
    ['07', 'unknownOwner'],
  ])('number %s: %s', (ownerNo, expected) => expect(owned(ownerNo)).toBe(expected));

  test('a directory of a large bank is made in the time of a small one', () => {
    let reads = 0;
    const staff = Array.from({ length: 5_000 }, (_, index) => ({
      ...member('', 'b-01'),
      get employeeNo(): string {
        reads += 1;
        return String(index);
      },
    }));
    expect(ownerDirectory(staff).byNo.size).toBe(5_000);
    expect(reads).toBeLessThan(10 * 5_000);
  });

  test('whoever gives no customers away names only themselves', () => {
    const alone = { ...home, uploadedBy: 's-0101', ownersIn: null as never };
    expect(owned('0101', alone)).toBe('s-0101');
    expect(owned('7', alone)).toBe('unknownOwner');
  });

  test('one for all rows, or nobody until an allocator gives them away', () => {
    expect(owned('0201', home, { ...column, owner: { kind: 'one', staffId: 's-0101' } })).toBe('s-0101');
    expect(owned('0101', home, { ...column, owner: { kind: 'allocator' } })).toBeNull();
    expect(ownerOfRow(null, { ...column, owner: { kind: 'allocator' } }, home, directory)).toMatchObject({
      branchId: 'b-01',
      teamId: 't-0101',
    });
  });
});

test('tallies of parts add up to the tally of the whole', () => {
  const problem = fc.record({
    code: fc.constantFrom(...rowProblemCodes),
    field: fc.constantFrom('name' as const, 'phone' as const, null),
    column: fc.constantFrom(0, 1, null),
  });
  const row = fc.record({
    status: fc.constantFrom('pending' as const, 'created' as const, 'duplicate' as const, 'refused' as const),
    problems: fc.array(problem, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(row), fc.nat(), (rows, cut) => {
      const at = cut % (rows.length + 1);
      const parts = sumTallies([tallyRows(rows.slice(0, at)), tallyRows(rows.slice(at))]);
      const whole = tallyRows(rows);
      expect(parts.counts).toEqual(whole.counts);
      const sorted = (all: typeof whole.problems) => all.map((one) => JSON.stringify(one)).toSorted();
      expect(sorted(parts.problems)).toEqual(sorted(whole.problems));
    }),
  );
});

test('each problem is told in both languages', () => {
  for (const code of rowProblemCodes) expect(Object.values(problemText(code)).every((text) => text !== '')).toBe(true);
});
