import { createHash } from 'node:crypto';
import { importLimits, importUploadQuery, importView } from '../../contracts/import.ts';
import type { CommandId, ImportId, StaffId } from '../../domain/ids.ts';
import { guessMapping } from '../../domain/import/mapping.ts';
import { tallyRows, type Tally } from '../../domain/import/tally.ts';
import { ownerProfiles } from '../../domain/prospect/catalogue.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { createPreview, readOwnerDirectory } from '../../models/import-check.ts';
import {
  findImport,
  rowsInChunk,
  saveChunks,
  saveImport,
  type ImportJob,
  type ImportRow,
} from '../../models/import-job.ts';
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
    if (known !== null && known.fileDigest !== fileDigest)
      throw new RequestFailure('IDEMPOTENCY_KEY_REUSED', 'Use a new key for another file.');
    const ownersIn = overseenBranch({ actor, ability });
    const job =
      known ?? (await store(deps, await openCsv(pieces), { importId, fileName, fileDigest, actor, ownersIn }));
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

/** Stores rows while they are read, and the import itself at the end: what breaks off in the middle is not seen. */
async function store(
  { models }: ApiDeps,
  { encoding, delimiter, headers, rows }: CsvFile,
  { importId, fileName, fileDigest, actor, ownersIn }: Origin,
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
  } as const;
  const preview = createPreview(models, job, await readOwnerDirectory(models.staff));
  const tallies: Tally[] = [];
  let rowCount = 0;
  for (; next.done !== true; next = await chunks.next()) {
    const checked = await preview(next.value);
    await saveChunks(models, importId, [{ chunkNo: tallies.length, rows: checked }]);
    tallies.push(tallyRows(checked));
    rowCount += checked.length;
  }
  const whole: ImportJob = { ...job, rowCount, tallies };
  await saveImport(models, whole);
  return whole;
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
