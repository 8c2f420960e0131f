import { Schema, type Connection, type Model, type QueryFilter } from 'mongoose';
import type { BranchId, ProspectId, StaffId, TeamId } from '../domain/ids.ts';
import type { Audience, TaskKind } from '../domain/process/definition.ts';
import type { ClosedTask } from '../domain/prospect/event.ts';
import type { OverrideRequest, Task } from '../domain/prospect/state.ts';
import { behind, pageOf, type Keyset, type Page } from './keyset.ts';

export type TaskStatus = 'open' | ClosedTask['status'];

/** A task as lists read it. Open ones are also in the state of their prospect; closed ones only here and in the log. */
export interface StoredTask {
  /** The task's id. */
  readonly _id: string;
  readonly prospectId: ProspectId;
  /** Revision of the prospect that wrote it last; a write with a lower one is discarded. */
  readonly revision: number;
  readonly status: TaskStatus;
  readonly kind: TaskKind;
  readonly audience: Audience;
  /** Null when the lead of the team or the head of the branch is meant. */
  readonly assigneeId: StaffId | null;
  /** Of the prospect. */
  readonly teamId: TeamId | null;
  /** Of the prospect. */
  readonly branchId: BranchId;
  readonly openedAt: Date;
  readonly dueAt: Date;
  readonly closedAt: Date | null;
  readonly deadlineKey: string | null;
  readonly priority: Task['priority'];
  /** Place on the list only. Absent in tasks written before there was any. */
  readonly snoozedUntil?: Date | null;
  /** What is to be waived; null unless the kind is `decideOverride`. Absent in tasks written before there was any. */
  readonly request?: OverrideRequest | null;
  /** It rests under a hold (`isOnHold`). Absent in tasks written before it was kept. */
  readonly onHold?: boolean;
}

const schema = new Schema<StoredTask>(
  {
    _id: { type: String, required: true },
    prospectId: { type: String, required: true },
    revision: { type: Number, required: true },
    status: { type: String, required: true },
    kind: { type: String, required: true },
    audience: { type: String, required: true },
    assigneeId: { type: String, default: null },
    teamId: { type: String, default: null },
    branchId: { type: String, required: true },
    openedAt: { type: Date, required: true },
    dueAt: { type: Date, required: true },
    closedAt: { type: Date, default: null },
    deadlineKey: { type: String, default: null },
    priority: { type: Number, required: true },
    snoozedUntil: { type: Date, default: null },
    request: { type: Schema.Types.Mixed, default: null },
    onHold: { type: Boolean, default: false },
  },
  { collection: 'tasks', versionKey: false },
)
  .index({ assigneeId: 1, status: 1, dueAt: 1, _id: 1 })
  .index({ teamId: 1, audience: 1, status: 1, dueAt: 1, _id: 1 })
  .index({ branchId: 1, audience: 1, status: 1, dueAt: 1, _id: 1 })
  // what asks for a decision: few of many
  .index({ kind: 1, status: 1, dueAt: 1, _id: 1 })
  .index({ prospectId: 1, status: 1 });

export type TaskModel = Model<StoredTask>;

export function createTaskModel(connection: Connection): TaskModel {
  return connection.model<StoredTask>('Task', schema);
}

/** Whose tasks are wanted: those of one person and of the units the person heads. */
export interface TaskQuery {
  /** What the reader may see at all. */
  readonly reach: QueryFilter<StoredTask>;
  readonly staffId: StaffId | null;
  /** Whom the person stands in for: their tasks, too. */
  readonly actingFor?: readonly StaffId[];
  readonly teamIdsLed: readonly TeamId[];
  readonly branchIdsHeaded: readonly BranchId[];
  readonly status: TaskStatus;
  /** UTC ms; null for any. */
  readonly dueBeforeMs: number | null;
  /** True: not what rests under a hold. */
  readonly isActive?: boolean;
  readonly after: Keyset | null;
  readonly limit: number;
}

/** One page of tasks by due time. Asks once for each way a task can be somebody's, because each has its own index. */
export async function tasksFor(tasks: TaskModel, query: TaskQuery): Promise<Page<StoredTask>> {
  const { staffId, teamIdsLed, branchIdsHeaded, limit } = query;
  const ways: QueryFilter<StoredTask>[] = [];
  for (const assigneeId of [...(staffId === null ? [] : [staffId]), ...(query.actingFor ?? [])])
    ways.push({ assigneeId });
  for (const teamId of teamIdsLed) ways.push({ teamId, audience: 'teamLead', assigneeId: null });
  for (const branchId of branchIdsHeaded) ways.push({ branchId, audience: 'branchHead', assigneeId: null });
  const narrowed = narrowing(query);
  const found = await Promise.all(
    ways.map((way) =>
      tasks
        .find({ $and: [way, ...narrowed] })
        .sort({ dueAt: 1, _id: 1 })
        .limit(limit + 1)
        .lean<StoredTask[]>(),
    ),
  );
  const rows = found.flat().toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a._id < b._id ? -1 : 1));
  return pageOf(rows, limit, (row) => ({ value: row.dueAt.getTime(), id: row._id }));
}

function narrowing({ reach, status, dueBeforeMs, isActive, after }: TaskQuery): QueryFilter<StoredTask>[] {
  const conditions: QueryFilter<StoredTask>[] = [{ status }, reach];
  if (dueBeforeMs !== null) conditions.push({ dueAt: { $lt: new Date(dueBeforeMs) } });
  if (isActive === true) conditions.push({ onHold: { $ne: true } });
  if (after !== null && after.value !== null) conditions.push(behind('dueAt', 'asc', new Date(after.value), after.id));
  return conditions;
}

/** The open tasks of one prospect by due time. */
export async function openTasksOf(tasks: TaskModel, prospectId: ProspectId): Promise<readonly StoredTask[]> {
  return tasks.find({ prospectId, status: 'open' }).sort({ dueAt: 1, _id: 1 }).lean<StoredTask[]>();
}
