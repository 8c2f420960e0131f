import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { columns } from '../../../scripts/demo/client-row.ts';
import { readRows, UnreadableFile, type RowsRead } from '../../../scripts/demo/read-rows.ts';

const good = '4,47,blue-collar,married,unknown,no,1506,yes,no,unknown,5,may,92,1,-1,0,unknown,no';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tuoke-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(lines: readonly string[], limit = 100): Promise<RowsRead> {
  const file = path.join(folder, 'rows.csv');
  await writeFile(file, lines.join('\r\n'));
  return readRows(file, limit);
}

const header = columns.join(',');

test.each([
  ['a word where a number belongs', good.replace('47', 'old'), ['age: must be a whole number']],
  ['an empty number', good.replace(',92,', ',,'), ['duration: must be a whole number']],
  ['a number that cannot be', good.replace('47', '17'), ['age: must be 18 or more']],
  ['a day that does not exist', good.replace('5,may', '31,jun'), ['day: jun has no day 31']],
  [
    'an earlier campaign without contacts',
    good.replace('-1,0', '90,0'),
    ['pdays: an earlier campaign needs contacts in previous'],
  ],
  ['contacts of no campaign', good.replace('-1,0', '-1,2'), ['previous: contacts of an earlier campaign need pdays']],
  ['a missing field', good.replace(',92', ''), ['has 17 fields instead of 18']],
  ['a field too many', `${good},no`, ['has 19 fields instead of 18']],
  [
    'a quotation mark that is never closed',
    good.replace('blue-collar', '"blue-collar'),
    ['Quote Not Closed: the parsing is finished with an opening quote'],
  ],
])('%s makes a bad row, and the next one is read', async (_case, line, problems) => {
  const { rows, bad } = await read([header, line, good]);
  expect(bad).toEqual([{ line: 2, problems, original: line }]);
  expect(rows.map(({ id }) => id)).toEqual([4]);
});

test('a row names all its mistakes', async () => {
  const { bad } = await read([
    header,
    good.replace('47', 'x').replace('married', 'happy').replace(',no,1506', ',maybe,1506'),
  ]);
  expect(bad[0]?.problems.map((problem) => problem.split(':')[0])).toEqual(['age', 'marital', 'default']);
});

test('the same client twice is a bad row', async () => {
  const { rows, bad } = await read([header, good, good]);
  expect(rows).toHaveLength(1);
  expect(bad).toEqual([{ line: 3, problems: ['id: 4 is the client of line 2 already'], original: good }]);
});

test('columns may come in another order, with others between them', async () => {
  const reversed = `note,${[...columns].reverse().join(',')}`;
  const { rows } = await read([reversed, `x,${good.split(',').reverse().join(',')}`]);
  expect(rows[0]?.balance).toBe(1506);
});

test('good and bad rows together are as many as were asked for', async () => {
  const { rows, bad } = await read([header, 'x', good, good.replace('4,47', '5,47')], 2);
  expect([rows.length, bad.length]).toEqual([1, 1]);
});

test.each([
  ['no header', [''], /is empty/],
  ['a missing column', [columns.slice(0, -1).join(','), good], /lacks the column y\./],
  ['a column twice', [`${header},y`, `${good},no`], /names y twice/],
])('%s makes the file unreadable', async (_case, lines, message) => {
  await expect(read(lines)).rejects.toThrow(message);
});

test('a file that is not there is unreadable', async () => {
  await expect(readRows(path.join(folder, 'none.csv'), 1)).rejects.toThrow(UnreadableFile);
});
