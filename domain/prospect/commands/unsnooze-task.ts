import { awake } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { unmetTouching } from './complete-task.ts';

export interface UnsnoozeTaskPayload {
  readonly taskId: string;
}

/** Takes a snooze back. */
export const unsnoozeTask: Command<UnsnoozeTaskPayload> = {
  name: 'unsnoozeTask',
  phases: 'open',
  sells: false,
  check: (state, payload, { actor }) => {
    const task = state.tasks.find(({ taskId }) => taskId === payload.taskId);
    if (task === undefined) return [hard('X.TASK')];
    return [...unmetTouching(task, actor), ...(task.snoozedUntilMs === undefined ? [hard('X.NOT_SNOOZED')] : [])];
  },
  apply: (change, payload) => {
    change.state.tasks = change.state.tasks.map((task) => (task.taskId === payload.taskId ? awake(task) : task));
  },
};
