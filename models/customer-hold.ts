import { Schema, type Connection, type Model } from 'mongoose';
import type { ComplaintId, ProspectId } from '../domain/ids.ts';
import { customerDigest } from './customer-claim.ts';
import type { CustomerKey } from './customer-pursuits.ts';

/** A complaint that stops selling to its customer, and who was told. Kept after the release, without the customer. */
export interface CustomerHold {
  /** The complaint's id. */
  readonly _id: ComplaintId;
  /** Of the complaint, when it began or ceased to hold. A write with a lower one is discarded: an attempt of long ago must
   *  not bring a released hold back. */
  readonly revision: number;
  readonly holds: boolean;
  /** `holdKeys` of the customer, no personal data; empty after the release. */
  readonly keys: readonly string[];
  /** Prospects that were told to stand still, written down before they are told: the release goes to all of them, whatever
   *  their customer's number is by then. */
  readonly prospectIds: readonly ProspectId[];
}

const schema = new Schema<CustomerHold>(
  {
    _id: { type: String, required: true },
    revision: { type: Number, required: true },
    holds: { type: Boolean, required: true },
    keys: { type: [String], required: true },
    prospectIds: { type: [String], required: true },
  },
  { collection: 'customerHolds', versionKey: false },
)
  .index({ keys: 1 })
  .index({ holds: 1 })
  .index({ prospectIds: 1 });

export type CustomerHoldModel = Model<CustomerHold>;

export function createCustomerHoldModel(connection: Connection): CustomerHoldModel {
  return connection.model<CustomerHold>('CustomerHold', schema);
}

/** By what a complaint finds its customer's prospects, and they it: by phone and by the bank's own number. */
export function holdKeys({ phone, coreBankCustomerNo }: CustomerKey): readonly string[] {
  return [
    ...(phone === null ? [] : [`phone\n${phone}`]),
    ...(coreBankCustomerNo === null ? [] : [`number\n${coreBankCustomerNo}`]),
  ].map((key) => customerDigest(`hold\n${key}`));
}

/** Complaints that hold this customer, and those that this prospect was ever told of. */
export async function holdsMetBy(
  customerHolds: CustomerHoldModel,
  prospectId: ProspectId,
  customer: CustomerKey,
): Promise<readonly ComplaintId[]> {
  const found = await customerHolds
    .find({ $or: [{ prospectIds: prospectId }, { keys: { $in: [...holdKeys(customer)] } }] }, { _id: 1 })
    .lean<Pick<CustomerHold, '_id'>[]>();
  return found.map(({ _id }) => _id);
}

/** Complaints that hold this customer now, or that this prospect was told of and that hold still. */
export async function complaintsThatHold(
  customerHolds: CustomerHoldModel,
  prospectId: ProspectId,
  customer: CustomerKey,
): Promise<readonly ComplaintId[]> {
  const found = await customerHolds
    .find({ holds: true, $or: [{ prospectIds: prospectId }, { keys: { $in: [...holdKeys(customer)] } }] }, { _id: 1 })
    .lean<Pick<CustomerHold, '_id'>[]>();
  return found.map(({ _id }) => _id);
}

/** Every complaint that a document says holds somebody. */
export async function* holdingComplaintIds(customerHolds: CustomerHoldModel): AsyncGenerator<ComplaintId> {
  const found = customerHolds.find({ holds: true }, { _id: 1 }).lean<Pick<CustomerHold, '_id'>[]>();
  for await (const { _id } of found.cursor()) yield _id;
}
