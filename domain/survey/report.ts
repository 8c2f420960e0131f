import { indexToReport } from './catalogue.ts';
import type { SurveyResult } from './results.ts';

type ShownDimension = SurveyResult['dimensions'][number];

/** Whether a result is reported to management (8.8). Hidden results report nothing. */
export function isToReport({ index }: Pick<SurveyResult, 'index'>): boolean {
  return index !== null && index < indexToReport;
}

/** What a service-quality report lists: the dimensions below the line, the lowest first. Also of a result whose index is not
 *  low: one bad dimension is worth a measure. */
export function lowDimensions<Shown extends Pick<ShownDimension, 'perception'>>(
  dimensions: readonly Shown[],
): readonly Shown[] {
  return dimensions
    .filter(({ perception }) => perception !== null && perception < indexToReport)
    .toSorted((a, b) => (a.perception ?? 0) - (b.perception ?? 0));
}
