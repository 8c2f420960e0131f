import { hard, isSupervisor, type Command } from '../command.ts';
import { releaseHold } from '../hold.ts';

export interface UnfreezePayload {
  readonly reason: string;
}

/** Ends a manual freeze before its time (P-67). */
export const unfreeze: Command<UnfreezePayload> = {
  name: 'unfreeze',
  phases: 'open',
  sells: false,
  check: (state, _payload, { actor }) => [
    ...(isSupervisor(actor) || actor.profiles.includes('compliance') ? [] : [hard('X.SUPERVISOR')]),
    ...(state.holds.some(({ kind }) => kind === 'manual') ? [] : [hard('X.NOT_FROZEN')]),
  ],
  apply: (change, payload, context) => {
    change.rule = 'P-67';
    change.reason = payload.reason;
    releaseHold(change, 'manual', context);
  },
};
