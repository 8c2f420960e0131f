import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, CommandId, ImportId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { ImportMapping } from '../domain/import/mapping.ts';
import type { RowProblem } from '../domain/import/problem.ts';
import type { ImportStatus, RowStatus, Tally } from '../domain/import/tally.ts';
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
  /** By chunk: written with the chunk, so that nothing is counted twice however often a run is repeated. */
  readonly tallies: readonly Tally[];
}

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
}

export const rowsInChunk = 100;

/** @param chunkNo from 0 */
export function importChunkId(importId: ImportId, chunkNo: number): string {
  return `${importId}/${chunkNo}`;
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
  } as never,
  { collection: 'importChunks', versionKey: false, minimize: false },
);

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

/** Stores new chunks over what a broken upload may have left. */
export async function saveChunks(
  { importChunks }: Pick<ImportModels, 'importChunks'>,
  importId: ImportId,
  chunks: readonly { readonly chunkNo: number; readonly rows: readonly ImportRow[] }[],
): Promise<void> {
  const writes = chunks.map(({ chunkNo, rows }) => {
    const _id = importChunkId(importId, chunkNo);
    return { replaceOne: { filter: { _id }, replacement: { _id, rows, edition: 1 }, upsert: true } };
  });
  await importChunks.bulkWrite(writes as unknown as Parameters<typeof importChunks.bulkWrite>[0]);
}

/** Chunks by number, ascending; numbers that do not exist are left out. */
export async function readChunks(
  { importChunks }: Pick<ImportModels, 'importChunks'>,
  importId: ImportId,
  chunkNos: readonly number[],
): Promise<readonly ImportChunk[]> {
  const ids = chunkNos.map((chunkNo) => importChunkId(importId, chunkNo));
  const found = await importChunks.find({ _id: { $in: ids } }).lean<ImportChunk[]>();
  const byId = new Map(found.map((chunk) => [chunk._id, chunk]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Writes a chunk back and its tally into the import.
 *  @returns false when somebody else wrote the chunk since `edition` was read; nothing is changed then */
export async function writeChunk(
  { imports, importChunks }: ImportModels,
  importId: ImportId,
  chunkNo: number,
  { rows, edition, tally }: Pick<ImportChunk, 'rows' | 'edition'> & { readonly tally: Tally },
): Promise<boolean> {
  const _id = importChunkId(importId, chunkNo);
  const { matchedCount } = await importChunks.updateOne({ _id, edition }, { $set: { rows, edition: edition + 1 } });
  if (matchedCount === 0) return false;
  await imports.updateOne({ _id: importId }, { $set: { [`tallies.${chunkNo}`]: tally } });
  return true;
}
