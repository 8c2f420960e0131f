import type { TaskKind } from '../../process/definition.ts';
import { closeTasks, endDeadlines } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { armDeadline, ruleOf } from '../deadline.ts';

export interface CompleteTaskPayload {
  readonly taskId: string;
  readonly result: string;
}

/** Tasks that a command of their own closes: ticking them off would hide that the work is not done. */
export const closedByTheirCommand: readonly TaskKind[] = [
  'assignOwner',
  'verifyLead',
  'qualify',
  'review',
  'decideOverride',
  'resolveCondition',
  'planVisit',
  'makeAppointment',
  'writeMinutes',
  'answerObjection',
  'confirmObjection',
  'closeAttempt',
  'completeDeal',
];

/** Ticks off work that leaves no other record: a promise kept, a customer welcomed, a review held. */
export const completeTask: Command<CompleteTaskPayload> = {
  name: 'completeTask',
  phases: 'open',
  sells: false,
  check: (state, payload) => {
    const task = state.tasks.find(({ taskId }) => taskId === payload.taskId);
    if (task === undefined) return [hard('X.TASK')];
    return closedByTheirCommand.includes(task.kind) ? [hard('X.TASK_COMMAND')] : [];
  },
  apply: (change, payload, context) => {
    const task = change.state.tasks.find(({ taskId }) => taskId === payload.taskId);
    change.reason = payload.result;
    closeTasks(change, ({ taskId }) => taskId === payload.taskId, 'done');
    const deadline = change.state.deadlines.find(({ key }) => key === task?.deadlineKey);
    if (deadline === undefined || task?.audience !== 'owner') return;
    const rule = ruleOf(context.rules, deadline.code);
    if (rule.repeats) armDeadline(change, deadline.code, context);
    else endDeadlines(change, ({ key }) => key === deadline.key, 'done');
  },
};
