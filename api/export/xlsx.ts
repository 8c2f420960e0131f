import writeExcelFile, { type Cell } from 'write-excel-file/node';
import type { ProspectListItemView } from '../../contracts/prospect-list.ts';
import { exportColumns, type ExportCell, type ExportContext } from './columns.ts';

const minuteMs = 60_000;

/** An Excel workbook. Its format puts the table of texts first, so that the rows are gathered before the first byte. */
export async function* xlsxFile(
  watermark: string,
  pages: AsyncIterable<readonly ProspectListItemView[]>,
  context: ExportContext,
): AsyncGenerator<Uint8Array> {
  const { language } = context;
  const rows: Cell[][] = [
    [{ value: watermark, type: String, fontStyle: 'italic' }],
    exportColumns.map(({ heading }) => ({ value: heading[language], type: String, fontWeight: 'bold' })),
  ];
  for await (const page of pages) {
    rows.push(...page.map((row) => exportColumns.map(({ cell }) => typed(cell(row, context), context))));
  }
  yield await writeExcelFile(rows, {
    columns: exportColumns.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
  }).toBuffer();
}

/** Text stays text whatever it begins with: only a cell of type Formula is one. */
function typed(cell: ExportCell, { calendar }: ExportContext): Cell {
  if (cell === null) return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  // Excel has no time zones: what is written is the clock of the branch.
  const local = new Date(cell.getTime() + calendar.utcOffsetMinutes * minuteMs);
  return { value: local, type: Date, format: 'yyyy-mm-dd hh:mm' };
}
