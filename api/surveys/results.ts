import { surveyResults, surveyResultsQuery } from '../../contracts/survey.ts';
import { localDateOf } from '../../domain/calendar.ts';
import type { BranchId } from '../../domain/ids.ts';
import { isAsked } from '../../domain/survey/catalogue.ts';
import {
  quarterOf,
  releasedAnswers,
  resultCells,
  resultFilters,
  surveyResult,
  valuesIn,
  type CountedAnswer,
  type ResultFilter,
} from '../../domain/survey/results.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import { findAskedSurveys, type AskedSurvey } from '../../models/survey.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';

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
    const [asked, calendars] = await Promise.all([findAskedSurveys(deps.models.surveys, kind), requireCalendars(deps)]);
    const cells = resultCells(releasedAnswers(answersIn(asked, calendars)));
    const counted = asked.filter((survey) => isWithin(survey, filter, calendars));
    return ok({
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
    });
  },
});

type Wish = { readonly [Name in keyof ResultFilter]: ResultFilter[Name] | undefined };

/** The filter that was asked for, and the caller's own branch where they read no other.
 *  @throws RequestFailure FORBIDDEN for another branch */
function filterWithin(ability: ActorAbility, ownBranchId: BranchId, wish: Wish): ResultFilter {
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as ResultFilter;
  const reads = (branchId: BranchId): boolean =>
    ability.can('readSurveyResults', {
      branchId,
      receivedBy: '',
      handlerId: null,
      reviewerId: null,
      actionOwnerIds: [],
      complainedStaffId: null,
    });
  // A branch that is nobody's own is read only by who reads all.
  if (reads('')) return given;
  if (!reads(given.branchId ?? ownBranchId))
    throw new RequestFailure('FORBIDDEN', 'You read the results of your own branch only.');
  return { ...given, branchId: given.branchId ?? ownBranchId };
}

function quarterAt(at: Date, branchId: BranchId, calendars: BankCalendars): string {
  return quarterOf(localDateOf(calendars.of(branchId), at.getTime()));
}

/** Answers in the order in which they came. */
function answersIn(asked: readonly AskedSurvey[], calendars: BankCalendars): readonly CountedAnswer[] {
  return asked
    .flatMap(({ branchId, category, answeredAt, state: { definition, answer } }) =>
      answer === null || answeredAt === null
        ? []
        : [{ branchId, category, answeredAt, definition, scores: answer.scores }],
    )
    .toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
    .map(({ answeredAt, ...answer }) => ({ ...answer, quarter: quarterAt(answeredAt, answer.branchId, calendars) }));
}

/** By the quarter in which they were asked. Who was stopped by an appeal does not count as asked. */
function isWithin(survey: AskedSurvey, filter: ResultFilter, calendars: BankCalendars): boolean {
  const { status, branchId, category, askedAt } = survey;
  if (status === 'stopped' || askedAt === null) return false;
  const own: Required<ResultFilter> = { branchId, category, quarter: quarterAt(askedAt, branchId, calendars) };
  return resultFilters.every((name) => filter[name] === undefined || filter[name] === own[name]);
}
