import * as z from 'zod';
import { importId, importRows, importRowsQuery } from '../../contracts/import.ts';
import type { RowStatus } from '../../domain/import/tally.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { chunkOfRow, readChunks, type ImportJob, type ImportRow } from '../../models/import-job.ts';
import { findHolders, type PursuitHolder } from '../../models/customer-pursuits.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { defineRoute, ok } from '../route.ts';
import { readImport } from './access.ts';
import { presentRow } from './present.ts';

const orderName = 'importRows';

export const importRowsRoute = defineRoute({
  method: 'get',
  path: '/imports/:importId/rows',
  operationId: 'listImportRows',
  tag: 'imports',
  summary: 'Rows of an import in the order of the file, or those of one status',
  needs: 'captureLead',
  params: z.object({ importId }),
  query: importRowsQuery,
  answers: { 200: { description: 'One page', schema: importRows } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params, query: { status, limit, cursor } }, deps) => {
    const job = await readImport(deps, { actor, ability }, params.importId);
    const afterRow = Number(readCursor(orderName, cursor)?.value ?? 0);
    const found: ImportRow[] = [];
    for await (const row of rowsOf(deps, job, { status: status === undefined ? null : [status], afterRow })) {
      found.push(row);
      if (found.length > limit) break;
    }
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    const nextCursor =
      found.length > limit && last !== undefined
        ? encodeCursor(orderName, { value: last.rowNo, id: String(last.rowNo) })
        : null;
    const standing = await standingOf(deps, ability, rows);
    return ok({ items: rows.map((row) => presentRow(deps, job, actor.staffId, row, standing)), nextCursor });
  },
});

/** Rows with one of these statuses, or all, in the order of the file; chunks without any are not read. */
export async function* rowsOf(
  { models }: Pick<ApiDeps, 'models'>,
  job: ImportJob,
  { status, afterRow }: { readonly status: readonly RowStatus[] | null; readonly afterRow: number },
): AsyncGenerator<ImportRow> {
  const wanted = [...job.tallies.entries()].filter(
    ([chunkNo, { counts }]) =>
      chunkNo >= chunkOfRow(afterRow + 1) && (status === null || status.some((one) => counts[one] > 0)),
  );
  for (const [chunkNo] of wanted) {
    for (const { rows } of await readChunks(models, job, [chunkNo]))
      yield* rows.filter((row) => row.rowNo > afterRow && (status === null || status.includes(row.status)));
  }
}

/** The pursuits that stand in the way of rows, in one query. */
export async function standingOf(
  { models, rules }: ApiDeps,
  ability: ActorAbility,
  rows: readonly ImportRow[],
): Promise<ReadonlyMap<string, PursuitHolder>> {
  const ids = rows.flatMap(({ status, prospectId }) =>
    status === 'duplicate' && prospectId !== null ? [prospectId] : [],
  );
  const reach = rules.reachOf(ability, 'readProspect', 'Prospect');
  return findHolders(models.prospects, [...new Set(ids)], reach);
}
