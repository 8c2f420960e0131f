import { boundBy, hard, type ComplaintCommand } from '../command.ts';
import { inquiring } from '../deciding.ts';
import { notNamed, unmetText, worksOn } from '../handling.ts';

export interface CompleteActionPayload {
  readonly actionId: string;
  /** What came of it; needed where a colleague was asked to find something out. */
  readonly result?: string | null | undefined;
}

/** One action is done, with what came of it: said by whoever it was given to, or by whoever works on the case. */
export const completeAction: ComplaintCommand<CompleteActionPayload> = {
  name: 'completeAction',
  statuses: inquiring,
  check: (state, payload, { actor }) => {
    const action = state.actions.find(({ actionId, doneAtMs }) => actionId === payload.actionId && doneAtMs === null);
    if (action === undefined) return [hard('CX.ACTION')];
    return [
      ...(boundBy(actor).includes(action.ownerId) ? notNamed(state, actor) : worksOn(state, actor)),
      ...(action.askedBy === undefined ? [] : unmetText(payload.result ?? null, 'CX.REASON')),
    ];
  },
  apply: (change, { actionId, result }) => {
    const done = { doneAtMs: change.nowMs, ...(result == null ? {} : { result }) };
    change.state.actions = change.state.actions.map((action) =>
      action.actionId === actionId ? { ...action, ...done } : action,
    );
  },
};
