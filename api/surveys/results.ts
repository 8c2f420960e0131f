import { surveyResults, surveyResultsQuery } from '../../contracts/survey.ts';
import { isAsked } from '../../domain/survey/catalogue.ts';
import { resultFilters, surveyResult, valuesIn, type ResultFilter } from '../../domain/survey/results.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import type { AskedSurvey } from '../../models/survey.ts';
import { defineRoute, ok } from '../route.ts';
import { filterWithin, mayInBranch, quarterAt, readResultCells } from './result-cells.ts';

export const surveyResultsRoute = defineRoute({
  method: 'get',
  path: '/surveys/results',
  operationId: 'getSurveyResults',
  tag: 'surveys',
  summary: 'The five dimensions of service quality: perception, expectation and gap, hidden under five answers',
  needs: 'readSurveyResults',
  query: surveyResultsQuery,
  answers: { 200: { description: 'What customers of the caller’s reach said', schema: surveyResults } },
  handle: async ({ actor, ability, query: { kind, ...wish } }, deps) => {
    const filter = filterWithin(ability, actor.branchId, wish);
    const { asked, cells, calendars } = await readResultCells(deps, kind);
    const counted = asked.filter((survey) => isWithin(survey, filter, calendars));
    return ok({
      branchId: filter.branchId ?? null,
      total: surveyResult(cells, filter),
      asked: counted.length,
      answered: counted.filter(({ status }) => status === 'answered').length,
      running: counted.filter(({ status }) => isAsked(status)).length,
      breakdown: resultFilters
        .filter((by) => filter[by] === undefined)
        .map((by) => ({
          by,
          rows: valuesIn(cells, filter, by).map((value) => ({
            value,
            result: surveyResult(cells, { ...filter, [by]: value }),
          })),
        })),
      mayImprove: filter.branchId !== undefined && mayInBranch(ability, 'decideComplaint', filter.branchId),
    });
  },
});

/** By the quarter in which they were asked. Who was stopped by an appeal does not count as asked. */
function isWithin(survey: AskedSurvey, filter: ResultFilter, calendars: BankCalendars): boolean {
  const { status, branchId, category, askedAt } = survey;
  if (status === 'stopped' || askedAt === null) return false;
  const own: Required<ResultFilter> = { branchId, category, quarter: quarterAt(askedAt, branchId, calendars) };
  return resultFilters.every((name) => filter[name] === undefined || filter[name] === own[name]);
}
