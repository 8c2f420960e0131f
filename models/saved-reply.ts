import { mongo, Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { SavedReply, SavedReplyChange } from '../domain/complaint/reply/saved-reply.ts';
import type { ReplyPurpose } from '../domain/complaint/reply/text.ts';
import type { BranchId, CommandId, StaffId } from '../domain/ids.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

/** A text for messages to customers, with every version it has had. Never deleted. */
export interface StoredReply extends SavedReply {
  readonly _id: string;
  /** Counts the changes; 1 for the first. */
  readonly revision: number;
  readonly changedAt: Date;
  /** Newest last; the first is its writing. */
  readonly history: readonly SavedReplyEntry[];
}

/** One thing that was done with it, and how it read afterwards. */
export interface SavedReplyEntry {
  readonly kind: SavedReplyChange['kind'] | 'write';
  readonly at: Date;
  readonly by: StaffId;
  readonly title: string;
  readonly body: string;
  readonly commandId: CommandId;
  /** Digest of the request: another one with its key is refused. */
  readonly fingerprint: string;
}

const schema = new Schema<StoredReply>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    purpose: { type: String, required: true },
    language: { type: String, required: true },
    branchId: { type: String, default: null },
    title: { type: String, required: true },
    body: { type: String, required: true },
    active: { type: Boolean, required: true },
    changedAt: { type: Date, required: true },
    history: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'savedReplies', versionKey: false, minimize: false },
)
  .index({ active: 1, changedAt: -1, _id: -1 })
  .index({ active: 1, purpose: 1, changedAt: -1, _id: -1 });

export type SavedReplyModel = Model<StoredReply>;

export function createSavedReplyModel(connection: Connection): SavedReplyModel {
  return connection.model<StoredReply>('SavedReply', schema);
}

/** Stores a new reply.   @returns what is stored under its id: of a repeated request, the one of the first */
export async function addReply(replies: SavedReplyModel, reply: StoredReply): Promise<StoredReply> {
  try {
    await replies.create(reply);
    return reply;
  } catch (error) {
    const isRepeated = error instanceof mongo.MongoServerError && error.code === 11_000;
    const stored = isRepeated ? await findReply(replies, reply._id) : null;
    if (stored === null) throw error;
    return stored;
  }
}

export async function findReply(replies: SavedReplyModel, replyId: string): Promise<StoredReply | null> {
  return replies.findById(replyId).lean<StoredReply>();
}

/** Stores a changed reply.   @returns false when somebody else was faster */
export async function replaceReply(replies: SavedReplyModel, changed: StoredReply): Promise<boolean> {
  const { _id, ...fields } = changed;
  const { matchedCount } = await replies.updateOne({ _id, revision: changed.revision - 1 }, { $set: fields });
  return matchedCount === 1;
}

/** One page of replies, the last changed first. */
export async function findReplies(
  replies: SavedReplyModel,
  query: {
    readonly active: boolean;
    readonly purpose: ReplyPurpose | undefined;
    /** Those of the whole bank and of this branch; null: those of every branch. */
    readonly branchId: BranchId | null;
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<StoredReply>> {
  const { active, purpose, branchId, after, limit } = query;
  const conditions: QueryFilter<StoredReply>[] = [{ active }];
  if (purpose !== undefined) conditions.push({ purpose });
  if (branchId !== null) conditions.push({ branchId: { $in: [null, branchId] } });
  if (after !== null) conditions.push(behind('changedAt', 'desc', new Date(after.value ?? 0), after.id));
  const rows = await replies
    .find({ $and: conditions })
    .sort({ changedAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<StoredReply[]>();
  return pageOf(rows, limit, ({ changedAt, _id }) => ({ value: changedAt.getTime(), id: _id }));
}
