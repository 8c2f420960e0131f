import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, CommandId, ImportId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { ImportMapping } from '../domain/import/mapping.ts';
import type { RowProblem } from '../domain/import/problem.ts';
import { tallyRows, type ImportStatus, type RowStatus, type Tally } from '../domain/import/tally.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

/** One uploaded file of leads and what became of it. */
export interface ImportJob {
  readonly _id: ImportId;
  readonly fileName: string;
  /** SHA-256 of the bytes: the same file again is told to whoever uploads it. */
  readonly fileDigest: string;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headers: readonly string[];
  readonly rowCount: number;
  readonly uploadedBy: StaffId;
  /** Unit of the uploader, and of rows without an owner. */
  readonly branchId: BranchId;
  readonly teamId: TeamId | null;
  readonly uploadedAt: Date;
  /** Branch whose people the uploader may name as owners; null: only themselves. */
  readonly ownersIn: BranchId | null;
  readonly mapping: ImportMapping;
  readonly status: ImportStatus;
  /** The last run; null before the first one. */
  readonly run: ImportRun | null;
  /** By chunk, so that nothing is counted twice however often a run is repeated. */
  readonly tallies: readonly ChunkTally[];
  /** Name under which the chunks are stored: each try of an upload has its own, so that none touches what another one stored.
   *  The import's id when it is missing. */
  readonly chunksOf?: string;
}

/** What the rows of a chunk amount to, as of one of its editions; without one, it is counted anew. */
export type ChunkTally = Tally & { readonly edition?: number };

export interface ImportRun {
  readonly commandId: CommandId;
  readonly startedBy: StaffId;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** A row of the file. */
export interface ImportRow {
  /** From 1, the header not counted. */
  readonly rowNo: number;
  readonly cells: readonly string[];
  readonly status: RowStatus;
  /** What must be mended, or why it is a duplicate. */
  readonly problems: readonly RowProblem[];
  /** The prospect that was created, or the one that stands in the way. */
  readonly prospectId: ProspectId | null;
}

/** Rows that are read, written and run together: one document, one atomic fact. */
export interface ImportChunk {
  /** `importChunkId` */
  readonly _id: string;
  readonly rows: readonly ImportRow[];
  /** Counts writes: who writes back what somebody else has changed meanwhile is refused. */
  readonly edition: number;
  /** Since when an upload stores rows without having stored its import; on its first chunk alone. */
  readonly unfinishedSince?: Date;
}

export const rowsInChunk = 100;

/** @param name under which an import's chunks are stored   @param chunkNo from 0 */
export function importChunkId(name: string, chunkNo: number): string {
  return `${name}/${chunkNo}`;
}

/** Whose chunks are meant. */
export type ChunkOwner = Pick<ImportJob, '_id' | 'chunksOf'>;

/** The name under which they are stored. */
export function chunksNameOf({ _id, chunksOf }: ChunkOwner): string {
  return chunksOf ?? _id;
}

/** Ids of all chunks stored under a name: `/` comes right before `0`. */
export function chunksUnder(name: string): QueryFilter<ImportChunk> {
  return { _id: { $gte: `${name}/`, $lt: `${name}0` } };
}

export function chunkOfRow(rowNo: number): number {
  return Math.floor((rowNo - 1) / rowsInChunk);
}

const { Mixed } = Schema.Types;
const jobSchema = new Schema<ImportJob>(
  {
    _id: { type: String, required: true },
    fileName: { type: String, required: true },
    fileDigest: { type: String, required: true },
    encoding: { type: String, required: true },
    delimiter: { type: String, required: true },
    headers: { type: [String], required: true },
    rowCount: { type: Number, required: true },
    uploadedBy: { type: String, required: true },
    branchId: { type: String, required: true },
    teamId: { type: String, default: null },
    uploadedAt: { type: Date, required: true },
    ownersIn: { type: String, default: null },
    mapping: { type: Mixed, required: true },
    status: { type: String, required: true },
    run: { type: Mixed, default: null },
    tallies: { type: [Mixed], required: true },
    chunksOf: { type: String },
  } as never,
  { collection: 'imports', versionKey: false, minimize: false },
)
  .index({ branchId: 1, uploadedAt: -1, _id: -1 })
  .index({ uploadedBy: 1, uploadedAt: -1, _id: -1 })
  .index({ fileDigest: 1, uploadedAt: -1 });

const chunkSchema = new Schema<ImportChunk>(
  {
    _id: { type: String, required: true },
    rows: { type: [Mixed], required: true },
    edition: { type: Number, required: true },
    unfinishedSince: { type: Date },
  } as never,
  { collection: 'importChunks', versionKey: false, minimize: false },
)
  // Editions are looked up for a whole import without its rows.
  .index({ _id: 1, edition: 1 })
  .index({ unfinishedSince: 1 }, { sparse: true });

export interface ImportModels {
  readonly imports: Model<ImportJob>;
  readonly importChunks: Model<ImportChunk>;
}

export function createImportModels(connection: Connection): ImportModels {
  return {
    imports: connection.model<ImportJob>('ImportJob', jobSchema),
    importChunks: connection.model<ImportChunk>('ImportChunk', chunkSchema),
  };
}

export async function findImport({ imports }: ImportModels, importId: ImportId): Promise<ImportJob | null> {
  return imports.findById(importId).lean<ImportJob>();
}

/** Imports of a person, of a branch, or of both, newest first. */
export async function findImports(
  { imports }: ImportModels,
  {
    uploadedBy,
    branchId,
    after,
    limit,
  }: {
    readonly uploadedBy: StaffId;
    /** Null: only those of the person. */
    readonly branchId: BranchId | null;
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<ImportJob>> {
  const visible = branchId === null ? { uploadedBy } : { $or: [{ uploadedBy }, { branchId }] };
  const conditions: QueryFilter<ImportJob>[] = [visible];
  if (after !== null) conditions.push(behind('uploadedAt', 'desc', new Date(after.value ?? 0), after.id));
  const rows = await imports
    .find({ $and: conditions }, { mapping: 0, headers: 0 })
    .sort({ uploadedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<ImportJob[]>();
  return pageOf(rows, limit, ({ uploadedAt, _id }) => ({ value: uploadedAt.getTime(), id: _id }));
}

/** The last other upload of the same file in a branch; null when there is none. */
export async function findSameFile(
  { imports }: ImportModels,
  { _id, fileDigest, branchId }: Pick<ImportJob, '_id' | 'fileDigest' | 'branchId'>,
): Promise<ImportJob | null> {
  return imports
    .findOne({ fileDigest, branchId, _id: { $ne: _id } })
    .sort({ uploadedAt: -1 })
    .lean<ImportJob>();
}

/** Stores a new import: its chunks before it, so that it is seen whole or not at all. Repeating does no harm. */
export async function saveImport({ imports }: Pick<ImportModels, 'imports'>, job: ImportJob): Promise<void> {
  const { _id, ...fields } = job;
  await imports.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
}

/** Changes an import that is in one of these states.   @returns false when it is in another one */
export async function changeImport(
  { imports }: Pick<ImportModels, 'imports'>,
  importId: ImportId,
  from: readonly ImportStatus[],
  change: Partial<Pick<ImportJob, 'status' | 'mapping' | 'run' | 'ownersIn'>> & { readonly 'run.endedAt'?: Date },
): Promise<boolean> {
  const { matchedCount } = await imports.updateOne({ _id: importId, status: { $in: from } }, { $set: change });
  return matchedCount === 1;
}

/** Chunks by number, ascending; numbers that do not exist are left out. */
export async function readChunks(
  { importChunks }: Pick<ImportModels, 'importChunks'>,
  owner: ChunkOwner,
  chunkNos: readonly number[],
): Promise<readonly ImportChunk[]> {
  const ids = chunkNos.map((chunkNo) => importChunkId(chunksNameOf(owner), chunkNo));
  const found = await importChunks.find({ _id: { $in: ids } }).lean<ImportChunk[]>();
  const byId = new Map(found.map((chunk) => [chunk._id, chunk]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Writes a chunk back and its tally into the import.
 *  @returns false when somebody else wrote the chunk since `edition` was read; nothing is changed then */
export async function writeChunk(
  models: ImportModels,
  owner: ChunkOwner,
  chunkNo: number,
  { rows, edition }: Pick<ImportChunk, 'rows' | 'edition'>,
): Promise<boolean> {
  const _id = importChunkId(chunksNameOf(owner), chunkNo);
  const next = edition + 1;
  const { matchedCount } = await models.importChunks.updateOne({ _id, edition }, { $set: { rows, edition: next } });
  if (matchedCount === 0) return false;
  await writeTally(models, owner, chunkNo, { ...tallyRows(rows), edition: next });
  return true;
}

/** Of two who write the tally of a chunk the later edition stays, whoever comes last. */
async function writeTally(
  { imports }: Pick<ImportModels, 'imports'>,
  { _id }: ChunkOwner,
  chunkNo: number,
  tally: Required<ChunkTally>,
): Promise<void> {
  const place = `tallies.${chunkNo}`;
  await imports.updateOne(
    { _id, [`${place}.edition`]: { $not: { $gte: tally.edition } } },
    { $set: { [place]: tally } },
  );
}

/** The import with tallies that count its rows as they are. A process that was killed between a chunk and its tally leaves
 *  one behind that is out of date: what it does not count would be neither shown nor taken up by a run. */
export async function settleTallies(models: ImportModels, job: ImportJob): Promise<ImportJob> {
  const name = chunksNameOf(job);
  const stored = await models.importChunks
    .find(chunksUnder(name), { edition: 1 })
    .lean<Pick<ImportChunk, '_id' | 'edition'>[]>();
  const numbered = stored.map(({ _id, edition }) => ({ chunkNo: Number(_id.slice(name.length + 1)), edition }));
  const stale = numbered.filter(({ chunkNo, edition }) => job.tallies[chunkNo]?.edition !== edition);
  if (stale.length === 0) return job;
  const tallies = [...job.tallies];
  for (const { chunkNo } of stale) {
    const [chunk] = await readChunks(models, job, [chunkNo]);
    if (chunk === undefined) continue;
    const tally = { ...tallyRows(chunk.rows), edition: chunk.edition };
    tallies[chunkNo] = tally;
    await writeTally(models, job, chunkNo, tally);
  }
  return { ...job, tallies };
}
