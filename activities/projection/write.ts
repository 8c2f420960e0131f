import { untouchedSinceMs } from '../../domain/board/touch.ts';
import type { Task } from '../../domain/prospect/state.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { settledByProspect } from '../../domain/prospect/settle.ts';
import type { Models } from '../../models/connect.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import type { ToldItem } from '../../models/notices.ts';
import { tellNobody, type TellOutside } from '../correspondence/tell-outside.ts';
import { writeExisting, writeGuarded, writeWhole, type GuardedUpdate } from './bulk.ts';
import { writeContacts } from './contacts.ts';
import {
  eventDocument,
  openTask,
  snapshotFields,
  taskDocuments,
  type ClosedTaskDocument,
  type ProspectProjection,
} from './documents.ts';
import { writeInbox } from './inbox.ts';
import { settleAsks } from './settle.ts';
import { writeStepIntervals } from './step-intervals.ts';

/** Collections of a projection. */
export type ProjectionModels = Pick<
  Models,
  | 'prospects'
  | 'prospectEvents'
  | 'tasks'
  | 'stepIntervals'
  | 'contacts'
  | 'inboxItems'
  | 'teams'
  | 'branches'
  | 'absences'
>;

/** Writes projections of any prospects together: events and tasks first, then intervals, snapshots last, so that a snapshot
 *  at revision r says that every event up to r, its tasks and its intervals are there. Idempotent; of two in any order the higher revision stays, and
 *  of two of one revision the later: a workflow task that the server lost is carried out again, perhaps differently.
 *  @throws as the driver does: part of it may be written then, and repeating is safe */
export async function writeProjections(
  models: ProjectionModels,
  projections: readonly ProspectProjection[],
  tell: TellOutside = tellNobody,
): Promise<void> {
  const [repeated, , , told] = await Promise.all([
    writeWhole(
      models.prospectEvents,
      projections.flatMap(({ events }) => events.map(eventDocument)),
    ),
    writeTasks(models, projections),
    writeContacts(models, projections),
    writeInbox(models, projections),
  ]);
  await settleProspectAsks(models, projections, told);
  await writeStepIntervals(models, projections, new Set(repeated.map(({ prospectId }) => prospectId)));
  await writeGuarded(
    models.prospects,
    projections.map((projection) => snapshotUpdate(projection)),
  );
  // Whoever is told may open the prospect at once. Nothing is acknowledged before they are safely being told.
  await tell(told);
}

async function settleProspectAsks(
  models: ProjectionModels,
  projections: readonly ProspectProjection[],
  told: readonly ToldItem[],
): Promise<void> {
  const logs = projections.map(({ snapshot: { prospectId, revision }, events }) => ({
    recordId: prospectId,
    revision,
    events,
  }));
  await settleAsks(models, logs, told, {
    settledBy: settledByProspect,
    laterEvents: async (prospectId, afterRevision) =>
      eventsOf(models.prospectEvents, prospectId, { afterRevision, limit: 0 }),
  });
}

function snapshotUpdate({
  snapshot,
  events,
  processVersion,
  processEdits = {},
}: ProspectProjection): GuardedUpdate<ProspectSnapshot> {
  const { _id, ...fields } = snapshotFields(snapshot);
  const sinceMs = untouchedSinceMs(events);
  return {
    filter: { _id, revision: { $lte: snapshot.revision } },
    update: {
      $set: { ...fields, processVersion, processEdits },
      $currentDate: { projectedAt: true },
      ...(sinceMs === null ? {} : { $max: { untouchedSince: new Date(sinceMs) } }),
    },
  };
}

function openTaskUpdate({ _id, ...fields }: StoredTask): GuardedUpdate<StoredTask> {
  return { filter: { _id, revision: { $lte: fields.revision } }, update: { $set: fields } };
}

/** Closes a task, or inserts it closed: with the details of its opening, or else with what the prospect says alone. */
function closedTaskUpdate(
  projection: ProspectProjection,
  { closing, task }: ClosedTaskDocument,
): GuardedUpdate<StoredTask> {
  const { _id, ...fields } = closing;
  const { teamId, branchId } = projection.snapshot;
  const details = task === null ? { teamId, branchId } : detailsOf(projection, task);
  return { filter: { _id, revision: { $lte: fields.revision } }, update: { $set: fields, $setOnInsert: details } };
}

type TaskDetails = Omit<StoredTask, keyof ClosedTaskDocument['closing']>;

/** The part of a task that its closing does not set. */
function detailsOf({ snapshot }: ProspectProjection, task: Task): TaskDetails {
  const { _id, prospectId, revision, status, closedAt, ...details } = openTask(snapshot, task);
  return details;
}

interface TaskWrite {
  readonly projection: ProspectProjection;
  readonly taskId: string;
  readonly update: GuardedUpdate<StoredTask>;
  /** What the projection knows of it; null for a closing whose opening was projected before. */
  readonly task: Task | null;
}

async function writeTasks(models: ProjectionModels, projections: readonly ProspectProjection[]): Promise<void> {
  const writes = projections.flatMap((projection) => taskWrites(projection));
  const { inserted, refused } = await writeGuarded(
    models.tasks,
    writes.map(({ update }) => update),
  );
  const unknown = inserted.map((index) => writes[index] as TaskWrite).filter(({ task }) => task === null);
  const late = refused.map((index) => writes[index] as TaskWrite).filter(({ task }) => task !== null);
  await completeDetails(models, [...late, ...(await Promise.all(unknown.map((write) => openedInLog(models, write))))]);
}

function taskWrites(projection: ProspectProjection): TaskWrite[] {
  const { open, closed } = taskDocuments(projection);
  const tasks = new Map(projection.snapshot.tasks.map((task) => [task.taskId, task]));
  return [
    ...open.map((task) => ({
      projection,
      taskId: task._id,
      update: openTaskUpdate(task),
      task: tasks.get(task._id) ?? null,
    })),
    ...closed.map((closing) => ({
      projection,
      taskId: closing.closing._id,
      update: closedTaskUpdate(projection, closing),
      task: closing.task,
    })),
  ];
}

/** Gives details to tasks that were inserted closed before anybody knew more of them. */
async function completeDetails({ tasks }: ProjectionModels, writes: readonly TaskWrite[]): Promise<void> {
  const updates = writes.flatMap(({ projection, taskId, task }): GuardedUpdate<StoredTask>[] =>
    task === null
      ? []
      : [{ filter: { _id: taskId, kind: { $exists: false } }, update: { $set: detailsOf(projection, task) } }],
  );
  await writeExisting(tasks, updates);
}

/** The same with the task as its opening event in the log says, if that is there already. */
async function openedInLog({ prospectEvents }: ProjectionModels, write: TaskWrite): Promise<TaskWrite> {
  const { prospectId } = write.projection.snapshot;
  const event = await prospectEvents.findOne({ prospectId, 'tasksOpened.taskId': write.taskId }).lean<ProspectEvent>();
  return { ...write, task: event?.tasksOpened.find(({ taskId }) => taskId === write.taskId) ?? null };
}
