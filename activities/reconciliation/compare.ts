import { isDeepStrictEqual } from 'node:util';
import { stepIntervals, type StepInterval } from '../../domain/funnel/step-interval.ts';
import type { ProspectId } from '../../domain/ids.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import { openTask, snapshotFields } from '../projection/documents.ts';

/** A prospect as its workflow tells it: the truth. */
export interface WorkflowRecord {
  readonly state: ProspectState;
  /** The last events, oldest first; older ones exist only in the log. */
  readonly recentEvents: readonly ProspectEvent[];
  readonly processVersion: string;
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

export type DifferenceKind =
  | 'snapshotMissing'
  | 'snapshotBehind'
  | 'snapshotAhead'
  | 'snapshotDiffers'
  | 'eventsMissing'
  | 'eventsLost'
  | 'eventsDiffer'
  | 'eventsBeyond'
  | 'taskMissing'
  | 'taskDiffers'
  | 'taskNotClosed'
  | 'intervalsDiffer'
  | 'workflowMissing'
  | 'workflowUnanswered';

/** One way in which the database is not what the workflow says. */
export interface Difference {
  readonly prospectId: ProspectId;
  readonly kind: DifferenceKind;
  /** Revisions, ids and names of fields; never a value, which may be personal. */
  readonly detail: string;
  /** False when the workflow does not have what is missing. */
  readonly repairable: boolean;
}

/** Every difference between a workflow and the read model; [] when they agree. */
export function compareProspect(record: WorkflowRecord, stored: StoredRecord): Difference[] {
  return [
    ...snapshotDifferences(record, stored.snapshot),
    ...eventDifferences(record, stored.events),
    ...taskDifferences(record, stored),
    ...intervalDifferences(record, stored),
  ];
}

function snapshotDifferences(
  { state, processVersion }: WorkflowRecord,
  snapshot: ProspectSnapshot | null,
): Difference[] {
  const { prospectId, revision } = state;
  if (snapshot === null)
    return [{ prospectId, kind: 'snapshotMissing', detail: `workflow at ${revision}`, repairable: true }];
  const revisions = `stored ${snapshot.revision}, workflow ${revision}`;
  if (snapshot.revision < revision)
    return [{ prospectId, kind: 'snapshotBehind', detail: revisions, repairable: true }];
  if (snapshot.revision > revision) return [{ prospectId, kind: 'snapshotAhead', detail: revisions, repairable: true }];
  const expected: Partial<ProspectSnapshot> = { ...snapshotFields(state), processVersion };
  const fields = differingFields(expected, snapshot);
  return fields.length === 0
    ? []
    : [{ prospectId, kind: 'snapshotDiffers', detail: fields.join(', '), repairable: true }];
}

function differingFields<Row extends object>(expected: Partial<Row>, stored: Row): string[] {
  const names = Object.keys(expected) as (keyof Row & string)[];
  return names.filter((name) => !isDeepStrictEqual(expected[name], stored[name]));
}

function eventDifferences({ state, recentEvents }: WorkflowRecord, events: readonly ProspectEvent[]): Difference[] {
  const { prospectId } = state;
  const byRevision = new Map(events.map((event) => [event.revision, event]));
  const missing = Array.from({ length: state.revision }, (_, index) => index + 1).filter(
    (revision) => !byRevision.has(revision),
  );
  const known = new Set(recentEvents.map(({ revision }) => revision));
  const differing = recentEvents.filter((event) => {
    const stored = byRevision.get(event.revision);
    return stored !== undefined && !isDeepStrictEqual(stored, event);
  });
  const groups: readonly (readonly [DifferenceKind, readonly number[], boolean])[] = [
    ['eventsMissing', missing.filter((revision) => known.has(revision)), true],
    ['eventsLost', missing.filter((revision) => !known.has(revision)), false],
    ['eventsDiffer', differing.map(({ revision }) => revision), true],
    ['eventsBeyond', [...byRevision.keys()].filter((revision) => revision > state.revision), true],
  ];
  return groups.flatMap(([kind, revisions, repairable]) =>
    revisions.length === 0 ? [] : [{ prospectId, kind, detail: `revision ${ranges(revisions)}`, repairable }],
  );
}

/** Ascending numbers as people write them: 3-5, 9. */
export function ranges(numbers: readonly number[]): string {
  const runs: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.to + 1 === number) run.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

function taskDifferences({ state, recentEvents }: WorkflowRecord, { openTasks, events }: StoredRecord): Difference[] {
  const { prospectId } = state;
  const stored = new Map(openTasks.map((task) => [task._id, task]));
  const due = new Set(state.tasks.map(({ taskId }) => taskId));
  const closings = new Set(
    [...events, ...recentEvents].flatMap(({ tasksClosed }) => tasksClosed.map(({ taskId }) => taskId)),
  );
  const wanted = state.tasks.flatMap((task): Difference[] => {
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
    ...leftOpen.map(({ _id }): Difference => ({
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
): Difference[] {
  const { prospectId, revision } = state;
  const log = mergedLog(events, recentEvents, revision);
  if (log.length !== revision) return [];
  const expected = stepIntervals(log);
  const inOrder = stored.toSorted((a, b) => a.enteredRevision - b.enteredRevision || a.step - b.step);
  if (isDeepStrictEqual(inOrder, expected)) return [];
  const detail = `stored ${stored.length}, by the log ${expected.length}`;
  return [{ prospectId, kind: 'intervalsDiffer', detail, repairable: true }];
}

/** The stored log with what the workflow still knows written over it, up to a revision, in order. */
export function mergedLog(
  stored: readonly ProspectEvent[],
  recent: readonly ProspectEvent[],
  revision: number,
): ProspectEvent[] {
  const byRevision = new Map([...stored, ...recent].map((event) => [event.revision, event]));
  return [...byRevision.values()]
    .filter((event) => event.revision <= revision)
    .toSorted((a, b) => a.revision - b.revision);
}
