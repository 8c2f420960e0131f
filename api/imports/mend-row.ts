import { importRowBody, importRowParams, importRowView } from '../../contracts/import.ts';
import { createPreview, readOwnerDirectory } from '../../models/import-check.ts';
import { chunkOfRow, readChunks, writeChunk, type ImportJob, type ImportRow } from '../../models/import-job.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { readOwnImportAtRest } from './access.ts';
import { presentRow } from './present.ts';
import { standingOf } from './rows.ts';

export const mendImportRowRoute = defineRoute({
  method: 'put',
  path: '/imports/:importId/rows/:rowNo',
  operationId: 'mendImportRow',
  tag: 'imports',
  summary: 'Write a row as it should have been; it is checked at once',
  needs: 'captureLead',
  params: importRowParams,
  body: importRowBody,
  answers: { 200: { description: 'The row, and what is still wrong with it', schema: importRowView } },
  failures: ['NOT_FOUND', 'WRONG_PHASE', 'STALE_STATE'],
  handle: async ({ actor, ability, params, body: { cells } }, deps) => {
    const job = await readOwnImportAtRest(deps, { actor, ability }, params.importId);
    const row = await mend(deps, job, params.rowNo, cells);
    return ok(presentRow(deps, job, actor.staffId, row, await standingOf(deps, ability, [row])));
  },
});

/** @throws RequestFailure NOT_FOUND; WRONG_PHASE: it is a prospect already; STALE_STATE: somebody else wrote rows beside it */
async function mend({ models }: ApiDeps, job: ImportJob, rowNo: number, cells: readonly string[]): Promise<ImportRow> {
  const chunkNo = chunkOfRow(rowNo);
  const [chunk] = await readChunks(models, job, [chunkNo]);
  const before = chunk?.rows.find((row) => row.rowNo === rowNo);
  if (chunk === undefined || before === undefined) throw new RequestFailure('NOT_FOUND', `There is no row ${rowNo}.`);
  if (before.status === 'created')
    throw new RequestFailure('WRONG_PHASE', 'The row is a prospect already; change it there.');
  const preview = createPreview(models, job, await readOwnerDirectory(models.staff));
  // With the rows above it that are ready, so that their customers are known.
  const above = chunk.rows.filter((one) => one.rowNo < rowNo && one.status === 'pending');
  const row = (await preview([...above, { ...before, cells }])).at(-1);
  if (row === undefined) throw new Error('a row is previewed as one row');
  const rows = chunk.rows.map((one) => (one.rowNo === rowNo ? row : one));
  const { edition } = chunk;
  if (!(await writeChunk(models, job, chunkNo, { rows, edition })))
    throw new RequestFailure('STALE_STATE', 'Rows beside it were changed at the same moment. Try again.');
  return row;
}
