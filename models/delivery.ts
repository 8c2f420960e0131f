import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { Severity } from '../domain/complaint/catalogue.ts';
import type { SystemicFacts } from '../domain/complaint/systemic-words.ts';
import type { ChannelKind, FilteredNotice } from '../domain/correspondence/channel.ts';
import type { BranchId, StaffId } from '../domain/ids.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

export const deliveryStates = ['waiting', 'sending', 'sent', 'skipped', 'givenUp'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** One notice on its way to one receiver outside. The collection is outbox, delivery log and what keeps a cause from being
 *  told twice, all in one. No personal data of the customer. */
export interface Delivery {
  /** `deliveryId` of cause and receiver: however often an event is projected, it is on its way once. */
  readonly _id: string;
  /** Who writes to whom: `correspondentOf`. */
  readonly correspondent: string;
  readonly medium: 'email' | ChannelKind;
  readonly about: 'complaint' | 'prospect' | 'test';
  readonly recordId: string;
  readonly caseNumber: string | null;
  /** Of what became of an improvement, which is then what is linked to. */
  readonly improvementId?: string;
  readonly revision: number;
  /** Why somebody hears of it. */
  readonly kind: FilteredNotice['kind'] | 'test';
  /** Command, signal, deadline or clock of the event. */
  readonly type: string;
  readonly clock: string | null;
  readonly severity: Severity | null;
  /** Of a systemic case, what came together. */
  readonly systemic?: SystemicFacts | undefined;
  readonly branchId: BranchId | null;
  readonly urgent: boolean;
  /** Of the event. */
  readonly at: Date;
  /** When it began to wait. */
  readonly createdAt: Date;
  readonly state: DeliveryState;
  /** Key that goes to the provider, the same at every try. Null until it is claimed; several notices of one mail share it. */
  readonly mailing: string | null;
  readonly tries: number;
  readonly firstTriedAt: Date | null;
  readonly nextTryAt: Date | null;
  readonly sentAt: Date | null;
  /** What the provider said last, without what it sent back. */
  readonly lastError: string | null;
  readonly lastStatus: number | null;
}

/** @param cause of whom and what: record and revision */
export function deliveryId(cause: string, correspondent: string): string {
  return `${cause}>${correspondent}`;
}

/** What a delivery tells, of `deliveryId`. */
export function causeOfDelivery(id: string): string {
  return id.slice(0, id.indexOf('>'));
}

/** Name of a receiver: a member of staff by mail, or a channel. */
export function correspondentOf(receiver: { readonly staffId: StaffId } | { readonly channelId: string }): string {
  return 'staffId' in receiver ? `staff:${receiver.staffId}` : `channel:${receiver.channelId}`;
}

/** Whom a correspondent's name means. */
export function receiverOf(correspondent: string): { readonly staffId: StaffId } | { readonly channelId: string } {
  const [kind, ...rest] = correspondent.split(':');
  const id = rest.join(':');
  return kind === 'staff' ? { staffId: id } : { channelId: id };
}

/** What a delivery is that has just begun to wait. */
export function untried(createdAt: Date) {
  return {
    createdAt,
    state: 'waiting',
    mailing: null,
    tries: 0,
    firstTriedAt: null,
    nextTryAt: null,
    sentAt: null,
    lastError: null,
    lastStatus: null,
  } as const;
}

const required = { type: String, required: true };
const text = { type: String, default: null };
const moment = { type: Date, default: null };

/** Longer than anybody asks who was told; the inbox and the log of the record stay. */
const keptSeconds = 400 * 86_400;

const schema = new Schema<Delivery>(
  {
    _id: required,
    correspondent: required,
    medium: required,
    about: required,
    recordId: required,
    caseNumber: text,
    improvementId: { type: String, default: undefined },
    revision: { type: Number, required: true },
    kind: required,
    type: required,
    clock: text,
    severity: text,
    systemic: { type: Schema.Types.Mixed, default: undefined },
    branchId: text,
    urgent: { type: Boolean, required: true },
    at: { type: Date, required: true },
    createdAt: { type: Date, required: true },
    state: required,
    mailing: text,
    tries: { type: Number, default: 0 },
    firstTriedAt: moment,
    nextTryAt: moment,
    sentAt: moment,
    lastError: text,
    lastStatus: { type: Number, default: null },
  },
  { collection: 'deliveries', versionKey: false },
)
  .index({ correspondent: 1, state: 1, createdAt: 1, _id: 1 })
  .index({ correspondent: 1, createdAt: 1, _id: 1 })
  .index({ state: 1, createdAt: 1, _id: 1 })
  .index({ createdAt: 1 }, { expireAfterSeconds: keptSeconds });

export type DeliveryModel = Model<Delivery>;

export function createDeliveryModel(connection: Connection): DeliveryModel {
  return connection.model<Delivery>('Delivery', schema);
}

/** What is on its way to a receiver: what is urgent first, then the oldest. */
export async function underWay(
  deliveries: DeliveryModel,
  correspondent: string,
  limit: number,
): Promise<readonly Delivery[]> {
  return deliveries
    .find({ correspondent, state: { $in: ['waiting', 'sending'] } })
    .sort({ urgent: -1, createdAt: 1, _id: 1 })
    .limit(limit)
    .lean<Delivery[]>();
}

/** When something went out to a receiver last, among the latest; null when nothing did. */
export async function lastSentAt(deliveries: DeliveryModel, correspondent: string): Promise<Date | null> {
  const latest = await deliveries
    .find({ correspondent, state: 'sent' }, { sentAt: 1 })
    .sort({ createdAt: -1, _id: -1 })
    .limit(20)
    .lean<Pick<Delivery, 'sentAt'>[]>();
  return latest.reduce<Date | null>(
    (last, { sentAt }) => (sentAt !== null && (last === null || sentAt > last) ? sentAt : last),
    null,
  );
}

/** Cancels what is on its way to a receiver; what has gone out stays as it is.   @param why as the log says it */
export async function skipUnderWay(deliveries: DeliveryModel, correspondent: string, why: string): Promise<void> {
  await deliveries.updateMany(
    { correspondent, state: { $in: ['waiting', 'sending'] } },
    { $set: { state: 'skipped', lastError: why, nextTryAt: null } },
  );
}

/** Everybody to whom something is on its way. */
export async function correspondentsUnderWay(deliveries: DeliveryModel): Promise<readonly string[]> {
  return deliveries.distinct('correspondent', { state: { $in: ['waiting', 'sending'] } });
}

/** One page of the delivery log, newest first. */
export async function deliveryLog(
  deliveries: DeliveryModel,
  query: {
    readonly state: DeliveryState | undefined;
    readonly correspondent: string | undefined;
    readonly after: Keyset | null;
    readonly limit: number;
  },
): Promise<Page<Delivery>> {
  const { state, correspondent, after, limit } = query;
  const conditions: QueryFilter<Delivery>[] = [
    { ...(state === undefined ? {} : { state }), ...(correspondent === undefined ? {} : { correspondent }) },
  ];
  if (after !== null && after.value !== null)
    conditions.push(behind('createdAt', 'desc', new Date(after.value), after.id));
  const rows = await deliveries
    .find({ $and: conditions })
    .sort({ createdAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean<Delivery[]>();
  return pageOf(rows, limit, (row) => ({ value: row.createdAt.getTime(), id: row._id }));
}
