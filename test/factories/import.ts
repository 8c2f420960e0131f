import { tallyRows } from '../../domain/import/tally.ts';
import { guessMapping } from '../../domain/import/mapping.ts';
import { rowsInChunk, saveImport, type ImportJob, type ImportRow } from '../../models/import-job.ts';
import { saveChunks } from '../../models/import-upload.ts';
import type { Models } from '../../models/connect.ts';

export const importHeaders = ['客户名称', '联系电话'];

/** Cells of a row that nothing is wrong with; the phone is one of a range of its own. */
export function goodCells(rowNo: number, firstNo = 0): string[] {
  return [`客户${String(rowNo).padStart(4, '0')}`, `199${String(firstNo + rowNo).padStart(8, '0')}`];
}

/** Stores an import as an upload leaves it, its rows not looked at yet. */
export async function storeImport(
  models: Models,
  importId: string,
  cells: readonly (readonly string[])[],
  overrides: Partial<ImportJob> = {},
): Promise<void> {
  const rows = cells.map((row, index): ImportRow => ({
    rowNo: index + 1,
    cells: row,
    status: 'pending',
    problems: [],
    prospectId: null,
  }));
  const chunks = Array.from({ length: Math.ceil(rows.length / rowsInChunk) }, (_, chunkNo) => ({
    chunkNo,
    rows: rows.slice(chunkNo * rowsInChunk, (chunkNo + 1) * rowsInChunk),
  }));
  for (let at = 0; at < chunks.length; at += 50) await saveChunks(models, importId, chunks.slice(at, at + 50));
  await saveImport(models, {
    _id: importId,
    fileName: 'leads.csv',
    fileDigest: importId,
    encoding: 'utf-8',
    delimiter: ',',
    headers: importHeaders,
    rowCount: rows.length,
    uploadedBy: 's-0101',
    branchId: 'b-01',
    teamId: 't-0101',
    uploadedAt: new Date(),
    ownersIn: null,
    mapping: guessMapping(importHeaders, [], { fileName: 'leads.csv', ownerId: 's-0101', mayNameOthers: false }),
    status: 'running',
    run: { commandId: 'run-1', startedBy: 's-0101', startedAt: new Date(), endedAt: null },
    tallies: chunks.map((chunk) => tallyRows(chunk.rows)),
    ...overrides,
  });
}
