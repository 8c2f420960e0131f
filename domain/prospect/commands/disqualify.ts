import type { LossReason } from '../catalogue.ts';
import type { Command } from '../command.ts';
import { endPursuit } from '../phase.ts';

export interface DisqualifyPayload {
  readonly reason: LossReason;
  readonly text: string;
}

/** The prospect does not meet the criteria after all (P-68). */
export const disqualify: Command<DisqualifyPayload> = {
  name: 'disqualify',
  phases: [
    'lead',
    'qualifying',
    'rigorousReview',
    'gatheringIntel',
    'planningVisit',
    'appointing',
    'appointed',
    'meeting',
  ],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    change.rule = 'P-68';
    endPursuit(change, 'disqualified', { ...payload, cooldownDays: null }, context);
  },
};
