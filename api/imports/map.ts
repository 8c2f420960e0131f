import * as z from 'zod';
import { importId, importMapping, importView } from '../../contracts/import.ts';
import type { ImportMapping } from '../../domain/import/mapping.ts';
import type { OwnerDirectory } from '../../domain/import/owner.ts';
import { createPreview, readOwnerDirectory } from '../../models/import-check.ts';
import { changeImport, readChunks, writeChunk, type ImportJob } from '../../models/import-job.ts';
import type { ApiDeps } from '../deps.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { overseenBranch, readImport, readOwnImportAtRest } from './access.ts';
import { presentImport } from './present.ts';

export const mapImportRoute = defineRoute({
  method: 'put',
  path: '/imports/:importId/mapping',
  operationId: 'mapImport',
  tag: 'imports',
  summary: 'Say what the columns hold; every row is checked again',
  needs: 'captureLead',
  params: z.object({ importId }),
  body: importMapping,
  answers: { 200: { description: 'The import as its rows look now', schema: importView } },
  failures: ['NOT_FOUND', 'WRONG_PHASE'],
  handle: async ({ actor, ability, params, body: mapping }, deps) => {
    const asker = { actor, ability };
    const job = await readOwnImportAtRest(deps, asker, params.importId);
    const mapped = { ...job, mapping, ownersIn: overseenBranch(asker) };
    const directory = await readOwnerDirectory(deps.models.staff);
    requireFitting(mapped, directory);
    const { ownersIn } = mapped;
    if (!(await changeImport(deps.models, job._id, ['draft', 'cancelled', 'ended'], { mapping, ownersIn })))
      throw new RequestFailure('WRONG_PHASE', 'The import has been started meanwhile.');
    await checkAgain(deps, mapped, directory);
    return ok(await presentImport(deps, await readImport(deps, asker, job._id), actor.staffId));
  },
});

/** @throws RequestFailure VALIDATION_FAILED */
function requireFitting({ headers, mapping, uploadedBy, ownersIn }: ImportJob, directory: OwnerDirectory): void {
  if (mapping.columns.length !== headers.length)
    throw invalidBody('/columns', `The file has ${headers.length} columns, the mapping ${mapping.columns.length}.`);
  const { owner } = mapping satisfies ImportMapping;
  if (owner.kind !== 'one') return;
  const unit = directory.byId.get(owner.staffId);
  if (unit === undefined || (unit.ownerId !== uploadedBy && unit.branchId !== ownersIn))
    throw invalidBody('/owner/staffId', `${owner.staffId} is nobody to whom you may give prospects`);
}

/** Chunks that are read and written at a time. */
const chunksAtOnce = 10;

/** Checks every row under a new mapping, a few chunks at a time, so that other requests come in between. A chunk that somebody
 *  writes meanwhile keeps what that one wrote; a run checks each row again anyway. */
async function checkAgain({ models }: ApiDeps, job: ImportJob, directory: OwnerDirectory): Promise<void> {
  const preview = createPreview(models, job, directory);
  for (let first = 0; first < job.tallies.length; first += chunksAtOnce) {
    const chunkNos = [...job.tallies.keys()].slice(first, first + chunksAtOnce);
    const chunks = await readChunks(models, job, chunkNos);
    const checked: { readonly rows: Awaited<ReturnType<typeof preview>>; readonly edition: number }[] = [];
    for (const { rows, edition } of chunks) checked.push({ rows: await preview(rows), edition });
    await Promise.all(
      checked.map(({ rows, edition }, index) => writeChunk(models, job, first + index, { rows, edition })),
    );
  }
}
