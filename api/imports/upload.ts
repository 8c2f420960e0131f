import { createHash, randomUUID } from 'node:crypto';
import { importLimits, importUploadQuery, importView } from '../../contracts/import.ts';
import type { CommandId, ImportId, StaffId } from '../../domain/ids.ts';
import { guessMapping } from '../../domain/import/mapping.ts';
import { tallyRows } from '../../domain/import/tally.ts';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { createPreview, readOwnerDirectory } from '../../models/import-check.ts';
import {
  findImport,
  rowsInChunk,
  saveImport,
  type ChunkTally,
  type ImportJob,
  type ImportRow,
} from '../../models/import-job.ts';
import { deleteChunks, deleteOtherChunks, finishUpload, saveChunks } from '../../models/import-upload.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { refused, uploadedFile } from '../uploaded-file.ts';
import { overseenBranch } from './access.ts';
import { presentImport } from './present.ts';
import { openCsv, type CsvFile } from './read-csv.ts';

export const uploadImportRoute = defineRoute({
  method: 'post',
  path: '/imports',
  operationId: 'uploadImport',
  tag: 'imports',
  summary: 'Upload a CSV file of leads: its columns are guessed and its rows checked; nothing is created yet',
  needs: 'captureLead',
  query: importUploadQuery,
  body: uploadedFile,
  upload: { contentType: 'text/csv', maxBytes: importLimits.bytes },
  answers: { 200: { description: 'The import, ready to be looked at', schema: importView } },
  failures: ['IDEMPOTENCY_KEY_REUSED'],
  handle: async ({ actor, ability, commandId, query: { fileName }, body }, deps) => {
    const importId = importIdFor(actor.staffId, commandId);
    const pieces = await body.read();
    const fileDigest = digestOf(pieces);
    const known = await findImport(deps.models, importId);
    const ownersIn = overseenBranch({ actor, ability });
    const origin = { importId, fileName, fileDigest, actor, ownersIn };
    const job = known ?? (await tryToStore(deps, await openCsv(pieces), origin));
    if (job.fileDigest !== fileDigest)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another file.');
    return ok(await presentImport(deps, job, actor.staffId));
  },
});

/** The same for every repetition of the request.   @returns 26 characters (104 bits) */
function importIdFor(staffId: StaffId, key: CommandId): ImportId {
  return createHash('sha256').update(`import\n${staffId}\n${key}`).digest('hex').slice(0, 26);
}

function digestOf(pieces: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

interface Origin {
  readonly importId: ImportId;
  readonly fileName: string;
  readonly fileDigest: string;
  readonly actor: Actor;
  readonly ownersIn: ImportJob['ownersIn'];
}

/** Stores an import, or gives back what another try of the same request has stored meanwhile. Whatever comes of it, no rows
 *  stay behind that belong to no import. */
async function tryToStore(deps: ApiDeps, file: CsvFile, origin: Origin): Promise<ImportJob> {
  const { models, log } = deps;
  const chunksOf = `${origin.importId}.${randomUUID()}`;
  const discard = async (): Promise<void> =>
    deleteChunks(models, chunksOf).catch((error: unknown) =>
      log.error({ err: error, chunksOf }, 'rows of an upload that broke off could not be deleted'),
    );
  const stored = await store(deps, file, { ...origin, chunksOf }).catch(async (error: unknown) => {
    await discard();
    throw error;
  });
  if (stored.chunksOf !== chunksOf) await discard();
  else {
    await finishUpload(models, chunksOf);
    await deleteOtherChunks(models, origin.importId, chunksOf);
  }
  return stored;
}

/** Stores rows while they are read, and the import itself at the end: what breaks off in the middle is not seen.
 *  @returns what is stored: the other one's when somebody was faster */
async function store(
  { models }: ApiDeps,
  { encoding, delimiter, headers, rows }: CsvFile,
  { importId, fileName, fileDigest, actor, ownersIn, chunksOf }: Origin & { readonly chunksOf: string },
): Promise<ImportJob> {
  const { staffId, branchId, teamId, profiles } = actor;
  const chunks = inChunks(rows)[Symbol.asyncIterator]();
  let next = await chunks.next();
  if (next.done === true) throw refused('no_rows', 'There is no row below the header.');
  const mayOwn = profiles.some((profile) => ownerProfiles.includes(profile));
  const sample = next.value.map(({ cells }) => cells);
  const guess = guessMapping(headers, sample, {
    fileName,
    ownerId: mayOwn ? staffId : null,
    mayNameOthers: ownersIn !== null,
  });
  const job = {
    _id: importId,
    fileName,
    fileDigest,
    encoding,
    delimiter,
    headers,
    uploadedBy: staffId,
    branchId,
    teamId,
    uploadedAt: new Date(),
    ownersIn,
    mapping: guess,
    status: 'draft',
    run: null,
    chunksOf,
  } as const;
  const preview = createPreview(models, job, await readOwnerDirectory(models.staff));
  const tallies: ChunkTally[] = [];
  let rowCount = 0;
  for (; next.done !== true; next = await chunks.next()) {
    const checked = await preview(next.value);
    await saveChunks(models, chunksOf, [{ chunkNo: tallies.length, rows: checked }]);
    tallies.push({ ...tallyRows(checked), edition: 1 });
    rowCount += checked.length;
  }
  const whole: ImportJob = { ...job, rowCount, tallies };
  await saveImport(models, whole);
  return (await findImport(models, importId)) ?? whole;
}

async function* inChunks(rows: AsyncIterable<readonly string[]>): AsyncGenerator<readonly ImportRow[]> {
  let chunk: ImportRow[] = [];
  let rowNo = 0;
  for await (const cells of rows) {
    rowNo += 1;
    chunk.push({ rowNo, cells, status: 'pending', problems: [], prospectId: null });
    if (chunk.length < rowsInChunk) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
