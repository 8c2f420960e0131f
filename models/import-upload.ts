import type { ImportId } from '../domain/ids.ts';
import {
  chunksNameOf,
  chunksUnder,
  findImport,
  importChunkId,
  type ImportChunk,
  type ImportModels,
  type ImportRow,
} from './import-job.ts';

type ChunkModels = Pick<ImportModels, 'importChunks'>;

/** Stores new chunks of an upload, the first one marked as unfinished. What is stored already is never written over:
 *  somebody may have changed it since.   @throws when one of them exists */
export async function saveChunks(
  { importChunks }: ChunkModels,
  name: string,
  chunks: readonly { readonly chunkNo: number; readonly rows: readonly ImportRow[] }[],
): Promise<void> {
  const documents = chunks.map(({ chunkNo, rows }) => ({
    _id: importChunkId(name, chunkNo),
    rows,
    edition: 1,
    ...(chunkNo === 0 ? { unfinishedSince: new Date() } : {}),
  }));
  await importChunks.collection.insertMany(documents as never[]);
}

/** Takes the mark off again, once the import is stored. */
export async function finishUpload({ importChunks }: ChunkModels, name: string): Promise<void> {
  await importChunks.updateOne({ _id: importChunkId(name, 0) }, { $unset: { unfinishedSince: 1 } });
}

/** Deletes what a try of an upload has stored; the chunk with the mark last, so that none stays behind without one. */
export async function deleteChunks({ importChunks }: ChunkModels, name: string): Promise<void> {
  const first = importChunkId(name, 0);
  await importChunks.deleteMany({ $and: [chunksUnder(name), { _id: { $ne: first } }] });
  await importChunks.deleteOne({ _id: first });
}

/** Deletes what other tries of the same upload have left, such as one whose process was killed.
 *  @param name `importId.` and more */
export async function deleteOtherChunks(
  { importChunks }: ChunkModels,
  importId: ImportId,
  name: string,
): Promise<void> {
  await importChunks.deleteMany({
    $or: [{ _id: { $gte: `${importId}.`, $lt: `${name}/` } }, { _id: { $gte: `${name}0`, $lt: `${importId}/` } }],
  });
}

/** Deletes the rows of uploads that were never finished, such as those whose process was killed and that nobody repeated.
 *  @param before later ones may still be under way   @returns how many uploads they were of */
export async function deleteUnfinishedUploads(models: ImportModels, before: Date): Promise<number> {
  const marked = await models.importChunks
    .find({ unfinishedSince: { $lt: before } }, { _id: 1 })
    .lean<Pick<ImportChunk, '_id'>[]>();
  let deleted = 0;
  for (const { _id } of marked) {
    const name = _id.slice(0, _id.lastIndexOf('/'));
    const job = await findImport(models, name.replace(/\..*$/, '') as ImportId);
    // Killed between the import and the end of the mark: the rows belong to it.
    if (job !== null && chunksNameOf(job) === name) {
      await finishUpload(models, name);
      continue;
    }
    await deleteChunks(models, name);
    deleted += 1;
  }
  return deleted;
}
