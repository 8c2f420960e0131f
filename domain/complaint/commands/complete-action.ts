import { boundBy, hard, type ComplaintCommand } from '../command.ts';
import { notNamed, worksOn } from '../handling.ts';

export interface CompleteActionPayload {
  readonly actionId: string;
}

/** One action of the remedy is done: said by whoever it was given to, or by whoever works on the case. */
export const completeAction: ComplaintCommand<CompleteActionPayload> = {
  name: 'completeAction',
  statuses: ['resolving'],
  check: (state, payload, { actor }) => {
    const action = state.actions.find(({ actionId, doneAtMs }) => actionId === payload.actionId && doneAtMs === null);
    if (action === undefined) return [hard('CX.ACTION')];
    return boundBy(actor).includes(action.ownerId) ? notNamed(state, actor) : worksOn(state, actor);
  },
  apply: (change, payload) => {
    change.state.actions = change.state.actions.map((action) =>
      action.actionId === payload.actionId ? { ...action, doneAtMs: change.nowMs } : action,
    );
  },
};
