import { describe, expect, test } from 'vitest';
import { openCsv } from '../../../api/imports/read-csv.ts';
import { RequestFailure } from '../../../api/errors.ts';
import { sampleLeads } from '../../../scripts/sample-leads.ts';
import { readFile } from 'node:fs/promises';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Cut into small pieces, as a network may. */
function pieces(whole: Uint8Array, size = 7): Uint8Array[] {
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, index) =>
    whole.slice(index * size, (index + 1) * size),
  );
}

async function readAll(whole: Uint8Array, size?: number) {
  const { rows, ...file } = await openCsv(pieces(whole, size));
  const all: (readonly string[])[] = [];
  for await (const row of rows) all.push(row);
  return { ...file, rows: all };
}

async function codeOf(whole: Uint8Array): Promise<string> {
  const error: unknown = await readAll(whole, 65_536).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RequestFailure)) throw new Error('was read', { cause: error });
  return error.details.errors?.[0]?.code ?? '';
}

/** 姓名,电话 / 客户甲,1 as Excel in China saves it. */
const gbk = new Uint8Array([
  0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xe7, 0xbb, 0xb0, 0x0d, 0x0a, 0xbf, 0xcd, 0xbb, 0xa7, 0xbc, 0xd7, 0x2c, 0x31,
  0x0d, 0x0a,
]);

describe('a file is read whatever program wrote it', () => {
  test.each([
    ['UTF-8', bytes('姓名,电话\n客户甲,1\n'), 'utf-8', ','],
    ['UTF-8 with mark', bytes('\uFEFF姓名,电话\r\n客户甲,1\r\n'), 'utf-8', ','],
    ['GBK', gbk, 'gb18030', ','],
    ['UTF-16 with tabs', new Uint8Array(Buffer.from('\uFEFF姓名\t电话\r\n客户甲\t1\r\n', 'utf16le')), 'utf-16le', '\t'],
    ['a line that names the sign', bytes('\uFEFFsep=;\r\n姓名;电话\r\n客户甲;1\r\n'), 'utf-8', ';'],
    ['a line that names a sign nobody would guess', bytes('"sep=|"\n姓名|电话\n客户甲|1\n'), 'utf-8', '|'],
    ['a line that names the tab', bytes('sep=\t\n姓名\t电话\n客户甲\t1\n'), 'utf-8', '\t'],
    ['semicolons', bytes('姓名;电话\n客户甲;1\n'), 'utf-8', ';'],
    ['no line end, spaces, quotes', bytes('"姓名", 电话 \n客户甲 ,"1"'), 'utf-8', ','],
    ['empty lines and rows', bytes('姓名,电话\n\n,\n客户甲,1\n,,\n'), 'utf-8', ','],
  ])('%s', async (_what, whole, encoding, delimiter) => {
    expect(await readAll(whole)).toEqual({ encoding, delimiter, headers: ['姓名', '电话'], rows: [['客户甲', '1']] });
  });

  test('a comma, a quotation mark and a line break inside a quoted cell stay in it', async () => {
    const { rows } = await readAll(bytes('a,b\n"1, 2","say ""yes""\nand go"\n5\' 10",x\n'));
    expect(rows).toEqual([
      ['1, 2', 'say "yes"\nand go'],
      ['5\' 10"', 'x'],
    ]);
  });

  test('what a file of ours guards against formulas is taken back', async () => {
    const { rows } = await readAll(bytes("a,b\n'+8619900000001,'=1+1\n'quoted',it's\n"));
    expect(rows).toEqual([
      ['+8619900000001', '=1+1'],
      ["'quoted'", "it's"],
    ]);
  });

  test('rows may be shorter or longer than the header', async () => {
    expect((await readAll(bytes('a,b\n1\n1,2,3\n'))).rows).toEqual([['1'], ['1', '2', '3']]);
  });
});

describe('what is no file of rows is refused, and the reason told', () => {
  test.each([
    ['nothing but a mark', bytes('\uFEFF'), 'no_header'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'no_text'],
    ['a quotation mark that is never closed', bytes(`a,b\n"1,2\n${'3,4\n'.repeat(30_000)}`), 'no_csv'],
    ['too many columns', bytes(`${Array.from({ length: 101 }, (_, index) => `c${index}`).join(',')}\n1\n`), 'too_big'],
    ['too many rows', bytes(`a\n${'1\n'.repeat(100_001)}`), 'too_big'],
  ])('%s', async (_what, whole, code) => expect(await codeOf(whole)).toBe(code));
});

test('samples/leads-sample.csv is what the script makes', async () => {
  expect(await readFile(new URL('../../../samples/leads-sample.csv', import.meta.url), 'utf8')).toBe(sampleLeads());
});
