import { hard, type Command } from '../command.ts';
import { dayMs } from '../deadline.ts';

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
  check: (state, { taskId, untilMs }, { nowMs }) => {
    if (!state.tasks.some((task) => task.taskId === taskId)) return [hard('X.TASK')];
    return untilMs > nowMs && untilMs <= nowMs + longestSnoozeDays * dayMs ? [] : [hard('X.SNOOZE_UNTIL')];
  },
  apply: (change, { taskId, untilMs, reason }) => {
    change.reason = reason;
    change.state.tasks = change.state.tasks.map((task) =>
      task.taskId === taskId ? { ...task, snoozedUntilMs: untilMs } : task,
    );
  },
};
