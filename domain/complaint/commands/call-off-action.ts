import { hard, type ComplaintCommand } from '../command.ts';
import { inquiring } from '../deciding.ts';
import { unmetText, worksOn } from '../handling.ts';

export interface CallOffActionPayload {
  readonly actionId: string;
  readonly reason: string;
}

/** An action is not needed any more, and why: nothing that was asked for disappears without a word. */
export const callOffAction: ComplaintCommand<CallOffActionPayload> = {
  name: 'callOffAction',
  statuses: inquiring,
  check: (state, payload, { actor }) => [
    ...worksOn(state, actor),
    ...(state.actions.some(({ actionId, doneAtMs }) => actionId === payload.actionId && doneAtMs === null)
      ? []
      : [hard('CX.ACTION')]),
    ...unmetText(payload.reason, 'CX.REASON'),
  ],
  apply: (change, { actionId, reason }) => {
    change.reason = reason;
    change.state.actions = change.state.actions.map((action) =>
      action.actionId === actionId ? { ...action, doneAtMs: change.nowMs, calledOffFor: reason } : action,
    );
  },
};
