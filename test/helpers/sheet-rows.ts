import { unzip } from './unzip.ts';

export type CellValue = string | number | null;

/** The sheets of an Excel workbook by name, as rows of values.   @throws Error for a cell that holds a formula */
export function sheetRows(bytes: Buffer): Map<string, CellValue[][]> {
  const files = unzip(bytes);
  const texts = [...(files.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = '']) =>
    plain([...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, part = '']) => part).join('')),
  );
  const names = [...(files.get('xl/workbook.xml') ?? '').matchAll(/<sheet [^>]*name="([^"]+)"/g)];
  return new Map(
    names.map(([, name = ''], index) => [plain(name), rowsOf(files.get(`xl/worksheets/sheet${index + 1}.xml`), texts)]),
  );
}

function rowsOf(sheet = '', texts: readonly string[]): CellValue[][] {
  if (/<f[ >]/.test(sheet)) throw new Error('a cell holds a formula');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row = '']) => {
    const cells: CellValue[] = [];
    for (const [, letters = '', attributes = '', value] of row.matchAll(
      /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>(?:<v>(.*?)<\/v>)?<\/c>)/gs,
    ))
      cells[columnOf(letters)] =
        value === undefined ? null : attributes.includes('t="s"') ? (texts[Number(value)] ?? '') : Number(value);
    return Array.from(cells, (cell) => cell ?? null);
  });
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function plain(xml: string): string {
  return xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
