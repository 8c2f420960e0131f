import { hard, isSupervisor, type Command } from '../command.ts';
import { dayMs } from '../../wait.ts';
import { placeHold } from '../hold.ts';

export interface FreezePayload {
  readonly untilMs: number;
  readonly reason: string;
}

/** Stops selling for a while; sales deadlines keep their remaining working time (P-66). */
export const freeze: Command<FreezePayload> = {
  name: 'freeze',
  phases: 'open',
  sells: false,
  check: (state, { untilMs }, { nowMs, rules, actor }) => [
    ...(isSupervisor(actor) || actor.profiles.includes('compliance') ? [] : [hard('X.SUPERVISOR')]),
    ...(untilMs > nowMs && untilMs <= nowMs + rules.settings.maxHoldDays * dayMs ? [] : [hard('X.HOLD_UNTIL')]),
    ...(state.holds.some(({ kind }) => kind === 'manual') ? [hard('X.ALREADY_FROZEN')] : []),
  ],
  apply: (change, payload, context) => {
    change.rule = 'P-66';
    change.reason = payload.reason;
    placeHold(
      change,
      { holdId: 'manual', kind: 'manual', reason: payload.reason, sinceMs: change.nowMs, untilMs: payload.untilMs },
      context,
    );
  },
};
