import { Schema, type Connection, type Model } from 'mongoose';
import type { ProspectId } from '../domain/ids.ts';
import type { ProspectEvent } from '../domain/prospect/event.ts';

/** One event in the append-only log: audit, time travel and statistics read it long after Temporal's history is gone.
 *  Personal data inside (`changes`, `reason`). Never updated, never deleted. */
export interface StoredProspectEvent extends ProspectEvent {
  /** `eventId` of its prospect and revision, so that an event can be stored only once. */
  readonly _id: string;
}

export function eventId(prospectId: ProspectId, revision: number): string {
  return `${prospectId}:${revision}`;
}

const schema = new Schema<StoredProspectEvent>(
  {
    _id: { type: String, required: true },
    prospectId: { type: String, required: true },
    revision: { type: Number, required: true },
    cycleNo: { type: Number, required: true },
    type: { type: String, required: true },
    rule: { type: String, default: null },
    atMs: { type: Number, required: true },
    actor: { type: Schema.Types.Mixed, required: true },
    commandId: { type: String, default: null },
    fromPhase: { type: String, default: null },
    toPhase: { type: String, required: true },
    reason: { type: String, default: null },
    overridden: { type: [Schema.Types.Mixed], required: true },
    notices: { type: [Schema.Types.Mixed], required: true },
    tasksOpened: { type: [Schema.Types.Mixed], required: true },
    tasksClosed: { type: [Schema.Types.Mixed], required: true },
    changes: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'prospectEvents', versionKey: false, minimize: false },
).index({ prospectId: 1, revision: 1 });

export type ProspectEventModel = Model<StoredProspectEvent>;

export function createProspectEventModel(connection: Connection): ProspectEventModel {
  return connection.model<StoredProspectEvent>('ProspectEvent', schema);
}

/** Events of a prospect in order of revision.
 *  @param afterRevision 0 for the first page, then the last revision read */
export async function eventsOf(
  events: ProspectEventModel,
  prospectId: ProspectId,
  { afterRevision, limit }: { readonly afterRevision: number; readonly limit: number },
): Promise<readonly ProspectEvent[]> {
  return events
    .find({ prospectId, revision: { $gt: afterRevision } }, { _id: 0 })
    .sort({ revision: 1 })
    .limit(limit)
    .lean<ProspectEvent[]>();
}

/** Revisions of a prospect that are in the log, ascending. */
export async function storedRevisions(events: ProspectEventModel, prospectId: ProspectId): Promise<readonly number[]> {
  const rows = await events.find({ prospectId }, { _id: 0, revision: 1 }).sort({ revision: 1 }).lean<{ revision: number }[]>();
  return rows.map(({ revision }) => revision);
}
