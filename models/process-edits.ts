import { mongo, Schema, type Connection, type Model } from 'mongoose';
import type { StaffId } from '../domain/ids.ts';
import type { ProcessEdits } from '../domain/process/definition.ts';
import { latestVersion } from '../domain/process/published.ts';

/** A published set of numbers that were changed in a process version. Never updated, never deleted. */
export interface PublishedEdits {
  /** Its version as text, so that a version can be published only once. */
  readonly _id: string;
  /** 1 for the first; no gaps. */
  readonly version: number;
  /** The process that the numbers belong to: with another one they do not count. */
  readonly processVersion: string;
  readonly edits: ProcessEdits;
  readonly publishedBy: StaffId;
  readonly publishedAt: Date;
}

const schema = new Schema<PublishedEdits>(
  {
    _id: { type: String, required: true },
    version: { type: Number, required: true },
    processVersion: { type: String, required: true },
    edits: { type: Schema.Types.Mixed, required: true },
    publishedBy: { type: String, required: true },
    publishedAt: { type: Date, required: true },
  },
  { collection: 'processEdits', versionKey: false, minimize: false },
).index({ version: -1 });

export type ProcessEditsModel = Model<PublishedEdits>;

export function createProcessEditsModel(connection: Connection): ProcessEditsModel {
  return connection.model<PublishedEdits>('ProcessEdits', schema);
}

/** The newest version; null when none was ever published. */
export async function newestEdits(model: ProcessEditsModel): Promise<PublishedEdits | null> {
  return model.findOne().sort({ version: -1 }).lean<PublishedEdits>();
}

/** The numbers that cycles begun from now on are pinned to, besides the latest process. */
export async function editsInForce(model: ProcessEditsModel): Promise<ProcessEdits> {
  const newest = await newestEdits(model);
  return newest?.processVersion === latestVersion ? newest.edits : {};
}

/** Publishes the next version.
 *  @returns false when somebody else has published it already */
export async function publishEdits(model: ProcessEditsModel, edits: Omit<PublishedEdits, '_id'>): Promise<boolean> {
  try {
    await model.create({ _id: String(edits.version), ...edits });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === 11_000) return false;
    throw error;
  }
}

/** The last versions, newest first. */
export async function editsHistory(model: ProcessEditsModel, limit: number): Promise<readonly PublishedEdits[]> {
  return model.find().sort({ version: -1 }).limit(limit).lean<PublishedEdits[]>();
}
