import { nextId } from '../change.ts';
import { hard, independent, type ComplaintCommand } from '../command.ts';
import { inquiring, type ActionInput } from '../deciding.ts';
import { unmetText, worksOn } from '../handling.ts';

export type GiveActionPayload = ActionInput;

/** A colleague is asked to do or find out something by a date, before the decision or after it (C-05). */
export const giveAction: ComplaintCommand<GiveActionPayload> = {
  name: 'giveAction',
  statuses: inquiring,
  check: (state, { text, ownerId, dueAtMs }, { actor, nowMs }) => [
    ...worksOn(state, actor),
    ...independent(ownerId, state),
    ...unmetText(text, 'CX.REASON'),
    ...(dueAtMs > nowMs ? [] : [hard('CX.FUTURE')]),
  ],
  apply: (change, { text, ownerId, dueAtMs }, { actor }) => {
    const action = { text, ownerId, dueAtMs, actionId: nextId(change, 'action'), doneAtMs: null };
    change.state.actions = [...change.state.actions, { ...action, askedBy: actor.staffId }];
  },
};
