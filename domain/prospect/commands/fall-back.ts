import type { PhaseCode } from '../../process/definition.ts';
import { hard, type Command, type CommandContext } from '../command.ts';
import { enterPhase } from '../phase.ts';

export interface FallBackPayload {
  readonly to: PhaseCode;
  readonly reason: string;
}

/** A backward move that the process allows (P-15, P-26, P-27, P-31, P-32, P-39); other targets are refused. */
export const fallBack: Command<FallBackPayload> = {
  name: 'fallBack',
  phases: 'open',
  sells: false,
  check: (state, payload, context) => (ruleFor(state.phase, payload.to, context) === null ? [hard('X.TARGET')] : []),
  apply: (change, payload, context) => {
    change.rule = ruleFor(change.state.phase, payload.to, context);
    change.reason = payload.reason;
    enterPhase(change, payload.to, context);
  },
};

function ruleFor(from: PhaseCode, to: PhaseCode, { definition }: CommandContext): string | null {
  return definition.steps.flatMap((step) => step.fallBacks).find((move) => move.from === from && move.to === to)?.rule ?? null;
}
