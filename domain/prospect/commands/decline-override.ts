import { closeTasks } from '../change.ts';
import { askedForWaiver, deciderOnly, hard, type Command } from '../command.ts';

export interface DeclineOverridePayload {
  /** The open task of kind `decideOverride`. */
  readonly taskId: string;
  readonly reason: string;
}

/** A supervisor refuses to waive the conditions that somebody asked about: they have to be met. */
export const declineOverride: Command<DeclineOverridePayload> = {
  name: 'declineOverride',
  phases: 'open',
  sells: false,
  check: (state, payload, { actor }) => [
    ...deciderOnly(state, actor, askedForWaiver),
    ...(state.tasks.some(({ taskId, kind }) => taskId === payload.taskId && kind === 'decideOverride')
      ? []
      : [hard('X.TASK')]),
  ],
  apply: (change, payload) => {
    change.reason = payload.reason;
    closeTasks(change, ({ taskId }) => taskId === payload.taskId, 'done');
  },
};
