import type { Task } from '../../domain/prospect/state.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { Models } from '../../models/connect.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import { insertMissing, writeGuarded, type GuardedUpdate } from './bulk.ts';
import { eventDocument, openTask, snapshotFields, taskDocuments, type ClosedTaskDocument, type ProspectProjection } from './documents.ts';

/** Collections of a projection. */
export type ProjectionModels = Pick<Models, 'prospects' | 'prospectEvents' | 'tasks'>;

/** What a stored revision must be for a write to go ahead: lower, or not higher when damaged contents are repaired. */
export type RevisionGuard = '$lt' | '$lte';

/** Writes projections of any prospects together: events and tasks first, snapshots last, so that a snapshot at revision r
 *  says that every event up to r and its tasks are there. Idempotent; of two in any order the higher revision stays.
 *  @throws as the driver does: part of it may be written then, and repeating is safe */
export async function writeProjections(models: ProjectionModels, projections: readonly ProspectProjection[], guard: RevisionGuard = '$lt'): Promise<void> {
  await Promise.all([
    insertMissing(models.prospectEvents, projections.flatMap(({ events }) => events.map(eventDocument))),
    writeTasks(models, projections, guard),
  ]);
  await writeGuarded(models.prospects, projections.map((projection) => snapshotUpdate(projection, guard)));
}

function snapshotUpdate({ snapshot, processVersion }: ProspectProjection, guard: RevisionGuard): GuardedUpdate<ProspectSnapshot> {
  const { _id, ...fields } = snapshotFields(snapshot);
  return {
    filter: { _id, revision: { [guard]: snapshot.revision } },
    update: { $set: { ...fields, processVersion }, $currentDate: { projectedAt: true } },
  };
}

function openTaskUpdate({ _id, ...fields }: StoredTask, guard: RevisionGuard): GuardedUpdate<StoredTask> {
  return { filter: { _id, revision: { [guard]: fields.revision } }, update: { $set: fields } };
}

function closedTaskUpdate(projection: ProspectProjection, { closing, task }: ClosedTaskDocument, guard: RevisionGuard): GuardedUpdate<StoredTask> {
  const { _id, ...fields } = closing;
  const filter = { _id, revision: { [guard]: fields.revision } };
  if (task === null) return { filter, update: { $set: fields }, isOnlyUpdate: true };
  return { filter, update: { $set: fields, $setOnInsert: detailsOf(projection, task) } };
}

type TaskDetails = Omit<StoredTask, keyof ClosedTaskDocument['closing']>;

/** The part of a task that its closing does not set. */
function detailsOf({ snapshot }: ProspectProjection, task: Task): TaskDetails {
  const { _id, prospectId, revision, status, closedAt, ...details } = openTask(snapshot, task);
  return details;
}

interface TaskWrite {
  readonly projection: ProspectProjection;
  readonly update: GuardedUpdate<StoredTask>;
  readonly opened: Task | null;
  readonly closed: ClosedTaskDocument | null;
}

async function writeTasks(models: ProjectionModels, projections: readonly ProspectProjection[], guard: RevisionGuard): Promise<void> {
  const writes = projections.flatMap((projection) => taskWrites(projection, guard));
  const { refused, written } = await writeGuarded(models.tasks, writes.map(({ update }) => update));
  if (written === writes.length) return;
  await completeRefused(models, refused.map((index) => writes[index] as TaskWrite));
  await insertUnknownClosed(models, writes.filter(({ update }) => update.isOnlyUpdate));
}

function taskWrites(projection: ProspectProjection, guard: RevisionGuard): TaskWrite[] {
  const { open, closed } = taskDocuments(projection);
  const tasks = new Map(projection.snapshot.tasks.map((task) => [task.taskId, task]));
  return [
    ...open.map((task) => ({ projection, update: openTaskUpdate(task, guard), opened: tasks.get(task._id) ?? null, closed: null })),
    ...closed.map((closing) => ({ projection, update: closedTaskUpdate(projection, closing, guard), opened: closing.task, closed: closing })),
  ];
}

/** An opening that comes after its closing: gives the closed task the details that nobody knew then. */
async function completeRefused({ tasks }: ProjectionModels, refused: readonly TaskWrite[]): Promise<void> {
  const updates = refused.flatMap(({ projection, opened }): GuardedUpdate<StoredTask>[] =>
    opened === null ? [] : [{ filter: { _id: opened.taskId, kind: { $exists: false } }, update: { $set: detailsOf(projection, opened) }, isOnlyUpdate: true }],
  );
  await writeGuarded(tasks, updates);
}

/** A closing of a task that is not stored: inserts it closed, with the details of the event log where that has them. */
async function insertUnknownClosed(models: ProjectionModels, writes: readonly TaskWrite[]): Promise<void> {
  const ids = writes.flatMap(({ closed }) => (closed === null ? [] : [closed.closing._id]));
  if (ids.length === 0) return;
  const stored = await models.tasks.find({ _id: { $in: ids } }, { _id: 1 }).lean<Pick<StoredTask, '_id'>[]>();
  const known = new Set(stored.map(({ _id }) => _id));
  for (const { projection, closed } of writes) {
    if (closed === null || known.has(closed.closing._id)) continue;
    const task = await openingOf(models, projection, closed.closing._id);
    const { _id, ...fields } = closed.closing;
    const { teamId, branchId } = projection.snapshot;
    const details = task === null ? { teamId, branchId } : detailsOf(projection, task);
    await writeGuarded(models.tasks, [{ filter: { _id, revision: { $lt: fields.revision } }, update: { $set: fields, $setOnInsert: details } }]);
  }
}

/** A task as its opening event in the log says; null when that event is not there. */
async function openingOf({ prospectEvents }: ProjectionModels, { snapshot }: ProspectProjection, taskId: string): Promise<Task | null> {
  const event = await prospectEvents.findOne({ prospectId: snapshot.prospectId, 'tasksOpened.taskId': taskId }).lean<ProspectEvent>();
  return event?.tasksOpened.find((task) => task.taskId === taskId) ?? null;
}
