import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { ClockCode, ComplaintStatus, Severity } from '../domain/complaint/catalogue.ts';
import type { SystemicFacts } from '../domain/complaint/systemic-words.ts';
import type { ComplaintInboxKind, ComplaintPost } from '../domain/complaint/who-hears.ts';
import type { Settlement, SettlementOutcome } from '../domain/correspondence/settlement.ts';
import type { BranchId, ComplaintId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { DeadlineCode, PhaseCode, TaskKind } from '../domain/process/definition.ts';
import type { InboxKind } from '../domain/prospect/who-hears.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

interface InboxItem {
  /** `inboxItemId` of cause and receiver: nobody is told twice of one event. */
  readonly _id: string;
  readonly receiverId: StaffId;
  /** Of what is no event of the record, instead of its id and revision. */
  readonly cause?: string;
  readonly revision: number;
  /** Command, signal, deadline or clock of the event. */
  readonly type: string;
  /** Null when no person did it. */
  readonly actorId: StaffId | null;
  readonly branchId: BranchId;
  readonly at: Date;
  readonly readAt: Date | null;
  /** What the receiver is asked for: a task, or the name of a decision; null or absent when they are only told. */
  readonly asks?: string | null;
  /** Set once, when somebody has done it or nobody needs to any more; such an item counts as read. */
  readonly done?: SettledAsk | null;
  /** By the database's clock: what was written or marked since then has a later one. */
  readonly projectedAt: Date;
}

/** By whom and how something that was asked for came to its end. */
export interface SettledAsk {
  /** Of the event that ended it. */
  readonly revision: number;
  readonly type: string;
  readonly by: StaffId | null;
  readonly at: Date;
  readonly outcome: SettlementOutcome;
  /** Whether the receiver had read the item before. */
  readonly wasRead: boolean;
}

/** An event of a prospect, told to one receiver. */
export interface ProspectInboxItem extends InboxItem {
  readonly complaintId?: null;
  readonly prospectId: ProspectId;
  readonly kind: InboxKind;
  readonly deadline: DeadlineCode | null;
  readonly taskKind: TaskKind | null;
  readonly phase: PhaseCode;
  readonly teamId: TeamId | null;
}

/** An event of a complaint, told to one receiver. */
export interface ComplaintInboxItem extends InboxItem {
  readonly prospectId?: null;
  readonly complaintId: ComplaintId;
  /** Of what became of an improvement, which is then what opens. */
  readonly improvementId?: string;
  readonly caseNumber: string;
  readonly kind: ComplaintInboxKind;
  readonly clock: ClockCode | null;
  /** As they were right after the event. */
  readonly status: ComplaintStatus;
  readonly severity: Severity;
  /** Of a systemic case, what came together. */
  readonly systemic?: SystemicFacts | undefined;
  /** Of the posts that were told of the event, those for which another one heard, and which. Absent when each heard itself. */
  readonly standIns?: StandIns;
}

export type StandIns = Readonly<Partial<Record<ComplaintPost, ComplaintPost>>>;

/** One thing that somebody is told. No personal data of the customer. */
export type StoredInboxItem = ProspectInboxItem | ComplaintInboxItem;

/** @param cause of what is told: record and revision of an event, or what stands in its place */
export function inboxItemId(cause: string, receiverId: StaffId): string {
  return `${cause}:${receiverId}`;
}

const text = { type: String, default: undefined };

const schema = new Schema<StoredInboxItem>(
  {
    _id: { type: String, required: true },
    receiverId: { type: String, required: true },
    prospectId: text,
    complaintId: text,
    revision: { type: Number, required: true },
    kind: { type: String, required: true },
    type: { type: String, required: true },
    actorId: { type: String, default: null },
    branchId: { type: String, required: true },
    at: { type: Date, required: true },
    readAt: { type: Date, default: null },
    cause: text,
    asks: text,
    done: { type: Schema.Types.Mixed, default: undefined },
    projectedAt: { type: Date, required: true },
    // of prospects
    deadline: text,
    taskKind: text,
    phase: text,
    teamId: text,
    // of complaints
    caseNumber: text,
    clock: text,
    status: text,
    severity: text,
    improvementId: text,
    systemic: { type: Schema.Types.Mixed, default: undefined },
    standIns: { type: Schema.Types.Mixed, default: undefined },
  },
  { collection: 'inboxItems', versionKey: false },
)
  .index({ receiverId: 1, at: 1, _id: 1 })
  .index({ receiverId: 1, readAt: 1, at: 1, _id: 1 })
  .index({ projectedAt: 1, _id: 1 });

export type InboxItemModel = Model<StoredInboxItem>;

export function createInboxItemModel(connection: Connection): InboxItemModel {
  return connection.model<StoredInboxItem>('InboxItem', schema);
}

/** One page of somebody's inbox, newest first. */
export async function inboxOf(
  items: InboxItemModel,
  query: {
    readonly receiverId: StaffId;
    readonly unreadOnly: boolean;
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<StoredInboxItem>> {
  const { receiverId, unreadOnly, after, limit } = query;
  const conditions: QueryFilter<StoredInboxItem>[] = [{ receiverId, ...(unreadOnly ? { readAt: null } : {}) }];
  if (after !== null && after.value !== null) conditions.push(behind('at', 'desc', new Date(after.value), after.id));
  const rows = await items
    .find({ $and: conditions })
    .sort({ at: -1, _id: -1 })
    .limit(limit + 1)
    .lean<StoredInboxItem[]>();
  return pageOf(rows, limit, (row) => ({ value: row.at.getTime(), id: row._id }));
}

export async function countUnread(items: InboxItemModel, receiverId: StaffId): Promise<number> {
  return items.countDocuments({ receiverId, readAt: null });
}

/** How many items one marking may touch; the next one goes on. */
export const markedAtMost = 1_000;

/** Which items of a receiver are marked: named ones, or every unread one up to an instant. */
export type MarkedItems =
  | { readonly kind: 'named'; readonly itemIds: readonly string[] }
  | { readonly kind: 'until'; readonly atMs: number };

/** Marks items of one receiver as read or unread; those of others are left alone.
 *  @returns ids of the items whose mark changed, so that it can be taken back */
export async function markItems(
  items: InboxItemModel,
  receiverId: StaffId,
  marked: MarkedItems,
  read: boolean,
): Promise<readonly string[]> {
  const which: QueryFilter<StoredInboxItem> =
    marked.kind === 'named' ? { _id: { $in: [...marked.itemIds] } } : { at: { $lte: new Date(marked.atMs) } };
  const standing: QueryFilter<StoredInboxItem> = { receiverId, readAt: read ? null : { $ne: null } };
  const found = await items
    .find({ ...which, ...standing }, { _id: 1 })
    .sort({ at: -1, _id: -1 })
    .limit(markedAtMost)
    .lean<Pick<StoredInboxItem, '_id'>[]>();
  const ids = found.map(({ _id }) => _id);
  if (ids.length > 0)
    await items.updateMany(
      { _id: { $in: ids }, receiverId },
      read
        ? { $currentDate: { projectedAt: true, readAt: true } }
        : { $set: { readAt: null }, $currentDate: { projectedAt: true } },
    );
  return ids;
}

/** Marks what was asked for as done, once: whatever is projected again, the first end stays.
 *  @param settlements of one record or many, ascending by revision within each */
export async function settleItems(
  items: InboxItemModel,
  settlements: readonly { readonly recordId: string; readonly settlement: Settlement }[],
): Promise<void> {
  if (settlements.length === 0) return;
  const operations = settlements.flatMap(({ recordId, settlement }) => {
    const { revision, type, by, atMs, outcome } = settlement;
    const at = new Date(atMs);
    const asked = { _id: idsOf(recordId), $or: asksOf(settlement), revision: { $lt: revision }, done: null };
    const done = { revision, type, by, at, outcome };
    const projected = { $currentDate: { projectedAt: true } } as const;
    return [
      {
        updateMany: {
          filter: { ...asked, readAt: null },
          update: { $set: { done: { ...done, wasRead: false }, readAt: at }, ...projected },
        },
      },
      {
        updateMany: {
          filter: { ...asked, readAt: { $ne: null } },
          update: { $set: { done: { ...done, wasRead: true } }, ...projected },
        },
      },
    ];
  });
  // In order: of two events that leave nothing to do the first one did it.
  await items.collection.bulkWrite(operations as never, { ordered: true });
}

/** What an item must hold to be one of those that a settlement ends. */
function asksOf({ asks, toldTo }: Settlement): readonly Readonly<Record<string, unknown>>[] {
  const named = { asks: { $in: asks.map((one) => (one.endsWith('*') ? new RegExp(`^${one.slice(0, -1)}`) : one)) } };
  if (toldTo === undefined) return [named];
  return [named, { asks: null, kind: 'action', receiverId: toldTo, cause: null, improvementId: null }];
}

/** Takes back that something was done, because the event that did it never happened. */
export async function unsettleItems(items: InboxItemModel, recordId: string, revision: number): Promise<void> {
  const settled = { _id: idsOf(recordId), 'done.revision': revision };
  const reopened = { done: null };
  await items.updateMany(
    { ...settled, 'done.wasRead': false },
    { $set: { ...reopened, readAt: null }, $currentDate: { projectedAt: true } },
  );
  await items.updateMany(settled, { $set: reopened, $currentDate: { projectedAt: true } });
}

/** Everything that anybody was told of a record, in no order. */
export async function itemsOfRecord(
  items: InboxItemModel,
  recordId: string,
): Promise<readonly Pick<StoredInboxItem, '_id' | 'kind'>[]> {
  return items.find({ _id: idsOf(recordId) }, { kind: 1 }).lean<StoredInboxItem[]>();
}

/** Which posts heard for which others, by the revision of the event.   @param complaintId of the case whose events they are */
export async function standInsOf(
  items: InboxItemModel,
  complaintId: ComplaintId,
): Promise<ReadonlyMap<number, StandIns>> {
  const found = await items
    .find({ _id: idsOf(complaintId), standIns: { $exists: true } }, { revision: 1, standIns: 1 })
    .lean<Pick<ComplaintInboxItem, 'revision' | 'standIns'>[]>();
  return new Map(found.map(({ revision, standIns = {} }) => [revision, standIns]));
}

/** Items of a record's events: their ids begin with it. */
function idsOf(recordId: string): { readonly $gt: string; readonly $lt: string } {
  return { $gt: `${recordId}:`, $lt: `${recordId};` };
}
