import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dimensions, fewestAnswers } from '../../../domain/survey/catalogue.ts';
import { currentDefinition } from '../../../domain/survey/definitions.ts';
import {
  isResultShown,
  quarterOf,
  releasedAnswers,
  releasedParts,
  resultCells,
  resultFilters,
  surveyResult,
  valuesIn,
  type CountedAnswer,
  type ResultFilter,
} from '../../../domain/survey/results.ts';
import { dimensionScores, indexOf } from '../../../domain/survey/scores.ts';
import { scoresOf } from '../../factories/survey.ts';

const { code: definition, items } = currentDefinition.relationship;

const answer = (perception: number, more: Partial<CountedAnswer> = {}): CountedAnswer => ({
  definition: currentDefinition.afterComplaint.code,
  scores: scoresOf(perception),
  branchId: 'b-01',
  category: 'fee',
  quarter: '2026-Q4',
  ...more,
});

const times = (count: number, one: CountedAnswer): CountedAnswer[] => Array.from({ length: count }, () => one);

const score = fc.integer({ min: 1, max: 5 });
const anyAnswer: fc.Arbitrary<CountedAnswer> = fc.record({
  definition: fc.constant(definition),
  scores: fc
    .boolean()
    .chain((says) =>
      fc.tuple(
        ...items.map(({ itemId }) =>
          fc.record({ itemId: fc.constant(itemId), perception: score, expectation: says ? score : fc.constant(null) }),
        ),
      ),
    ),
  overall: fc.constantFrom(null, 1, 2, 3, 4, 5),
  recommend: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
  branchId: fc.constantFrom('b-01', 'b-02', 'b-03'),
  category: fc.constantFrom('fee', 'error', 'staff'),
  quarter: fc.constantFrom('2026-Q3', '2026-Q4'),
});
const anyAnswers = fc.array(anyAnswer, { maxLength: 60 });
const anyFilter: fc.Arbitrary<ResultFilter> = fc.record(
  {
    branchId: fc.constantFrom('b-01', 'b-02', 'b-03'),
    category: fc.constantFrom('fee', 'error', 'staff'),
    quarter: fc.constantFrom('2026-Q3', '2026-Q4'),
  },
  { requiredKeys: [] },
);

function matching(answers: readonly CountedAnswer[], filter: ResultFilter): CountedAnswer[] {
  return answers.filter((one) =>
    resultFilters.every((name) => filter[name] === undefined || one[name] === filter[name]),
  );
}

describe('scores', () => {
  test('of a dimension are the mean of its items, with the gap to what was expected', () => {
    const scores = [
      { itemId: 'fees', perception: 2, expectation: 5 },
      { itemId: 'duration', perception: 3, expectation: 4 },
      { itemId: 'procedures', perception: 4, expectation: 3 },
    ];
    const tangibles = dimensionScores([{ definition, scores }]).find(({ dimension }) => dimension === 'tangibles');
    expect(tangibles).toEqual({ dimension: 'tangibles', count: 1, perception: 3, expectation: 4, gap: -1 });
  });

  test('gaps are only of those who said what they had expected', () => {
    const said = { definition, scores: [{ itemId: 'safe', perception: 3, expectation: 4 }] };
    const unsaid = { definition, scores: [{ itemId: 'safe', perception: 5, expectation: null }] };
    expect(dimensionScores([said, unsaid])[0]).toMatchObject({ perception: 4, expectation: 4, gap: -1 });
    expect(dimensionScores([unsaid])[0]).toMatchObject({ perception: 5, expectation: null, gap: null });
  });

  test('the index weighs dimensions, and leaves out those without a score', () => {
    const scores = dimensionScores([
      { definition, scores: [{ itemId: 'safe', perception: 5, expectation: null }] },
      { definition, scores: [{ itemId: 'fees', perception: 2, expectation: null }] },
    ]);
    expect(indexOf(scores)).toBeCloseTo(3.5);
    const none = Object.fromEntries(dimensions.map((one) => [one, 0])) as Record<(typeof dimensions)[number], number>;
    expect(indexOf(scores, { ...none, reliability: 0.3, tangibles: 0.1 })).toBeCloseTo(4.25);
    expect(indexOf(dimensionScores([]))).toBeNull();
  });

  test('an index lies between its dimensions, a gap between -4 and 4', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 20 }), (answers) => {
        const scores = dimensionScores(answers);
        const means = scores.map(({ perception }) => perception ?? Number.NaN);
        const index = indexOf(scores) ?? Number.NaN;
        expect(index).toBeGreaterThanOrEqual(Math.min(...means) - 1e-9);
        expect(index).toBeLessThanOrEqual(Math.max(...means) + 1e-9);
        for (const { gap } of scores) expect(Math.abs(gap ?? 0)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('results', () => {
  test.each([
    ['2026-01-01', '2026-Q1'],
    ['2026-03-31', '2026-Q1'],
    ['2026-12-31', '2026-Q4'],
  ])('%s is in %s', (date, quarter) => {
    expect(quarterOf(date)).toBe(quarter);
  });

  test('appear with the fifth answer, and change with the tenth', () => {
    const countAfter = (count: number) => surveyResult(resultCells(releasedAnswers(times(count, answer(4)))), {}).count;
    expect([1, 4, 5, 6, 9, 10].map(countAfter)).toEqual([null, null, 5, 5, 5, 10]);
  });

  test('of a filter that leaves fewer than five others are hidden: the rest would be known', () => {
    const answers = resultCells([...times(6, answer(4)), ...times(4, answer(2, { category: 'error' }))]);
    expect(isResultShown(answers, {})).toBe(true);
    expect(isResultShown(answers, { category: 'error' })).toBe(false);
    expect(isResultShown(answers, { category: 'fee' })).toBe(false);
    expect(surveyResult(answers, { category: 'fee' })).toMatchObject({ count: null, index: null });
  });

  test('gaps need five customers who said what they had expected', () => {
    const said = (count: number) => [...times(8, answer(4)), ...times(count, answer(4, { scores: scoresOf(3, 5) }))];
    expect(surveyResult(resultCells(said(4)), {}).dimensions[0]).toMatchObject({ expectation: null, gap: null });
    expect(surveyResult(resultCells(said(5)), {}).dimensions[0]).toMatchObject({ expectation: 5, gap: -2 });
  });

  test.each([
    ['of promoters alone', [9, 10, 9, 10, 10], 100],
    ['of detractors alone', [0, 6, 3, 5, 1], -100],
    ['of those in between', [7, 8, 7, 8, 7], 0],
    ['of three promoters, two in between and a detractor', [10, 9, 9, 8, 7, 6], 33],
  ])('the recommendation %s', (_what, given, score) => {
    const answers = given.map((recommend) => answer(4, { recommend, overall: 4 }));
    expect(surveyResult(resultCells(answers), {})).toMatchObject({
      recommend: { count: given.length, score },
      overall: { count: given.length, mean: 4 },
    });
  });

  test('of the whole are over those who said it, and need five of them', () => {
    const of = (count: number) =>
      surveyResult(resultCells([...times(5, answer(4)), ...times(count, answer(4, { overall: 2, recommend: 0 }))]), {});
    expect(of(4)).toMatchObject({
      count: 9,
      overall: { count: null, mean: null },
      recommend: { count: null, score: null },
    });
    expect(of(5)).toMatchObject({ count: 10, overall: { count: 5, mean: 2 }, recommend: { count: 5, score: -100 } });
  });

  test('of what may be left out move with every fifth who said it, so that no single one is told from the difference', () => {
    const one = fc.record({ overall: fc.constantFrom(null, 1, 5), recommend: fc.constantFrom(null, 0, 10) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 20, maxLength: 40 }), fc.integer({ min: 1, max: 10 }), (all, more) => {
        const seen = (said: typeof all) =>
          surveyResult(resultCells(releasedParts(releasedAnswers(said.map((whole) => answer(4, whole))))), {});
        const [before, after] = [seen(all.slice(0, -more)), seen(all)];
        for (const part of ['overall', 'recommend'] as const) {
          expect((after[part].count ?? 0) % fewestAnswers).toBe(0);
          if (after[part].count === before[part].count) expect(after[part]).toEqual(before[part]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('are never shown of fewer than five, nor can they be had by subtracting, whatever filters are combined', () => {
    fc.assert(
      fc.property(anyAnswers, anyFilter, anyFilter, (all, filter, other) => {
        const answers = releasedAnswers(all);
        if (!isResultShown(resultCells(answers), filter)) return;
        const count = matching(answers, filter).length;
        expect(count).toBeGreaterThanOrEqual(fewestAnswers);
        // the other filter with fewer conditions
        const wider = Object.fromEntries(Object.entries(filter).filter(([name]) => name in other)) as ResultFilter;
        const left = matching(answers, wider).length - count;
        expect(left === 0 || left >= fewestAnswers).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('that are hidden in a table hold five answers together, or none', () => {
    fc.assert(
      fc.property(anyAnswers, anyFilter, fc.constantFrom(...resultFilters), (all, filter, name) => {
        const answers = releasedAnswers(all);
        const { [name]: _dropped, ...rest } = filter;
        const whole = matching(answers, rest).length;
        const cells = resultCells(answers);
        const shown = valuesIn(cells, rest, name)
          .map((value) => ({ ...rest, [name]: value }) as ResultFilter)
          .filter((one) => isResultShown(cells, one))
          .reduce((sum, one) => sum + matching(answers, one).length, 0);
        const hidden = whole - shown;
        expect(hidden === 0 || hidden >= fewestAnswers || shown === 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('of a branch come in fives, in the order of the answers', () => {
    fc.assert(
      fc.property(anyAnswers, (all) => {
        const released = releasedAnswers(all);
        for (const branchId of ['b-01', 'b-02', 'b-03']) {
          const ofBranch = matching(all, { branchId });
          const out = matching(released, { branchId });
          expect(out).toEqual(ofBranch.slice(0, ofBranch.length - (ofBranch.length % fewestAnswers)));
        }
      }),
    );
  });
});
