import type { UnmetCondition } from '../../failure.ts';
import { closeTasks, type Change } from '../change.ts';
import { hard, isSupervisor, type Actor, type Command } from '../command.ts';
import { armDeadline, ruleOf } from '../deadline.ts';
import type { PinnedRules } from '../../process/definition.ts';
import type { Deadline, ProspectState, Task } from '../state.ts';
import { closedByTheirCommand } from './complete-task.ts';

export interface SkipTaskPayload {
  readonly taskId: string;
  readonly reason: string;
}

/** Says that a task is not needed this time. What a deadline of the bank waits for cannot be skipped, except where the
 *  next one comes by itself: its ladder would go on about work that is on nobody's list. */
export const skipTask: Command<SkipTaskPayload> = {
  name: 'skipTask',
  phases: 'open',
  sells: false,
  check: (state, payload, { actor, rules }) => {
    const task = state.tasks.find(({ taskId }) => taskId === payload.taskId);
    return task === undefined ? [hard('X.TASK')] : unmetSkip(state, task, actor, rules);
  },
  apply: (change, payload, context) => {
    const task = change.state.tasks.find(({ taskId }) => taskId === payload.taskId);
    change.reason = payload.reason;
    closeTasks(change, ({ taskId }) => taskId === payload.taskId, 'cancelled');
    if (task === undefined) return;
    const deadline = deadlineOf(change.state, task);
    if (deadline !== null && ruleOf(context.rules, deadline.code).repeats) armDeadline(change, deadline.code, context);
  },
};

/** Why somebody may not skip an open task; [] when they may. */
export function unmetSkip(
  state: Pick<ProspectState, 'deadlines'>,
  task: Task,
  actor: Actor,
  rules: PinnedRules,
): UnmetCondition[] {
  if (closedByTheirCommand.includes(task.kind)) return [hard('X.TASK_COMMAND')];
  if (task.audience !== 'owner') return isSupervisor(actor) ? [] : [hard('X.SUPERVISOR')];
  const deadline = deadlineOf(state, task);
  return deadline === null || ruleOf(rules, deadline.code).repeats ? [] : [hard('X.TASK_DEADLINE')];
}

/** The deadline that waits for the owner's task; those above the owner are only told of it. */
function deadlineOf(state: Pick<ProspectState | Change['state'], 'deadlines'>, task: Task): Deadline | null {
  if (task.audience !== 'owner') return null;
  return state.deadlines.find(({ key }) => key === task.deadlineKey) ?? null;
}
