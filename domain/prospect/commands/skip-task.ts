import type { UnmetCondition } from '../../failure.ts';
import type { DeadlineCode, PinnedRules } from '../../process/definition.ts';
import { closeTasks } from '../change.ts';
import { hard, type Actor, type Command } from '../command.ts';
import { armDeadline, ruleOf, type PinnedDeadlineRule } from '../deadline.ts';
import type { Task } from '../state.ts';
import { closedByTheirCommand, unmetTouching } from './complete-task.ts';

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
    return task === undefined ? [hard('X.TASK')] : unmetSkip(task, actor, rules);
  },
  apply: (change, payload, context) => {
    const task = change.state.tasks.find(({ taskId }) => taskId === payload.taskId);
    change.reason = payload.reason;
    closeTasks(change, ({ taskId }) => taskId === payload.taskId, 'cancelled');
    const rule = task === undefined ? null : ruleWaitingFor(task, context.rules);
    if (rule?.repeats === true) armDeadline(change, rule.code, context);
  },
};

/** What skipping looks at in an open task. */
export type SkippedTask = Pick<Task, 'kind' | 'audience' | 'deadlineKey'>;

type DeadlineRules = Pick<PinnedRules, 'deadlines'>;

/** Why somebody may not skip an open task; [] when they may. */
export function unmetSkip(task: SkippedTask, actor: Actor, rules: DeadlineRules): UnmetCondition[] {
  if (closedByTheirCommand.includes(task.kind)) return [hard('X.TASK_COMMAND')];
  if (task.audience !== 'owner') return unmetTouching(task, actor);
  return ruleWaitingFor(task, rules)?.repeats === false ? [hard('X.TASK_DEADLINE')] : [];
}

/** The rule of the deadline that waits for the owner's task; those above the owner are only told of it. */
function ruleWaitingFor({ audience, deadlineKey }: SkippedTask, rules: DeadlineRules): PinnedDeadlineRule | null {
  if (audience !== 'owner' || deadlineKey === null) return null;
  return ruleOf(rules, deadlineKey.split(':', 1)[0] as DeadlineCode);
}
