import { createHash } from 'node:crypto';
import { mongo, Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import type { ComplaintHolding } from '../domain/complaint/holders.ts';
import type { CommandId, ComplaintId, StaffId } from '../domain/ids.ts';
import type { ImprovementChange, ImprovementLife, ImprovementOrigin } from '../domain/improvement/item.ts';
import type { Dimension, SurveyKind } from '../domain/survey/catalogue.ts';
import { complaintHoldingFields } from './complaint-holding.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

/** Something that must get better, with what became of it. It outlives the case it came of.
 *
 *  Permissions look at it as at a complaint: its owner is who handles it, whoever added it who registered it, whoever hears
 *  the reply has a part in it; the person that its case is about sees nothing of it. */
export interface StoredImprovement extends ImprovementLife, ComplaintHolding {
  readonly _id: string;
  /** Counts the changes; 1 for the first. */
  readonly revision: number;
  readonly origin: ImprovementOrigin;
  /** Of the record that it came of. */
  readonly originId: string;
  /** What people call that, e.g. a case number. */
  readonly originName: string;
  /** What it is a measure against, of origin `survey`; absent otherwise. */
  readonly report?: ReportedDimension | null;
  readonly title: string;
  /** Not over yet. */
  readonly active: boolean;
  readonly addedAt: Date;
  readonly statusSince: Date;
  /** Newest last; the first is its addition. */
  readonly history: readonly ImprovementEntry[];
}

/** A low dimension of the service-quality report of a branch. Null: of every category, or of all the time. */
export interface ReportedDimension {
  readonly kind: SurveyKind;
  readonly category: ComplaintCategory | null;
  /** E.g. '2026-Q4'. */
  readonly quarter: string | null;
  readonly dimension: Dimension;
}

/** One thing that was done with it. */
export interface ImprovementEntry {
  readonly kind: ImprovementChange['kind'] | 'add';
  readonly at: Date;
  readonly by: StaffId;
  readonly text: string | null;
  readonly commandId: CommandId;
  /** Digest of the request: another one with its key is refused. */
  readonly fingerprint: string;
}

const nullable = { default: null } as const;

const schema = new Schema<StoredImprovement>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    origin: { type: String, required: true },
    originId: { type: String, required: true },
    originName: { type: String, required: true },
    report: { type: Schema.Types.Mixed, ...nullable },
    title: { type: String, required: true },
    status: { type: String, required: true },
    active: { type: Boolean, required: true },
    ownerId: { type: String, required: true },
    dueOn: { type: String, required: true },
    reply: { type: String, ...nullable },
    ...complaintHoldingFields,
    addedAt: { type: Date, required: true },
    statusSince: { type: Date, required: true },
    history: { type: [Schema.Types.Mixed], required: true },
  },
  { collection: 'improvementItems', versionKey: false, minimize: false },
)
  .index({ active: 1, dueOn: 1, _id: 1 })
  .index({ branchId: 1, active: 1, dueOn: 1, _id: 1 })
  .index({ handlerId: 1, active: 1, dueOn: 1, _id: 1 })
  .index({ actionOwnerIds: 1, active: 1, dueOn: 1, _id: 1 })
  .index({ receivedBy: 1, active: 1, dueOn: 1, _id: 1 })
  .index({ originId: 1, dueOn: 1, _id: 1 });

export type ImprovementModel = Model<StoredImprovement>;

export function createImprovementModel(connection: Connection): ImprovementModel {
  return connection.model<StoredImprovement>('ImprovementItem', schema);
}

/** The id of what was added to a case, the same however often the case is projected. */
export function improvementIdOf(complaintId: ComplaintId, itemId: string): string {
  return createHash('sha256').update(`improvement\n${complaintId}\n${itemId}`).digest('hex').slice(0, 26);
}

/** Stores a new item.   @returns the one that is there, when a repeated request has stored it before */
export async function addImprovement(items: ImprovementModel, item: StoredImprovement): Promise<StoredImprovement> {
  try {
    await items.create(item);
    return item;
  } catch (error) {
    const isRepeated = error instanceof mongo.MongoServerError && error.code === 11_000;
    const stored = isRepeated ? await items.findById(item._id).lean<StoredImprovement>() : null;
    if (stored === null) throw error;
    return stored;
  }
}

/** What a list is narrowed to. An absent field narrows nothing. */
export interface ImprovementFilter {
  readonly active?: boolean | undefined;
  readonly status?: StoredImprovement['status'] | undefined;
  readonly origin?: ImprovementOrigin | undefined;
  readonly originId?: string | undefined;
  readonly branchId?: string | undefined;
  readonly handlerId?: StaffId | undefined;
  /** Whoever hears the reply. */
  readonly actionOwnerIds?: StaffId | undefined;
  /** Due before this day, 'YYYY-MM-DD'. */
  readonly dueBefore?: string | undefined;
}

/** One page of items, what is due first in front. */
export async function findImprovements(
  items: ImprovementModel,
  query: {
    readonly reach: QueryFilter<StoredImprovement>;
    readonly filter: ImprovementFilter;
    readonly direction: 'asc' | 'desc';
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<StoredImprovement>> {
  const { reach, filter, direction, after, limit } = query;
  const { dueBefore, ...plain } = filter;
  const wished = { ...plain, dueOn: dueBefore === undefined ? undefined : { $lt: dueBefore } };
  const given = Object.fromEntries(Object.entries(wished).filter(([, wish]) => wish !== undefined));
  const conditions: QueryFilter<StoredImprovement>[] = [reach, given];
  if (after !== null) conditions.push(behind('dueOn', direction, after.value, after.id));
  const order = direction === 'asc' ? 1 : -1;
  const rows = await items
    .find({ $and: conditions })
    .sort({ dueOn: order, _id: order })
    .limit(limit + 1)
    .lean<StoredImprovement[]>();
  return pageOf(rows, limit, ({ dueOn, _id }) => ({ value: dueOn, id: _id }));
}

/** An item, if it lies within what a reader may see. */
export async function findImprovementWithin(
  items: ImprovementModel,
  itemId: string,
  reach: QueryFilter<StoredImprovement>,
): Promise<StoredImprovement | null> {
  return items.findOne({ $and: [{ _id: itemId }, reach] }).lean<StoredImprovement>();
}

/** Stores a changed item.   @returns false when somebody else was faster */
export async function replaceImprovement(items: ImprovementModel, changed: StoredImprovement): Promise<boolean> {
  const { _id, ...fields } = changed;
  const { matchedCount } = await items.updateOne({ _id, revision: changed.revision - 1 }, { $set: fields });
  return matchedCount === 1;
}
