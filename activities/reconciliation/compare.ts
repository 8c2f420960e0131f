import { isDeepStrictEqual } from 'node:util';
import { stepIntervals, type StepInterval } from '../../domain/funnel/step-interval.ts';
import type { ComplaintId, ProspectId } from '../../domain/ids.ts';
import { isTerminal, type ProcessEdits } from '../../domain/process/definition.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import { openTask, snapshotFields } from '../projection/documents.ts';
import { compareLog, differingFields, mergedLog, type LogDifferenceKind } from './compare-log.ts';
import type { Difference } from './look.ts';

/** A prospect as its workflow tells it: the truth. */
export interface WorkflowRecord {
  readonly state: ProspectState;
  /** The last events, oldest first; older ones exist only in the log. */
  readonly recentEvents: readonly ProspectEvent[];
  readonly processVersion: string;
  readonly processEdits?: ProcessEdits;
}

/** The same prospect as the database has it. */
export interface StoredRecord {
  readonly snapshot: ProspectSnapshot | null;
  /** The whole log, in order of revision. */
  readonly events: readonly ProspectEvent[];
  readonly openTasks: readonly StoredTask[];
  /** In no order. */
  readonly stepIntervals: readonly StepInterval[];
}

export type ProspectDifferenceKind =
  | LogDifferenceKind
  | 'snapshotMissing'
  | 'snapshotBehind'
  | 'snapshotAhead'
  | 'snapshotDiffers'
  | 'taskMissing'
  | 'taskDiffers'
  | 'taskNotClosed'
  | 'intervalsDiffer'
  | 'holdMissing'
  | 'holdNotReleased';

/** One way in which the database is not what a prospect's workflow says. */
export interface ProspectDifference extends Difference<ProspectDifferenceKind> {
  readonly prospectId: ProspectId;
}

/** Every difference between a workflow and the read model; [] when they agree. */
export function compareProspect(record: WorkflowRecord, stored: StoredRecord): ProspectDifference[] {
  return [
    ...snapshotDifferences(record, stored.snapshot),
    ...eventDifferences(record, stored.events),
    ...taskDifferences(record, stored),
    ...intervalDifferences(record, stored),
  ];
}

function snapshotDifferences(
  { state, processVersion, processEdits = {} }: WorkflowRecord,
  snapshot: ProspectSnapshot | null,
): ProspectDifference[] {
  const { prospectId, revision } = state;
  if (snapshot === null)
    return [{ prospectId, kind: 'snapshotMissing', detail: `workflow at ${revision}`, repairable: true }];
  const revisions = `stored ${snapshot.revision}, workflow ${revision}`;
  if (snapshot.revision < revision)
    return [{ prospectId, kind: 'snapshotBehind', detail: revisions, repairable: true }];
  if (snapshot.revision > revision) return [{ prospectId, kind: 'snapshotAhead', detail: revisions, repairable: true }];
  const expected: Partial<ProspectSnapshot> = { ...snapshotFields(state), processVersion, processEdits };
  const fields = differingFields(expected, { ...snapshot, processEdits: snapshot.processEdits ?? {} });
  return fields.length === 0
    ? []
    : [{ prospectId, kind: 'snapshotDiffers', detail: fields.join(', '), repairable: true }];
}

function eventDifferences(
  { state, recentEvents }: WorkflowRecord,
  events: readonly ProspectEvent[],
): ProspectDifference[] {
  const { prospectId, revision } = state;
  return compareLog(revision, recentEvents, events).map((difference) => ({ prospectId, ...difference }));
}

function taskDifferences(
  { state, recentEvents }: WorkflowRecord,
  { openTasks, events }: StoredRecord,
): ProspectDifference[] {
  const { prospectId } = state;
  const stored = new Map(openTasks.map((task) => [task._id, task]));
  const due = new Set(state.tasks.map(({ taskId }) => taskId));
  const closings = new Set(
    [...events, ...recentEvents].flatMap(({ tasksClosed }) => tasksClosed.map(({ taskId }) => taskId)),
  );
  const wanted = state.tasks.flatMap((task): ProspectDifference[] => {
    const found = stored.get(task.taskId);
    if (found === undefined) return [{ prospectId, kind: 'taskMissing', detail: task.taskId, repairable: true }];
    // A task keeps the revision of its last change, which is not always the prospect's.
    const { revision, ...expected } = openTask(state, task);
    const fields = differingFields<StoredTask>(expected, found);
    return fields.length === 0
      ? []
      : [{ prospectId, kind: 'taskDiffers', detail: `${task.taskId}: ${fields.join(', ')}`, repairable: true }];
  });
  // Opened by an event of a workflow task that the server never kept.
  const retracted = new Set(
    events
      .filter(({ revision }) => revision > state.revision)
      .flatMap(({ tasksOpened }) => tasksOpened.map(({ taskId }) => taskId)),
  );
  const leftOpen = openTasks.filter(({ _id }) => !due.has(_id));
  return [
    ...wanted,
    ...leftOpen.map(({ _id }): ProspectDifference => ({
      prospectId,
      kind: 'taskNotClosed',
      detail: _id,
      repairable: closings.has(_id) || retracted.has(_id),
    })),
  ];
}

/** Intervals follow from the log: where it has a hole, they are left as they were. */
function intervalDifferences(
  { state, recentEvents }: WorkflowRecord,
  { events, stepIntervals: stored }: StoredRecord,
): ProspectDifference[] {
  const { prospectId, revision } = state;
  const log = mergedLog(events, recentEvents, revision);
  if (log.length !== revision) return [];
  const expected = stepIntervals(log);
  const inOrder = stored.toSorted((a, b) => a.enteredRevision - b.enteredRevision || a.step - b.step);
  if (isDeepStrictEqual(inOrder, expected)) return [];
  const detail = `stored ${stored.length}, by the log ${expected.length}`;
  return [{ prospectId, kind: 'intervalsDiffer', detail, repairable: true }];
}

/** Which complaints hold a prospect, and which should.
 *  @param holding complaints whose documents hold its customer */
export function compareHolds(
  { prospectId, phase, holds }: Pick<ProspectState, 'prospectId' | 'phase' | 'holds'>,
  holding: readonly ComplaintId[],
): ProspectDifference[] {
  if (isTerminal(phase)) return [];
  const held = heldBy({ holds });
  return [
    ...holding
      .filter((complaintId) => !held.includes(complaintId))
      .map((detail): ProspectDifference => ({ prospectId, kind: 'holdMissing', detail, repairable: true })),
    ...held
      .filter((complaintId) => !holding.includes(complaintId))
      .map((detail): ProspectDifference => ({ prospectId, kind: 'holdNotReleased', detail, repairable: true })),
  ];
}

/** Complaints that hold a prospect. */
export function heldBy({ holds }: Pick<ProspectState, 'holds'>): ComplaintId[] {
  return holds.filter(({ kind }) => kind === 'complaint').map(({ holdId }) => holdId.slice('complaint:'.length));
}
