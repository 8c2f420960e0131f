import { Schema, type Connection, type Model } from 'mongoose';
import { stepEventChanges, type StepEvent } from '../domain/funnel/step-interval.ts';
import type { ProspectId } from '../domain/ids.ts';
import type { CommandReceipt } from '../domain/prospect/command.ts';
import type { ProspectEvent } from '../domain/prospect/event.ts';
import type { PhaseChange } from '../domain/prospect/step-stays.ts';

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

/** The events that changed a prospect's phase, in order of revision, with no more than `stepStays` reads. */
export async function phaseChangesOf(
  events: ProspectEventModel,
  prospectId: ProspectId,
): Promise<readonly PhaseChange[]> {
  const found = await events
    .find({ prospectId }, { _id: 0, atMs: 1, cycleNo: 1, fromPhase: 1, toPhase: 1 })
    .sort({ revision: 1 })
    .lean<(PhaseChange & Pick<ProspectEvent, 'fromPhase'>)[]>();
  return found.filter(({ fromPhase, toPhase }) => fromPhase !== toPhase);
}

/** The newest events of a prospect first, up to an instant; `beforeRevision` is null for the first page, then the last
 *  one read. */
export async function latestEventsOf(
  events: ProspectEventModel,
  prospectId: ProspectId,
  page: {
    readonly afterRevision: number;
    readonly beforeRevision: number | null;
    /** UTC ms, or infinity. */
    readonly untilMs: number;
    readonly limit: number;
  },
): Promise<readonly ProspectEvent[]> {
  const { afterRevision, beforeRevision, untilMs, limit } = page;
  const revision = { $gt: afterRevision, ...(beforeRevision === null ? {} : { $lt: beforeRevision }) };
  const until = Number.isFinite(untilMs) ? { atMs: { $lte: untilMs } } : {};
  return events
    .find({ prospectId, revision, ...until }, { _id: 0 })
    .sort({ revision: -1 })
    .limit(limit)
    .lean<ProspectEvent[]>();
}

/** What the last commands of a prospect did, oldest first. The log keeps no fingerprints: theirs are empty. */
export async function lastReceiptsOf(
  events: ProspectEventModel,
  prospectId: ProspectId,
  limit: number,
): Promise<readonly CommandReceipt[]> {
  const found = await events
    .find({ prospectId, commandId: { $ne: null } }, { commandId: 1, revision: 1, toPhase: 1, atMs: 1 })
    .sort({ revision: -1 })
    .limit(limit)
    .lean<(Pick<ProspectEvent, 'revision' | 'toPhase' | 'atMs'> & Pick<CommandReceipt, 'commandId'>)[]>();
  return found
    .map(({ commandId, revision, toPhase, atMs }) => ({ commandId, fingerprint: '', revision, phase: toPhase, atMs }))
    .toReversed();
}

const stepEventFields = {
  _id: 0,
  prospectId: 1,
  revision: 1,
  cycleNo: 1,
  atMs: 1,
  fromPhase: 1,
  toPhase: 1,
  ...Object.fromEntries(stepEventChanges.map((field) => [`changes.${field}`, 1])),
};

/** The logs of some prospects with no more than `stepIntervals` reads, each in order of revision. */
export async function stepEventsOf(
  events: ProspectEventModel,
  prospectIds: readonly ProspectId[],
): Promise<readonly StepEvent[]> {
  return events
    .find({ prospectId: { $in: [...prospectIds] } }, stepEventFields)
    .sort({ prospectId: 1, revision: 1 })
    .lean<StepEvent[]>();
}

/** Events of a prospect in order of revision. `afterRevision` is 0 for the first page, then the last one read; a `limit`
 *  of 0 is none. */
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
