import type { ComplaintCategory } from '../complaint/catalogue.ts';
import type { BranchId } from '../ids.ts';
import { fewestAnswers, type Dimension } from './catalogue.ts';
import { dimensionScores, indexOf, saysExpectations, type ScoredAnswer } from './scores.ts';

/** An answer with what results are filtered by. */
export interface CountedAnswer extends ScoredAnswer {
  readonly branchId: BranchId;
  readonly category: ComplaintCategory;
  /** Local quarter of the answer, e.g. '2026-Q4'. */
  readonly quarter: string;
}

/** By what results are narrowed and broken down. Quarters, and no free periods: two periods that differ by a day would tell
 *  what was answered on it. */
export const resultFilters = ['branchId', 'category', 'quarter'] as const;
export type ResultFilterName = (typeof resultFilters)[number];
export type ResultFilter = Partial<Pick<CountedAnswer, ResultFilterName>>;

/** One result: null figures are hidden, or there are none. */
export interface SurveyResult {
  /** Answers in it; null when it is hidden. */
  readonly count: number | null;
  readonly index: number | null;
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly perception: number | null;
    readonly expectation: number | null;
    readonly gap: number | null;
  }[];
}

/** The quarter of a local date.   @param date 'YYYY-MM-DD' */
export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The answers that results may be made of: of each branch the first five, ten, fifteen and so on, in order of time. Whoever
 *  looks every day would otherwise see what each new answer changes, and so know it.
 *  @param answers oldest first */
export function releasedAnswers<Answer extends Pick<CountedAnswer, 'branchId'>>(
  answers: readonly Answer[],
): readonly Answer[] {
  const counts = new Map<BranchId, number>();
  const placed = answers.map((answer) => {
    const place = counts.get(answer.branchId) ?? 0;
    counts.set(answer.branchId, place + 1);
    return { answer, place };
  });
  const released = (branchId: BranchId): number => {
    const count = counts.get(branchId) ?? 0;
    return count - (count % fewestAnswers);
  };
  return placed.flatMap(({ answer, place }) => (place < released(answer.branchId) ? [answer] : []));
}

/** Means over the answers that match, unless they say too much about too few (8.8).
 *  @param released of the whole bank, whoever asks: what one reader sees and another does must not be subtracted either */
export function surveyResult(released: readonly CountedAnswer[], filter: ResultFilter): SurveyResult {
  const matching = narrowed(released, filter);
  const isShown = isResultShown(released, filter);
  const withExpectations = released.filter(saysExpectations);
  const showsGaps = isShown && isResultShown(withExpectations, filter);
  const scores = dimensionScores(matching);
  return {
    count: isShown ? matching.length : null,
    index: isShown ? rounded(indexOf(scores)) : null,
    dimensions: scores.map(({ dimension, perception, expectation, gap }) => ({
      dimension,
      perception: isShown ? rounded(perception) : null,
      expectation: showsGaps ? rounded(expectation) : null,
      gap: showsGaps ? rounded(gap) : null,
    })),
  };
}

/** To hundredths: no more is read from so few. */
function rounded(mean: number | null): number | null {
  return mean === null ? null : Math.round(mean * 100) / 100;
}

/** Whether a result may be shown. It must hold five answers; so must what is left when it is taken out of the result without
 *  one of its filters, without two, or without any; and so must what its siblings hide together, since their sum is known
 *  from those that are shown. */
export function isResultShown(released: readonly CountedAnswer[], filter: ResultFilter): boolean {
  const count = narrowed(released, filter).length;
  if (count < fewestAnswers) return false;
  const names = namesIn(filter);
  return (
    subsetsOf(names).every((dropped) => isEnough(narrowed(released, without(filter, dropped)).length - count)) &&
    names.every((name) => shownValues(released, without(filter, [name]), name).has(filter[name] as string))
  );
}

/** Values of a filter that answers have, in order; whether the result of each is shown or not. */
export function valuesIn(
  released: readonly CountedAnswer[],
  filter: ResultFilter,
  name: ResultFilterName,
): readonly string[] {
  return [...new Set(narrowed(released, filter).map((answer) => answer[name]))].toSorted();
}

/** Values whose results are not hidden by their siblings. When what is hidden holds fewer than five answers in all, the
 *  smallest of the others is hidden as well. */
function shownValues(
  released: readonly CountedAnswer[],
  filter: ResultFilter,
  name: ResultFilterName,
): ReadonlySet<string> {
  const groups = Object.entries(Object.groupBy(narrowed(released, filter), (answer) => answer[name]));
  const sized = groups.map(([value, list = []]) => ({ value, count: list.length }));
  const ordered = sized.toSorted((a, b) => a.count - b.count || (a.value < b.value ? -1 : 1));
  let hidden = 0;
  const shown = ordered.filter(({ count }) => {
    const hides = count < fewestAnswers || !isEnough(hidden);
    if (hides) hidden += count;
    return !hides;
  });
  return new Set(shown.map(({ value }) => value));
}

function isEnough(count: number): boolean {
  return count === 0 || count >= fewestAnswers;
}

function narrowed(answers: readonly CountedAnswer[], filter: ResultFilter): readonly CountedAnswer[] {
  const names = namesIn(filter);
  return answers.filter((answer) => names.every((name) => answer[name] === filter[name]));
}

function namesIn(filter: ResultFilter): readonly ResultFilterName[] {
  return resultFilters.filter((name) => filter[name] !== undefined);
}

function without(filter: ResultFilter, dropped: readonly ResultFilterName[]): ResultFilter {
  return Object.fromEntries(Object.entries(filter).filter(([name]) => !dropped.some((one) => one === name)));
}

/** Every choice of at least one. */
function subsetsOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.reduce<readonly (readonly Item[])[]>(
    (subsets, item) => [...subsets, [item], ...subsets.map((subset) => [...subset, item])],
    [],
  );
}
