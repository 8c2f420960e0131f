import type { UnmetCondition } from '../../failure.ts';
import type { TaskKind } from '../../process/definition.ts';
import { closeTasks, endDeadlines } from '../change.ts';
import { hard, isSupervisor, type Actor, type Command } from '../command.ts';
import { armDeadline, ruleOf } from '../deadline.ts';
import type { Task } from '../state.ts';

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
  check: (state, payload, { actor }) => {
    const task = state.tasks.find(({ taskId }) => taskId === payload.taskId);
    return task === undefined ? [hard('X.TASK')] : unmetTicking(task, actor);
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

/** Why somebody may not tick off an open task; [] when they may. */
export function unmetTicking(task: Pick<Task, 'kind' | 'audience'>, actor: Actor): UnmetCondition[] {
  return closedByTheirCommand.includes(task.kind) ? [hard('X.TASK_COMMAND')] : unmetTouching(task, actor);
}

/** What a supervisor was asked to look into is no business of the owner, whom it is about; [] for whose it is. */
export function unmetTouching({ audience }: Pick<Task, 'audience'>, actor: Actor): UnmetCondition[] {
  return audience === 'owner' || isSupervisor(actor) ? [] : [hard('X.SUPERVISOR')];
}
