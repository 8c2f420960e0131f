import { byteOrderMark, csvLine, type CsvCell } from '../../domain/csv.ts';
import type { ProspectListItemView } from '../../contracts/prospect-list.ts';
import { exportColumns, type ExportCell, type ExportContext } from './columns.ts';
import { localTime } from './words.ts';

/** A CSV file for Excel, page by page as the rows come. */
export async function* csvFile(
  watermark: string,
  pages: AsyncIterable<readonly ProspectListItemView[]>,
  context: ExportContext,
): AsyncGenerator<string> {
  const headings = exportColumns.map(({ heading }) => heading[context.language]);
  yield byteOrderMark + csvLine([watermark]) + csvLine(headings);
  for await (const rows of pages) {
    yield rows.map((row) => csvLine(exportColumns.map(({ cell }) => plain(cell(row, context), context)))).join('');
  }
}

function plain(cell: ExportCell, { calendar }: ExportContext): CsvCell {
  return cell instanceof Date ? localTime(calendar, cell.getTime()) : cell;
}
