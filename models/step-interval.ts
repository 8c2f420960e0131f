import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { StepInterval } from '../domain/funnel/step-interval.ts';
import type { BranchId, ProspectId } from '../domain/ids.ts';
import type { ProspectModel } from './prospect.ts';

type Instants = 'begunAtMs' | 'enteredAtMs' | 'leftAtMs' | 'wonAtMs';

/** A time in one step as statistics read it: worked out from the event log, and from nothing else. */
export interface StoredStepInterval extends Omit<StepInterval, Instants> {
  /** `stepIntervalId` of its prospect, entry and step. */
  readonly _id: string;
  readonly begunAt: Date;
  readonly enteredAt: Date;
  readonly leftAt: Date | null;
  readonly wonAt: Date | null;
}

function stepIntervalId({ prospectId, enteredRevision, step }: StepInterval): string {
  return `${prospectId}:${enteredRevision}:${step}`;
}

export function storedStepInterval(interval: StepInterval): StoredStepInterval {
  const { begunAtMs, enteredAtMs, leftAtMs, wonAtMs, ...fields } = interval;
  return {
    _id: stepIntervalId(interval),
    ...fields,
    begunAt: new Date(begunAtMs),
    enteredAt: new Date(enteredAtMs),
    leftAt: leftAtMs === null ? null : new Date(leftAtMs),
    wonAt: wonAtMs === null ? null : new Date(wonAtMs),
  };
}

function stepInterval({ _id, begunAt, enteredAt, leftAt, wonAt, ...fields }: StoredStepInterval): StepInterval {
  return {
    ...fields,
    begunAtMs: begunAt.getTime(),
    enteredAtMs: enteredAt.getTime(),
    leftAtMs: leftAt?.getTime() ?? null,
    wonAtMs: wonAt?.getTime() ?? null,
  };
}

const holding = {
  ownerId: { type: String, default: null },
  teamId: { type: String, default: null },
  valueFen: { type: Number, required: true },
};

const schema = new Schema<StoredStepInterval>(
  {
    _id: { type: String, required: true },
    prospectId: { type: String, required: true },
    cycleNo: { type: Number, required: true },
    enteredRevision: { type: Number, required: true },
    revision: { type: Number, required: true },
    kind: { type: String, required: true },
    step: { type: Number, required: true },
    branchId: { type: String, required: true },
    begunAt: { type: Date, required: true },
    enteredAt: { type: Date, required: true },
    entry: { type: String, required: true },
    first: { type: Boolean, required: true },
    entered: holding,
    held: holding,
    leftAt: { type: Date, default: null },
    exit: { type: String, default: null },
    lossReason: { type: String, default: null },
    wonAt: { type: Date, default: null },
  },
  { collection: 'stepIntervals', versionKey: false },
)
  .index({ prospectId: 1, enteredRevision: 1 })
  .index({ branchId: 1, leftAt: 1, step: 1, enteredAt: 1 })
  .index({ leftAt: 1, step: 1, enteredAt: 1 });

export type StepIntervalModel = Model<StoredStepInterval>;

export function createStepIntervalModel(connection: Connection): StepIntervalModel {
  return connection.model<StoredStepInterval>('StepInterval', schema);
}

/** The intervals of some prospects, in no order. */
export async function intervalsOf(
  intervals: StepIntervalModel,
  prospectIds: readonly ProspectId[],
): Promise<readonly StepInterval[]> {
  const rows = await intervals.find({ prospectId: { $in: [...prospectIds] } }).lean<StoredStepInterval[]>();
  return rows.map(stepInterval);
}

/** Everything that a report on a time from `sinceMs` on can count, in order of entry: what ended since or goes on.
 *  Of maintenance, which has no end, only what began since.
 *  @param branchId left out: the whole bank */
export async function intervalsSince(
  intervals: StepIntervalModel,
  { branchId, sinceMs }: { readonly branchId?: BranchId | undefined; readonly sinceMs: number },
): Promise<readonly StepInterval[]> {
  const since = { $gte: new Date(sinceMs) };
  const branch: QueryFilter<StoredStepInterval> = branchId === undefined ? {} : { branchId };
  const wanted: QueryFilter<StoredStepInterval>[] = [
    { ...branch, leftAt: since },
    { ...branch, leftAt: null, step: { $lt: 6 } },
    { ...branch, leftAt: null, step: 6, enteredAt: since },
  ];
  const found = await Promise.all(
    wanted.map((filter) => intervals.find(filter, { _id: 0 }).lean<StoredStepInterval[]>()),
  );
  return found
    .flat()
    .map(stepInterval)
    .toSorted((a, b) => a.enteredAtMs - b.enteredAtMs || a.enteredRevision - b.enteredRevision);
}

/** Pages of prospects that have no interval, by id: they were projected before there were intervals. */
export async function* prospectsWithoutIntervals(
  { prospects, stepIntervals }: { readonly prospects: ProspectModel; readonly stepIntervals: StepIntervalModel },
  pageSize: number,
): AsyncGenerator<readonly ProspectId[]> {
  for (let after: ProspectId = ''; ;) {
    const page = await prospects
      .find({ _id: { $gt: after } }, { _id: 1 })
      .sort({ _id: 1 })
      .limit(pageSize)
      .lean<{ _id: ProspectId }[]>();
    const ids = page.map(({ _id }) => _id);
    const known = new Set<ProspectId>(await stepIntervals.distinct('prospectId', { prospectId: { $in: ids } }));
    yield ids.filter((id) => !known.has(id));
    const last = ids.at(-1);
    if (last === undefined || ids.length < pageSize) return;
    after = last;
  }
}

/** Whether there is any interval at all. */
export async function hasIntervals(intervals: StepIntervalModel): Promise<boolean> {
  return (await intervals.exists({})) !== null;
}
