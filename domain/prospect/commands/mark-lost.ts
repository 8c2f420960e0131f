import { phasesBeforeWon } from '../../process/definition.ts';
import type { LossReason } from '../catalogue.ts';
import type { Command } from '../command.ts';
import { endPursuit } from '../phase.ts';

export interface MarkLostPayload {
  readonly reason: LossReason;
  readonly text: string;
}

/** The customer declined or chose another bank (P-56). */
export const markLost: Command<MarkLostPayload> = {
  name: 'markLost',
  phases: [...phasesBeforeWon, 'nurture'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    change.rule = 'P-56';
    endPursuit(change, 'lost', { ...payload, cooldownDays: context.rules.settings.declinedNurtureDays }, context);
  },
};
