import { expect, test } from 'vitest';
import { isToReport, lowDimensions } from '../../../domain/survey/report.ts';

test.each([
  [null, false],
  [3.49, true],
  [3.5, false],
  [5, false],
])('an index of %s is reported: %s', (index, isReported) => {
  expect(isToReport({ index })).toBe(isReported);
});

test('a report lists what is below 3.5, the lowest first, and nothing that is hidden', () => {
  const dimensions = [
    { dimension: 'reliability', perception: 3.5 },
    { dimension: 'assurance', perception: 3.49 },
    { dimension: 'tangibles', perception: null },
    { dimension: 'empathy', perception: 2 },
    { dimension: 'responsiveness', perception: 4 },
  ] as const;
  expect(lowDimensions(dimensions).map(({ dimension }) => dimension)).toEqual(['empathy', 'assurance']);
});
