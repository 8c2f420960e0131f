import { dimensions, type Dimension } from './catalogue.ts';
import { surveyDefinition } from './definitions.ts';
import type { ItemScore } from './state.ts';

/** What one customer answered. */
export interface ScoredAnswer {
  readonly definition: string;
  readonly scores: readonly ItemScore[];
}

/** A dimension over some answers (8.8). Null where nothing was said. */
export interface DimensionScore {
  readonly dimension: Dimension;
  /** Answers with an item of this dimension. */
  readonly count: number;
  readonly perception: number | null;
  /** Over the answers that said it (`saysExpectations`). */
  readonly expectation: number | null;
  /** Mean perception less mean expectation, both over the answers that have both. */
  readonly gap: number | null;
}

/** How much each dimension counts in the index; together 1. */
export const defaultWeights: Readonly<Record<Dimension, number>> = {
  reliability: 0.2,
  assurance: 0.2,
  tangibles: 0.2,
  empathy: 0.2,
  responsiveness: 0.2,
};

/** Each dimension, in the order of 8.8: the mean of its items over the answers. */
export function dimensionScores(answers: readonly ScoredAnswer[]): readonly DimensionScore[] {
  const byDimension = answers.map(scoresByDimension);
  const withBoth = answers.filter(saysExpectations).map(scoresByDimension);
  return dimensions.map((dimension) => {
    const perAnswer = byDimension.map((scores) => scores[dimension] ?? []).filter((scores) => scores.length > 0);
    const scores = perAnswer.flat();
    const both = withBoth.flatMap((one) => one[dimension] ?? []).filter(hasExpectation);
    const expectation = meanOf(both.map((score) => score.expectation));
    const perceived = meanOf(both.map((score) => score.perception));
    return {
      dimension,
      count: perAnswer.length,
      perception: meanOf(scores.map((score) => score.perception)),
      expectation,
      gap: expectation === null || perceived === null ? null : perceived - expectation,
    };
  });
}

/** Weighted mean of the dimensions that have a score; null when none has. */
export function indexOf(
  scores: readonly DimensionScore[],
  weights: Readonly<Record<Dimension, number>> = defaultWeights,
): number | null {
  const scored = scores.flatMap(({ dimension, perception }) =>
    perception === null ? [] : [{ weight: weights[dimension], perception }],
  );
  const whole = scored.reduce((sum, { weight }) => sum + weight, 0);
  if (whole === 0) return null;
  return scored.reduce((sum, { weight, perception }) => sum + weight * perception, 0) / whole;
}

function scoresByDimension({ definition, scores }: ScoredAnswer): Partial<Record<Dimension, ItemScore[]>> {
  const { items } = surveyDefinition(definition);
  const dimensionOf = new Map(items.map(({ itemId, dimension }) => [itemId, dimension]));
  const known = scores.filter(({ itemId }) => dimensionOf.has(itemId));
  return Object.groupBy(known, ({ itemId }) => dimensionOf.get(itemId) as Dimension);
}

/** Whether a customer also said what they had expected: of every item, or of none. */
export function saysExpectations({ scores }: Pick<ScoredAnswer, 'scores'>): boolean {
  return scores.length > 0 && scores.every(hasExpectation);
}

function hasExpectation(score: ItemScore): score is ItemScore & { readonly expectation: number } {
  return score.expectation !== null;
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
