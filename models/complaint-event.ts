import { Schema, type Connection, type Model } from 'mongoose';
import type { ComplaintEvent } from '../domain/complaint/event.ts';
import type { ComplaintId } from '../domain/ids.ts';

/** One event in the append-only log of a complaint: audit, clock ledger and statistics read it long after Temporal's history
 *  is gone. Personal data inside (`changes`, `reason`). Never updated, never deleted. */
export interface StoredComplaintEvent extends ComplaintEvent {
  /** `complaintEventId` of its complaint and revision, so that an event can be stored only once. */
  readonly _id: string;
}

export function complaintEventId(complaintId: ComplaintId, revision: number): string {
  return `${complaintId}:${revision}`;
}

const schema = new Schema<StoredComplaintEvent>(
  {
    _id: { type: String, required: true },
    complaintId: { type: String, required: true },
    revision: { type: Number, required: true },
    type: { type: String, required: true },
    rule: { type: String, default: null },
    atMs: { type: Number, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    commandId: { type: String, default: null },
    fromStatus: { type: String, default: null },
    toStatus: { type: String, required: true },
    reason: { type: String, default: null },
    ledger: { type: [Schema.Types.Mixed], required: true },
    notices: { type: [Schema.Types.Mixed], required: true },
    changes: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'complaintEvents', versionKey: false, minimize: false },
).index({ complaintId: 1, revision: 1 });

export type ComplaintEventModel = Model<StoredComplaintEvent>;

export function createComplaintEventModel(connection: Connection): ComplaintEventModel {
  return connection.model<StoredComplaintEvent>('ComplaintEvent', schema);
}
