import { isExcluded, targetScore, type TargetAnswers } from '../../campaign/target-score.ts';
import { hard, type Command } from '../command.ts';

export type ScoreTargetPayload = TargetAnswers;

/** Scores the target of a campaign (G1.CAMP, R1-8, 9.2). */
export const scoreTarget: Command<ScoreTargetPayload> = {
  name: 'scoreTarget',
  phases: ['lead', 'qualifying', 'rigorousReview'],
  sells: false,
  check: ({ source }) => (source.findMethod !== 'campaignList' ? [hard('X.NO_CAMPAIGN')] : []),
  apply: (change, payload) => {
    change.state.source = {
      ...change.state.source,
      campaignScore: targetScore(payload),
      campaignExcluded: isExcluded(payload),
    };
  },
};
