import { createHash } from 'node:crypto';
import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import {
  isOver,
  statuses,
  type ClockCode,
  type ComplaintCategory,
  type ComplaintChannel,
  type ComplaintStatus,
  type Level,
  type RootCauseClass,
  type Severity,
} from '../domain/complaint/catalogue.ts';
import type { ComplaintHolding } from '../domain/complaint/holders.ts';
import type { ComplaintState } from '../domain/complaint/state.ts';
import type { ComplaintId, ProspectId } from '../domain/ids.ts';
import { dayMs } from '../domain/wait.ts';
import { complaintHoldingFields } from './complaint-holding.ts';
import type { CustomerKey } from './customer-pursuits.ts';

/** A complaint as the desk and searches read it: one document for each case, written only by its projection. */
export interface ComplaintSnapshot extends ComplaintHolding {
  readonly _id: ComplaintId;
  /** Of the last event in it. A write with a lower one is discarded. */
  readonly revision: number;
  readonly caseNumber: string;
  readonly status: ComplaintStatus;
  /** The customer waits for the bank. */
  readonly open: boolean;
  readonly statusSince: Date;
  readonly severity: Severity;
  readonly level: Level;
  readonly category: ComplaintCategory;
  readonly channel: ComplaintChannel;
  /** Personal data; null in an anonymous case. */
  readonly customerName: string | null;
  /** Personal data. */
  readonly customerPhone: string | null;
  /** Personal data. */
  readonly coreBankCustomerNo: string | null;
  readonly prospectId: ProspectId | null;
  readonly parentId: ComplaintId | null;
  readonly receivedAt: Date;
  readonly registeredAt: Date;
  readonly closedAt: Date | null;
  /** Its place in the desk's queue (`queueAtMs`); far in the future when the bank owes nothing. */
  readonly queueAt: Date;
  /** What the bank owes next (`nextPromise`); null when nothing. */
  readonly dueClock: ClockCode | null;
  /** When that is due, or was when it is overdue; null also while it is paused. */
  readonly dueAt: Date | null;
  /** What the bank owes next stands still for the customer. */
  readonly paused: boolean;
  /** The customer is sold nothing because of it. */
  readonly holdsSales: boolean;
  /** Why it came to this; null until somebody has found it. */
  readonly rootCauseClass: RootCauseClass | null;
  /** The level it was registered at. */
  readonly startLevel: Level;
  /** Limits that passed before they were met, each once. */
  readonly lateClocks: readonly ClockCode[];
  /** By the database's clock: what changed since then has a later one. */
  readonly projectedAt: Date;
  /** Personal data inside. The whole truth at `revision`. */
  readonly state: ComplaintState;
}

const nullable = { default: null } as const;

const schema = new Schema<ComplaintSnapshot>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    caseNumber: { type: String, required: true },
    status: { type: String, required: true },
    open: { type: Boolean, required: true },
    statusSince: { type: Date, required: true },
    ...complaintHoldingFields,
    severity: { type: String, required: true },
    level: { type: Number, required: true },
    category: { type: String, required: true },
    channel: { type: String, required: true },
    customerName: { type: String, ...nullable },
    customerPhone: { type: String, ...nullable },
    coreBankCustomerNo: { type: String, ...nullable },
    prospectId: { type: String, ...nullable },
    parentId: { type: String, ...nullable },
    receivedAt: { type: Date, required: true },
    registeredAt: { type: Date, required: true },
    closedAt: { type: Date, ...nullable },
    queueAt: { type: Date, required: true },
    dueClock: { type: String, ...nullable },
    dueAt: { type: Date, ...nullable },
    paused: { type: Boolean, required: true },
    holdsSales: { type: Boolean, required: true },
    rootCauseClass: { type: String, ...nullable },
    startLevel: { type: Number, required: true },
    lateClocks: { type: [String], required: true },
    projectedAt: { type: Date, required: true },
    state: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'complaints', versionKey: false, minimize: false },
)
  // the desk's queue: what is due next, of the bank, a branch, a handler, a reviewer or whoever owes an action
  .index({ open: 1, queueAt: 1, _id: 1 })
  .index({ branchId: 1, open: 1, queueAt: 1, _id: 1 })
  .index({ handlerId: 1, open: 1, queueAt: 1, _id: 1 })
  .index({ reviewerId: 1, open: 1, queueAt: 1, _id: 1 })
  .index({ actionOwnerIds: 1, open: 1, queueAt: 1, _id: 1 })
  .index({ status: 1, queueAt: 1, _id: 1 })
  .index({ branchId: 1, status: 1, queueAt: 1, _id: 1 })
  .index({ branchId: 1, severity: 1, open: 1, queueAt: 1, _id: 1 })
  // requests for more time that nobody has decided
  .index(
    { 'state.extensions.decision': 1, queueAt: 1, _id: 1 },
    { partialFilterExpression: { 'state.extensions.decision': 'pending' } },
  )
  // the same customer again, about the same
  .index({ customerPhone: 1, category: 1, receivedAt: 1 })
  .index({ coreBankCustomerNo: 1, category: 1, receivedAt: 1 })
  // the same person of whom only a name is known
  .index({ customerName: 1, receivedAt: 1 })
  // many of one category in a branch
  .index({ branchId: 1, category: 1, receivedAt: 1 })
  .index({ prospectId: 1, open: 1 })
  // what was received in a period, and what it came of
  .index({ receivedAt: 1 })
  .index({ branchId: 1, receivedAt: 1 })
  .index({ rootCauseClass: 1, receivedAt: 1 })
  // systemic cases, and the cases of one
  .index({ channel: 1, open: 1, queueAt: 1, _id: 1 })
  .index({ parentId: 1, queueAt: 1, _id: 1 })
  .index({ caseNumber: 1 })
  .index({ projectedAt: 1, _id: 1 });

export type ComplaintModel = Model<ComplaintSnapshot>;

export function createComplaintModel(connection: Connection): ComplaintModel {
  return connection.model<ComplaintSnapshot>('Complaint', schema);
}

/** Every complaint that is not over, as its snapshot says. */
export async function* liveComplaintIds(complaints: ComplaintModel): AsyncGenerator<ComplaintId> {
  const live = statuses.filter((status) => !isOver(status));
  const found = complaints.find({ status: { $in: live } }, { _id: 1 }).lean<Pick<ComplaintSnapshot, '_id'>[]>();
  for await (const { _id } of found.cursor()) yield _id;
}

/** The same customer and category again within this time is a repeated case (8.6). */
const repeatedWithinMs = 90 * dayMs;

/** Who complained: by number, and, where neither is known, as the customer of a prospect. */
interface Complainer extends CustomerKey {
  readonly prospectId: ProspectId | null;
}

/** Whether a customer complained about the same in the 90 days before; what was merged into another case is that one. An
 *  anonymous case repeats nobody's. */
export async function isRepeatedComplaint(
  complaints: ComplaintModel,
  { phone, coreBankCustomerNo, prospectId }: Complainer,
  { category, receivedAtMs }: { readonly category: ComplaintCategory; readonly receivedAtMs: number },
): Promise<boolean> {
  const sameCustomer: QueryFilter<ComplaintSnapshot>[] = [
    ...(phone === null ? [] : [{ customerPhone: phone }]),
    ...(coreBankCustomerNo === null ? [] : [{ coreBankCustomerNo }]),
    ...(phone === null && coreBankCustomerNo === null && prospectId !== null ? [{ prospectId }] : []),
  ];
  if (sameCustomer.length === 0) return false;
  const before = { $gte: new Date(receivedAtMs - repeatedWithinMs), $lt: new Date(receivedAtMs) };
  const found = await complaints.exists({
    $or: sameCustomer,
    category,
    receivedAt: before,
    status: { $ne: 'merged' },
  });
  return found !== null;
}

/** Letters and digits that are not taken for each other when they are read out. */
const spoken = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What customer and staff call a case, the same whenever it is worked out: `TS20261126-K3F9`.
 *  @param receivedOn local date 'YYYY-MM-DD' */
export function caseNumberOf(complaintId: ComplaintId, receivedOn: string): string {
  const digest = createHash('sha256').update(complaintId).digest();
  const letters = [...digest.subarray(0, 4)].map((byte) => spoken[byte % spoken.length]);
  return `TS${receivedOn.replaceAll('-', '')}-${letters.join('')}`;
}
