import { plannedTouchMs } from '../../domain/board/touch.ts';
import { isTerminal, type ProcessEdits } from '../../domain/process/definition.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { isHeld } from '../../domain/prospect/deadline.ts';
import { awaitsBooking, holderIds } from '../../domain/prospect/holders.ts';
import { customerNumberOf } from '../../domain/prospect/known-customer.ts';
import { nextAction } from '../../domain/prospect/next-action.ts';
import { isOnHold } from '../../domain/prospect/rest.ts';
import type { ProspectState, Task } from '../../domain/prospect/state.ts';
import { foldName, type ProspectSnapshot } from '../../models/prospect.ts';
import { eventId, type StoredProspectEvent } from '../../models/prospect-event.ts';
import { searchTokens } from '../../models/search-tokens.ts';
import type { StoredTask } from '../../models/task.ts';

/** What a workflow hands to the read model: a whole truth, not a delta, so that repeating and reordering do no harm. */
export interface ProspectProjection {
  /** State after the last event below. */
  readonly snapshot: ProspectState;
  /** Every event since the last projected revision, ascending, at least one. */
  readonly events: readonly ProspectEvent[];
  /** Version of the process definition that the prospect runs on. */
  readonly processVersion: string;
  /** Numbers changed in it for this prospect; absent from runs of before there were any. */
  readonly processEdits?: ProcessEdits;
}

/** The snapshot of a state, without what it does not say: the time of projection, which the database's clock sets, and what
 *  events alone know. */
export type SnapshotFields = Omit<
  ProspectSnapshot,
  'projectedAt' | 'processVersion' | 'processEdits' | 'untouchedSince'
>;

export function snapshotFields(state: ProspectState): SnapshotFields {
  const { customer } = state;
  const next = nextAction(state);
  const plannedMs = plannedTouchMs(state);
  return {
    _id: state.prospectId,
    revision: state.revision,
    cycleNo: state.cycleNo,
    phase: state.phase,
    step: state.step,
    open: !isTerminal(state.phase),
    activeStep: isTerminal(state.phase) || state.phase === 'nurture' ? null : state.step,
    ownerId: state.ownerId,
    teamId: state.teamId,
    branchId: state.branchId,
    holderIds: holderIds(state),
    awaitsBooking: awaitsBooking(state),
    customerName: customer.name,
    customerNameFolded: foldName(customer.name),
    searchTokens: searchTokens(customer.name),
    customerType: customer.customerType,
    customerPhone: customer.phone,
    customerPhoneLast4: customer.phone?.slice(-4) ?? null,
    coreBankCustomerNo: customerNumberOf(state),
    pursuitType: state.pursuitType,
    findMethod: state.source.findMethod,
    campaignId: state.source.campaignId,
    expectedValueFen: state.expectedValueFen,
    held: isHeld(state),
    phaseEnteredAt: new Date(state.phaseEnteredAtMs),
    stepEnteredAt: new Date(state.stepEnteredAtMs),
    createdAt: new Date(state.createdAtMs),
    lastContactAt: state.lastContactAtMs === null ? null : new Date(state.lastContactAtMs),
    plannedTouchAt: plannedMs === null ? null : new Date(plannedMs),
    nextActionAt: next === null ? null : new Date(next.atMs),
    nextActionKind: next?.kind ?? null,
    nextActionCode: next?.code ?? null,
    lossReason: state.outcome?.reason ?? null,
    state,
  };
}

export function eventDocument(event: ProspectEvent): StoredProspectEvent {
  return { _id: eventId(event.prospectId, event.revision), ...event };
}

/** A task as it is open in a state. */
export function openTask(state: ProspectState, task: Task): StoredTask {
  return {
    _id: task.taskId,
    prospectId: state.prospectId,
    revision: state.revision,
    status: 'open',
    kind: task.kind,
    audience: task.audience,
    assigneeId: task.assigneeId,
    teamId: state.teamId,
    branchId: state.branchId,
    openedAt: new Date(task.openedAtMs),
    dueAt: new Date(task.dueAtMs),
    closedAt: null,
    deadlineKey: task.deadlineKey,
    priority: task.priority,
    snoozedUntil: task.snoozedUntilMs === undefined ? null : new Date(task.snoozedUntilMs),
    request: task.request ?? null,
    onHold: isOnHold(state, task),
  };
}

/** A task that events closed. `task` is what its opening said; null when that is not among the events at hand. */
export interface ClosedTaskDocument {
  readonly closing: Pick<StoredTask, '_id' | 'prospectId' | 'revision' | 'status' | 'closedAt'>;
  readonly task: Task | null;
}

/** Tasks to be written after a projection's events; both empty when no event touched any. */
export interface TaskDocuments {
  readonly open: readonly StoredTask[];
  readonly closed: readonly ClosedTaskDocument[];
}

/** What of a state its tasks are written with. */
const shownInTasks = ['tasks', 'teamId', 'branchId', 'holds'] as const;

/** All open tasks of the state as soon as one event changed any of them, the unit they belong to or a hold under which
 *  they rest, because an event does not say which; and every task that an event closed. */
export function taskDocuments({ snapshot, events }: ProspectProjection): TaskDocuments {
  const isTouched = events.some(({ changes }) => shownInTasks.some((field) => field in changes));
  if (!isTouched) return { open: [], closed: [] };
  const opened = new Map(events.flatMap(({ tasksOpened }) => tasksOpened.map((task) => [task.taskId, task] as const)));
  const closed = events.flatMap(({ tasksClosed, atMs }) =>
    tasksClosed.map(({ taskId, status }): ClosedTaskDocument => ({
      closing: {
        _id: taskId,
        prospectId: snapshot.prospectId,
        revision: snapshot.revision,
        status,
        closedAt: new Date(atMs),
      },
      task: opened.get(taskId) ?? null,
    })),
  );
  return { open: snapshot.tasks.map((task) => openTask(snapshot, task)), closed };
}
