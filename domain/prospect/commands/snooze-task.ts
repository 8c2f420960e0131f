import { hard, type Command } from '../command.ts';
import { dayMs } from '../../wait.ts';
import { unmetTouching } from './complete-task.ts';

export interface SnoozeTaskPayload {
  readonly taskId: string;
  readonly untilMs: number;
  readonly reason: string | null;
}

/** Longer would be forgetting: a prospect that rests longer is parked. */
export const longestSnoozeDays = 30;

/** Puts a task at the end of somebody's list until an instant. Nothing of the bank's moves: the task stays due when it
 *  was, and the ladder of its deadline tells whoever it tells on its instant. */
export const snoozeTask: Command<SnoozeTaskPayload> = {
  name: 'snoozeTask',
  phases: 'open',
  sells: false,
  check: (state, payload, { nowMs, actor }) => {
    const task = state.tasks.find(({ taskId }) => taskId === payload.taskId);
    if (task === undefined) return [hard('X.TASK')];
    const isInTime = payload.untilMs > nowMs && payload.untilMs <= nowMs + longestSnoozeDays * dayMs;
    return [...unmetTouching(task, actor), ...(isInTime ? [] : [hard('X.SNOOZE_UNTIL')])];
  },
  apply: (change, { taskId, untilMs, reason }) => {
    change.reason = reason;
    change.state.tasks = change.state.tasks.map((task) =>
      task.taskId === taskId ? { ...task, snoozedUntilMs: untilMs } : task,
    );
  },
};
