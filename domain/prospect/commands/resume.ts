import type { PhaseCode } from '../../process/definition.ts';
import type { Command, CommandContext } from '../command.ts';
import { dayMs } from '../../wait.ts';
import { armAnswer } from '../objecting.ts';
import { enterPhase } from '../phase.ts';
import type { ProspectState } from '../state.ts';

export interface ResumePayload {
  readonly reason: string;
}

/** Takes a parked prospect up again where it stood, or at qualification when it was parked too long (P-53). */
export const resume: Command<ResumePayload> = {
  name: 'resume',
  phases: ['nurture'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    const phase = phaseToResume(change.state, context);
    change.rule = 'P-53';
    change.reason = payload.reason;
    enterPhase(change, phase, context);
    change.state.parked = null;
    change.state.counters = { ...change.state.counters, rechecksWithoutAnswer: 0 };
    for (const objection of change.state.objections)
      if (objection.status === 'open') armAnswer(change, objection, context);
  },
};

function phaseToResume({ parked, ownerId }: ProspectState, { nowMs, rules }: CommandContext): PhaseCode {
  if (parked === null || parked.fromPhase === 'lead') return ownerId === null ? 'lead' : 'qualifying';
  if (nowMs - parked.sinceMs > rules.settings.requalifyAfterParkedDays * dayMs) return 'qualifying';
  return parked.fromPhase === 'appointed' || parked.fromPhase === 'meeting' ? 'appointing' : parked.fromPhase;
}
