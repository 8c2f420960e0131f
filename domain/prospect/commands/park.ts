import { phasesBeforeWon } from '../../process/definition.ts';
import { hard, type Command } from '../command.ts';
import { dayMs } from '../../wait.ts';
import { parkUntil } from '../phase.ts';

export interface ParkPayload {
  readonly untilMs: number;
  readonly reason: string;
}

/** Sets a prospect aside with a date; it comes back by itself (P-52). */
export const park: Command<ParkPayload> = {
  name: 'park',
  phases: phasesBeforeWon,
  sells: false,
  check: (_state, { untilMs }, { nowMs, rules }) =>
    untilMs > nowMs && untilMs <= nowMs + rules.settings.maxParkDays * dayMs ? [] : [hard('X.PARK_UNTIL')],
  apply: (change, payload, context) => {
    change.rule = 'P-52';
    parkUntil(change, payload.untilMs, payload.reason, context);
  },
};
