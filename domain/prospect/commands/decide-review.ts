import { askedForReview, deciderOnly, hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { unmetGate } from '../gate.ts';
import { endPursuit, enterPhase, parkUntil } from '../phase.ts';
import type { RigorousReview } from '../records.ts';

export interface DecideReviewPayload {
  readonly decision: RigorousReview['decision'];
  readonly findings: string;
  /** Needed to defer. */
  readonly deferUntilMs: number | null;
}

/** The rigorous review of a growth-type customer or walk-in loan (R1-4, P-11 to P-13). */
export const decideReview: Command<DecideReviewPayload> = {
  name: 'decideReview',
  phases: ['rigorousReview'],
  sells: false,
  check: (state, payload, context) => {
    const deciding = deciderOnly(state, context.actor, askedForReview);
    if (payload.decision === 'defer')
      return (payload.deferUntilMs ?? 0) > context.nowMs ? deciding : [...deciding, hard('X.FUTURE')];
    if (payload.decision === 'reject') return deciding;
    const review: RigorousReview = {
      decision: 'approve',
      findings: payload.findings,
      decidedBy: context.actor.staffId,
      decidedAtMs: context.nowMs,
    };
    return [...deciding, ...unmetGate({ ...state, review }, 1, context)];
  },
  apply: (change, payload, context) => {
    change.state.review = {
      decision: payload.decision,
      findings: payload.findings,
      decidedBy: context.actor.staffId,
      decidedAtMs: context.nowMs,
    };
    change.reason = payload.findings;
    meetDeadline(change, 'T1.REVIEW');
    switch (payload.decision) {
      case 'approve':
        change.rule = 'P-11';
        return enterPhase(change, 'gatheringIntel', context);
      case 'reject':
        change.rule = 'P-12';
        return endPursuit(
          change,
          'disqualified',
          { reason: 'belowStandard', text: payload.findings, cooldownDays: null },
          context,
        );
      case 'defer':
        change.rule = 'P-13';
        return parkUntil(change, payload.deferUntilMs as number, payload.findings, context);
    }
  },
};
