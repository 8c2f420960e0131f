import type { PhaseCode } from '../../process/definition.ts';
import { endDeadlines } from '../change.ts';
import { hard, type Command, type CommandContext } from '../command.ts';
import { armDeadline } from '../deadline.ts';
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
    if (payload.to !== 'meeting') return;
    // no meeting was held, so no minutes are owed: the owner follows up instead
    endDeadlines(change, ({ code }) => code === 'T3.MINUTES', 'cancelled');
    armDeadline(change, 'T3.FOLLOW', context);
  },
};

function ruleFor(from: PhaseCode, to: PhaseCode, { definition }: CommandContext): string | null {
  return (
    definition.steps.flatMap((step) => step.fallBacks).find((move) => move.from === from && move.to === to)?.rule ??
    null
  );
}
