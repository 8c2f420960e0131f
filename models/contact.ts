import { Schema, type Connection, type Model } from 'mongoose';
import type { ProspectId, StaffId } from '../domain/ids.ts';
import type { ContactChannel, ContactOutcome, ContactPurpose } from '../domain/prospect/catalogue.ts';
import { isSuccessful } from '../domain/prospect/cold-calls.ts';
import type { Contact } from '../domain/prospect/records.ts';

/** One touch with a customer as the counts of a day read it; what was said stays in the event log. */
export interface StoredContact {
  /** `eventId` of the event that recorded it. */
  readonly _id: string;
  readonly prospectId: ProspectId;
  readonly revision: number;
  /** Who was in touch. */
  readonly staffId: StaffId;
  /** When it was, not when it was recorded. */
  readonly at: Date;
  readonly direction: Contact['direction'];
  readonly channel: ContactChannel;
  readonly purpose: ContactPurpose;
  readonly outcome: ContactOutcome;
}

const schema = new Schema<StoredContact>(
  {
    _id: { type: String, required: true },
    prospectId: { type: String, required: true },
    revision: { type: Number, required: true },
    staffId: { type: String, required: true },
    at: { type: Date, required: true },
    direction: { type: String, required: true },
    channel: { type: String, required: true },
    purpose: { type: String, required: true },
    outcome: { type: String, required: true },
  },
  { collection: 'contacts', versionKey: false },
).index({ staffId: 1, at: 1 });

export type ContactModel = Model<StoredContact>;

export function createContactModel(connection: Connection): ContactModel {
  return connection.model<StoredContact>('Contact', schema);
}

/** K-01 and K-02 of one person. */
export interface CallCount {
  readonly made: number;
  readonly successful: number;
}

/** Cold calls of several people in a half-open period. Who made none is not in the map. */
export async function coldCallsOf(
  contacts: ContactModel,
  staffIds: readonly StaffId[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): Promise<ReadonlyMap<StaffId, CallCount>> {
  const groups = await contacts.aggregate<{
    _id: { staffId: StaffId; outcome: ContactOutcome };
    count: number;
  }>([
    {
      $match: {
        staffId: { $in: staffIds },
        at: { $gte: new Date(fromMs), $lt: new Date(toMs) },
        purpose: 'coldCall',
        direction: 'outbound',
      },
    },
    { $group: { _id: { staffId: '$staffId', outcome: '$outcome' }, count: { $sum: 1 } } },
  ]);
  const counts = new Map<StaffId, CallCount>();
  for (const { _id, count } of groups) {
    const { made, successful } = counts.get(_id.staffId) ?? { made: 0, successful: 0 };
    counts.set(_id.staffId, { made: made + count, successful: successful + (isSuccessful(_id) ? count : 0) });
  }
  return counts;
}
