import { mongo, Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ComplaintHolding } from '../domain/complaint/holders.ts';
import type { BranchId, CommandId, ComplaintId, StaffId } from '../domain/ids.ts';
import type {
  StoryAudience,
  StoryConsent,
  StoryDecision,
  StoryLife,
  StoryStatus,
  StoryText,
} from '../domain/story/story.ts';
import { complaintHoldingFields } from './complaint-holding.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

/** What others can learn from a case, without anybody's name. It outlives the case.
 *
 *  Permissions look at a draft as at its case when it was last written: it has the fields they look at, under the same names. */
export interface StoredStory extends StoryText, StoryLife, ComplaintHolding {
  readonly _id: string;
  /** Counts the changes; 1 for the first. */
  readonly revision: number;
  readonly complaintId: ComplaintId;
  readonly authorId: StaffId;
  readonly audience: StoryAudience;
  /** Null where nobody has asked the customer: then it stays inside the bank. */
  readonly consent: RecordedConsent | null;
  readonly writtenAt: Date;
  /** When it came to its status. */
  readonly statusSince: Date;
  /** Newest last; the first is its writing. */
  readonly history: readonly StoryEntry[];
}

/** The customer's word, and who wrote it down. */
export interface RecordedConsent extends StoryConsent {
  readonly recordedBy: StaffId;
  readonly recordedAt: Date;
}

/** One thing that was done with it. */
export interface StoryEntry {
  readonly kind: StoryDecision['kind'] | 'write' | 'rewrite';
  readonly at: Date;
  readonly by: StaffId;
  readonly text: string | null;
  readonly commandId: CommandId;
  /** Digest of the request: another one with its key is refused. */
  readonly fingerprint: string;
}

const nullable = { default: null } as const;

const schema = new Schema<StoredStory>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    complaintId: { type: String, required: true },
    title: { type: String, required: true },
    happened: { type: String, required: true },
    done: { type: String, required: true },
    lesson: { type: String, required: true },
    status: { type: String, required: true },
    sentBackFor: { type: String, ...nullable },
    authorId: { type: String, required: true },
    audience: { type: Schema.Types.Mixed, required: true },
    consent: { type: Schema.Types.Mixed, default: null },
    ...complaintHoldingFields,
    writtenAt: { type: Date, required: true },
    statusSince: { type: Date, required: true },
    history: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'stories', versionKey: false, minimize: false },
)
  .index({ status: 1, statusSince: -1, _id: -1 })
  .index({ branchId: 1, status: 1, statusSince: -1, _id: -1 })
  .index({ 'audience.branchIds': 1, status: 1, statusSince: -1, _id: -1 })
  .index({ authorId: 1, status: 1, statusSince: -1, _id: -1 });

export type StoryModel = Model<StoredStory>;

export function createStoryModel(connection: Connection): StoryModel {
  return connection.model<StoredStory>('Story', schema);
}

/** Stores a new story.   @returns what is stored under its id: of a repeated request, the one of the first */
export async function addStory(stories: StoryModel, story: StoredStory): Promise<StoredStory> {
  try {
    await stories.create(story);
    return story;
  } catch (error) {
    const isRepeated = error instanceof mongo.MongoServerError && error.code === 11_000;
    const stored = isRepeated ? await findStoryWithin(stories, story._id, {}) : null;
    if (stored === null) throw error;
    return stored;
  }
}

/** A story, if it lies within what a reader may see. */
export async function findStoryWithin(
  stories: StoryModel,
  storyId: string,
  reach: QueryFilter<StoredStory>,
): Promise<StoredStory | null> {
  return stories.findOne({ $and: [{ _id: storyId }, reach] }).lean<StoredStory>();
}

/** Stores a changed story.   @returns false when somebody else was faster */
export async function replaceStory(stories: StoryModel, changed: StoredStory): Promise<boolean> {
  const { _id, ...fields } = changed;
  const { matchedCount } = await stories.updateOne({ _id, revision: changed.revision - 1 }, { $set: fields });
  return matchedCount === 1;
}

/** One page of stories of a status, the latest first. */
export async function findStories(
  stories: StoryModel,
  query: {
    readonly reach: QueryFilter<StoredStory>;
    readonly status: StoryStatus;
    /** Only those for customers of this branch. */
    readonly forCustomersOf?: BranchId | undefined;
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<StoredStory>> {
  const { reach, status, forCustomersOf, after, limit } = query;
  const conditions: QueryFilter<StoredStory>[] = [{ status }, reach];
  if (forCustomersOf !== undefined) conditions.push({ 'audience.branchIds': forCustomersOf });
  if (after !== null && after.value !== null)
    conditions.push(behind('statusSince', 'desc', new Date(after.value), after.id));
  const rows = await stories
    .find({ $and: conditions })
    .sort({ statusSince: -1, _id: -1 })
    .limit(limit + 1)
    .lean<StoredStory[]>();
  return pageOf(rows, limit, ({ statusSince, _id }) => ({ value: statusSince.getTime(), id: _id }));
}
