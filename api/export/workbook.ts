import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { LocalizedText } from '../../domain/process/definition.ts';

/** A value of a sheet: text, a number, a share of 1, an amount, or nothing. */
export type SheetCell = string | number | { readonly share: number } | { readonly yuan: number } | null;

/** One table of a workbook. */
export interface Sheet {
  readonly name: string;
  /** What a reader of this sheet must know besides whose copy it is. */
  readonly note?: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Says a text in the language of the file. */
export type Say = (text: LocalizedText) => string;

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A workbook of reports.   @param mark first row of each sheet: whose copy it is, and of what */
export async function* workbook(
  sheets: readonly Sheet[],
  mark: string,
  language: keyof LocalizedText,
): AsyncGenerator<Uint8Array> {
  const separator = language === 'zh' ? '；' : '; ';
  const laidOut = sheets.map(({ name, note, headings, rows }) => ({
    sheet: name,
    data: [
      [{ value: note === undefined ? mark : mark + separator + note, type: String, fontStyle: 'italic' as const }],
      headings.map((heading) => ({ value: heading, type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(typed)),
    ],
    columns: headings.map((_heading, index) => ({ width: index === 0 ? 26 : 16 })),
    stickyRowsCount: 2,
  }));
  yield await writeExcelFile(laidOut).toBuffer();
}

/** Text stays text whatever it begins with: only a cell of type Formula is one. */
function typed(cell: SheetCell): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number')
    return { value: cell, type: Number, ...(Number.isInteger(cell) ? {} : { format: '0.0' }) };
  if ('yuan' in cell) return { value: cell.yuan, type: Number, format: '#,##0.00' };
  return { value: cell.share, type: Number, format: '0.0%' };
}
