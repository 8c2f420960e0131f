import { closeTasks } from '../change.ts';
import { askedForWaiver, deciderOnly, hard, type Command } from '../command.ts';

export interface GrantOverridePayload {
  /** The open task of kind `decideOverride`. */
  readonly taskId: string;
  readonly reason: string;
}

/** A supervisor waives beforehand what somebody asked about in step 1, which the owner's own form leads out of: the next
 *  submission passes those conditions by. Later steps are left by the advance with its overrides. */
export const grantOverride: Command<GrantOverridePayload> = {
  name: 'grantOverride',
  phases: ['lead', 'qualifying', 'rigorousReview'],
  sells: false,
  check: (state, { taskId }, { actor }) => [
    ...deciderOnly(state, actor, askedForWaiver),
    ...(state.tasks.some((task) => task.taskId === taskId && task.kind === 'decideOverride') ? [] : [hard('X.TASK')]),
  ],
  apply: (change, { taskId, reason }, { actor, nowMs }) => {
    const codes = change.state.tasks.find((task) => task.taskId === taskId)?.request?.codes ?? [];
    const others = (change.state.waivers ?? []).filter(({ code }) => !codes.includes(code));
    const granted = codes.map((code) => ({ code, reason, grantedBy: actor.staffId, grantedAtMs: nowMs }));
    change.state.waivers = [...others, ...granted];
    change.reason = reason;
    closeTasks(change, (task) => task.taskId === taskId, 'done');
  },
};
