import { dimensions, type Dimension } from './catalogue.ts';
import { surveyDefinitions } from './definitions.ts';
import type { ItemScore, OpinionOfAll } from './state.ts';

/** What one customer answered. */
export interface ScoredAnswer extends OpinionOfAll {
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

/** Sums from which means are made: two tallies added are the tally of both. */
export interface DimensionTally {
  /** Answers with an item of the dimension. */
  answers: number;
  /** Items, and the sum of their scores. */
  items: number;
  perception: number;
  /** The same over the answers that also say what was expected. */
  itemsWithBoth: number;
  perceptionWithBoth: number;
  expectation: number;
}

export type ScoreTally = Record<Dimension, DimensionTally>;

export function emptyTally(): ScoreTally {
  const none = { answers: 0, items: 0, perception: 0, itemsWithBoth: 0, perceptionWithBoth: 0, expectation: 0 };
  return Object.fromEntries(dimensions.map((dimension) => [dimension, { ...none }])) as ScoreTally;
}

/** Adds one answer to a tally, which is changed: there may be many. */
export function addAnswer(tally: ScoreTally, { definition, scores }: ScoredAnswer): void {
  const saysBoth = saysExpectations({ scores });
  const counted = new Set<Dimension>();
  for (const { itemId, perception, expectation } of scores) {
    const dimension = dimensionOfItem(definition, itemId);
    if (dimension === undefined) continue;
    const sums = tally[dimension];
    if (!counted.has(dimension)) sums.answers += 1;
    counted.add(dimension);
    sums.items += 1;
    sums.perception += perception;
    if (!saysBoth || expectation === null) continue;
    sums.itemsWithBoth += 1;
    sums.perceptionWithBoth += perception;
    sums.expectation += expectation;
  }
}

/** Adds another tally to one, which is changed. */
export function addTally(tally: ScoreTally, other: ScoreTally): void {
  for (const dimension of dimensions)
    for (const sum of Object.keys(tally[dimension]) as (keyof DimensionTally)[])
      tally[dimension][sum] += other[dimension][sum];
}

/** Each dimension, in the order of 8.8: the mean of its items over the answers. */
export function scoresOfTally(tally: ScoreTally): readonly DimensionScore[] {
  return dimensions.map((dimension) => {
    const { answers, items, perception, itemsWithBoth, perceptionWithBoth, expectation } = tally[dimension];
    return {
      dimension,
      count: answers,
      perception: meanOf(perception, items),
      expectation: meanOf(expectation, itemsWithBoth),
      gap: meanOf(perceptionWithBoth - expectation, itemsWithBoth),
    };
  });
}

export function dimensionScores(answers: readonly ScoredAnswer[]): readonly DimensionScore[] {
  const tally = emptyTally();
  for (const answer of answers) addAnswer(tally, answer);
  return scoresOfTally(tally);
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

/** By definition and item; items that a definition does not ask are not counted. */
const dimensionOf: ReadonlyMap<string, ReadonlyMap<string, Dimension>> = new Map(
  surveyDefinitions.map(({ code, items }) => [code, new Map(items.map((item) => [item.itemId, item.dimension]))]),
);

function dimensionOfItem(definition: string, itemId: string): Dimension | undefined {
  return dimensionOf.get(definition)?.get(itemId);
}

/** Whether a customer also said what they had expected: of every item, or of none. */
export function saysExpectations({ scores }: Pick<ScoredAnswer, 'scores'>): boolean {
  return scores.length > 0 && scores.every(({ expectation }) => expectation !== null);
}

function meanOf(sum: number, count: number): number | null {
  return count === 0 ? null : sum / count;
}
