import type { ComplaintCategory } from '../complaint/catalogue.ts';
import type { BranchId } from '../ids.ts';
import { detractorUpTo, fewestAnswers, promoterFrom, type Dimension } from './catalogue.ts';
import {
  addAnswer,
  addTally,
  emptyTally,
  indexOf,
  saysExpectations,
  scoresOfTally,
  type ScoredAnswer,
  type ScoreTally,
} from './scores.ts';

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
  /** Of the whole, over the answers that said it. */
  readonly overall: { readonly count: number | null; readonly mean: number | null };
  /** Share of promoters less share of detractors, -100 to 100, over the answers that said how likely they recommend the bank. */
  readonly recommend: { readonly count: number | null; readonly score: number | null };
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

/** What a customer may leave out. */
const parts = ['expectations', 'overall', 'recommend'] as const;
type Part = (typeof parts)[number];

function says(answer: ScoredAnswer, part: Part): boolean {
  return part === 'expectations' ? saysExpectations(answer) : (answer[part] ?? null) !== null;
}

function withoutPart<Answer extends ScoredAnswer>(answer: Answer, part: Part): Answer {
  if (part !== 'expectations') return { ...answer, [part]: null };
  return { ...answer, scores: answer.scores.map((score) => ({ ...score, expectation: null })) };
}

/** The same for what a customer may leave out: of each branch the first five, ten and so on who said it; what others said
 *  waits, because five answers more may hold only one of it.
 *  @param answers released, oldest first */
export function releasedParts<Answer extends ScoredAnswer & Pick<CountedAnswer, 'branchId'>>(
  answers: readonly Answer[],
): readonly Answer[] {
  return parts.reduce<readonly Answer[]>((kept, part) => {
    const released = new Set(releasedAnswers(kept.filter((answer) => says(answer, part))));
    return kept.map((answer) => (released.has(answer) ? answer : withoutPart(answer, part)));
  }, answers);
}

/** The answers of one branch, category and quarter, added up: results of any filter are sums of such cells, and cheap to make
 *  however many answers there are. */
export interface ResultCell extends Pick<CountedAnswer, ResultFilterName> {
  readonly count: number;
  /** Of them, those that also say what was expected. */
  readonly withExpectations: number;
  /** Those that say something of the whole, and what it sums up to. */
  readonly withOverall: number;
  readonly overall: number;
  /** Those that say how likely they recommend the bank. */
  readonly withRecommend: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly tally: ScoreTally;
}

/** @param released of the whole bank, whoever asks: what one reader sees and another does must not be subtracted either */
export function resultCells(released: readonly CountedAnswer[]): readonly ResultCell[] {
  const cells = new Map<string, { -readonly [Field in keyof ResultCell]: ResultCell[Field] }>();
  for (const answer of released) {
    const { branchId, category, quarter } = answer;
    const key = `${branchId} ${category} ${quarter}`;
    const cell = cells.get(key) ?? { branchId, category, quarter, ...nothing, tally: emptyTally() };
    cells.set(key, cell);
    count(cell, answer);
    addAnswer(cell.tally, answer);
  }
  return [...cells.values()];
}

const nothing = {
  count: 0,
  withExpectations: 0,
  withOverall: 0,
  overall: 0,
  withRecommend: 0,
  promoters: 0,
  detractors: 0,
};

/** Adds one answer to a cell, which is changed. */
function count(cell: { -readonly [Name in keyof typeof nothing]: number }, answer: CountedAnswer): void {
  const { overall = null, recommend = null } = answer;
  cell.count += 1;
  if (says(answer, 'expectations')) cell.withExpectations += 1;
  if (overall !== null) {
    cell.withOverall += 1;
    cell.overall += overall;
  }
  if (recommend === null) return;
  cell.withRecommend += 1;
  if (recommend >= promoterFrom) cell.promoters += 1;
  if (recommend <= detractorUpTo) cell.detractors += 1;
}

/** What is counted: all answers, or those that also say something that may be left out. */
type Counted = 'count' | 'withExpectations' | 'withOverall' | 'withRecommend';

/** Means over the answers that match, unless they say too much about too few (8.8). */
export function surveyResult(cells: readonly ResultCell[], filter: ResultFilter): SurveyResult {
  const matching = narrowed(cells, filter);
  const isShown = isResultShown(cells, filter);
  const showsGaps = isShown && isResultShown(cells, filter, 'withExpectations');
  const tally = emptyTally();
  for (const cell of matching) addTally(tally, cell.tally);
  const scores = scoresOfTally(tally);
  return {
    count: isShown ? sumOf(matching, 'count') : null,
    index: isShown ? rounded(indexOf(scores)) : null,
    dimensions: scores.map(({ dimension, perception, expectation, gap }) => ({
      dimension,
      perception: isShown ? rounded(perception) : null,
      expectation: showsGaps ? rounded(expectation) : null,
      gap: showsGaps ? rounded(gap) : null,
    })),
    ...opinionOf(cells, filter, isShown),
  };
}

function opinionOf(
  cells: readonly ResultCell[],
  filter: ResultFilter,
  isShown: boolean,
): Pick<SurveyResult, 'overall' | 'recommend'> {
  const matching = narrowed(cells, filter);
  const countOf = (counted: Counted): number | null =>
    isShown && isResultShown(cells, filter, counted) ? sumOf(matching, counted) : null;
  const [overall, recommend] = [countOf('withOverall'), countOf('withRecommend')];
  const lead = sumOf(matching, 'promoters') - sumOf(matching, 'detractors');
  return {
    overall: { count: overall, mean: overall === null ? null : rounded(sumOf(matching, 'overall') / overall) },
    recommend: { count: recommend, score: recommend === null ? null : Math.round((lead / recommend) * 100) },
  };
}

/** To hundredths: no more is read from so few. */
function rounded(mean: number | null): number | null {
  return mean === null ? null : Math.round(mean * 100) / 100;
}

/** Whether a result may be shown. It must hold five answers; so must what is left when it is taken out of the result without
 *  one of its filters, without two, or without any; and so must what its siblings hide together, since their sum is known
 *  from those that are shown. */
export function isResultShown(cells: readonly ResultCell[], filter: ResultFilter, counted: Counted = 'count'): boolean {
  const count = sumOf(narrowed(cells, filter), counted);
  if (count < fewestAnswers) return false;
  const names = namesIn(filter);
  return (
    subsetsOf(names).every((dropped) => isEnough(sumOf(narrowed(cells, without(filter, dropped)), counted) - count)) &&
    names.every((name) => shownValues(cells, without(filter, [name]), name, counted).has(filter[name] as string))
  );
}

/** Values of a filter that answers have, in order; whether the result of each is shown or not. */
export function valuesIn(
  cells: readonly ResultCell[],
  filter: ResultFilter,
  name: ResultFilterName,
): readonly string[] {
  return [...new Set(narrowed(cells, filter).map((cell) => cell[name]))].toSorted();
}

/** Values whose results are not hidden by their siblings. When what is hidden holds fewer than five answers in all, the
 *  smallest of the others is hidden as well. */
function shownValues(
  cells: readonly ResultCell[],
  filter: ResultFilter,
  name: ResultFilterName,
  counted: Counted,
): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const cell of narrowed(cells, filter)) counts.set(cell[name], (counts.get(cell[name]) ?? 0) + cell[counted]);
  const sized = [...counts].map(([value, count]) => ({ value, count }));
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

function narrowed(cells: readonly ResultCell[], filter: ResultFilter): readonly ResultCell[] {
  const names = namesIn(filter);
  return cells.filter((cell) => names.every((name) => cell[name] === filter[name]));
}

function sumOf(cells: readonly ResultCell[], counted: keyof typeof nothing): number {
  return cells.reduce((sum, cell) => sum + cell[counted], 0);
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
