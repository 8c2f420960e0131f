import type { Audience, LadderRung, PhaseCode, StepNumber, TaskKind } from '../process/definition.ts';
import type { ClosedTask, Notice } from './event.ts';
import type { Counters, Deadline, OverrideRequest, ProspectState, Task } from './state.ts';

/** A state being changed by one command or timer. Top-level fields are replaced, never changed inside. */
export interface Change {
  readonly state: { -readonly [Field in keyof ProspectState]: ProspectState[Field] };
  readonly nowMs: number;
  readonly closedTasks: ClosedTask[];
  readonly notices: Notice[];
  /** Row of 11.1.3 that the change carried out. */
  rule: string | null;
  reason: string | null;
}

/** Starts a change on a copy of the state. */
export function startChange(state: ProspectState, nowMs: number): Change {
  return { state: { ...state }, nowMs, closedTasks: [], notices: [], rule: null, reason: null };
}

/** The step a phase belongs to; `nurture` and the terminal phases keep the last step (11.1.1). */
export function stepOf(phase: PhaseCode, lastStep: StepNumber): StepNumber {
  switch (phase) {
    case 'lead':
    case 'qualifying':
    case 'rigorousReview':
      return 1;
    case 'gatheringIntel':
    case 'planningVisit':
    case 'appointing':
    case 'appointed':
      return 2;
    case 'meeting':
      return 3;
    case 'handlingObjections':
      return 4;
    case 'closing':
    case 'won':
      return 5;
    case 'maintaining':
      return 6;
    case 'nurture':
    case 'disqualified':
    case 'lost':
    case 'doNotContact':
    case 'merged':
    case 'churned':
    case 'ended':
      return lastStep;
  }
}

/** A new id inside the prospect, the same on every replay. */
export function nextId(change: Change, kind: string): string {
  const number = change.state.nextNumber;
  change.state.nextNumber = number + 1;
  return `${kind}-${number}`;
}

export function count(change: Change, counter: keyof Counters, by = 1): void {
  change.state.counters = { ...change.state.counters, [counter]: change.state.counters[counter] + by };
}

/** Opens a task unless the same kind is already open for the same audience and deadline. */
export function openTask(
  change: Change,
  kind: TaskKind,
  options: {
    dueAtMs: number;
    audience?: Audience;
    deadlineKey?: string | null;
    priority?: Task['priority'];
    request?: OverrideRequest;
  },
): void {
  const { dueAtMs, audience = 'owner', deadlineKey = null, priority = 3, request } = options;
  const isOpen = (task: Task): boolean =>
    task.kind === kind && task.audience === audience && task.deadlineKey === deadlineKey;
  if (change.state.tasks.some(isOpen)) return;
  const task: Task = {
    taskId: `${change.state.prospectId}/${nextId(change, 'task')}`,
    kind,
    audience,
    assigneeId: audience === 'owner' ? change.state.ownerId : null,
    openedAtMs: change.nowMs,
    dueAtMs,
    deadlineKey,
    priority,
    ...(request === undefined ? {} : { request }),
  };
  change.state.tasks = [...change.state.tasks, task];
}

/** A task without its snooze. */
export function awake({ snoozedUntilMs: _, ...task }: Task): Task {
  return task;
}

/** Closes every open task that matches. */
export function closeTasks(change: Change, matches: (task: Task) => boolean, status: ClosedTask['status']): void {
  const closing = change.state.tasks.filter(matches);
  if (closing.length === 0) return;
  change.state.tasks = change.state.tasks.filter((task) => !matches(task));
  change.closedTasks.push(...closing.map(({ taskId }) => ({ taskId, status })));
}

/** Ends the deadlines that match, and closes the tasks that waited for them. */
export function endDeadlines(
  change: Change,
  matches: (deadline: Deadline) => boolean,
  status: ClosedTask['status'],
): void {
  const ending = new Set(change.state.deadlines.filter(matches).map((deadline) => deadline.key));
  if (ending.size === 0) return;
  change.state.deadlines = change.state.deadlines.filter((deadline) => !ending.has(deadline.key));
  closeTasks(change, (task) => task.deadlineKey !== null && ending.has(task.deadlineKey), status);
}

export function tell(change: Change, audience: Audience, action: LadderRung['action'], deadline: Deadline): void {
  const staffId = audience === 'owner' ? change.state.ownerId : null;
  change.notices.push({ audience, staffId, action, deadline: deadline.code });
  if (audience === 'owner') count(change, 'remindersSent');
}
