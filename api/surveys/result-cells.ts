import { localDateOf } from '../../domain/calendar.ts';
import type { BranchId } from '../../domain/ids.ts';
import type { SurveyKind } from '../../domain/survey/catalogue.ts';
import {
  quarterOf,
  releasedAnswers,
  releasedParts,
  resultCells,
  type CountedAnswer,
  type ResultCell,
  type ResultFilter,
} from '../../domain/survey/results.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import { findAskedSurveys, type AskedSurvey } from '../../models/survey.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';

interface AskedOfKind {
  readonly asked: readonly AskedSurvey[];
  readonly cells: readonly ResultCell[];
  readonly calendars: BankCalendars;
}

/** Everything that results of a kind of survey are made of. */
export async function readResultCells(deps: ApiDeps, kind: SurveyKind): Promise<AskedOfKind> {
  const [asked, calendars] = await Promise.all([findAskedSurveys(deps.models.surveys, kind), requireCalendars(deps)]);
  return { asked, calendars, cells: resultCells(releasedParts(releasedAnswers(answersIn(asked, calendars)))) };
}

export function quarterAt(at: Date, branchId: BranchId, calendars: BankCalendars): string {
  return quarterOf(localDateOf(calendars.of(branchId), at.getTime()));
}

/** Answers in the order in which they came. */
function answersIn(asked: readonly AskedSurvey[], calendars: BankCalendars): readonly CountedAnswer[] {
  return asked
    .flatMap(({ branchId, category, answeredAt, state: { definition, answer } }) =>
      answer === null || answeredAt === null ? [] : [{ branchId, category, answeredAt, definition, ...answer }],
    )
    .toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime())
    .map(({ answeredAt, ...answer }) => ({ ...answer, quarter: quarterAt(answeredAt, answer.branchId, calendars) }));
}

type Wish = { readonly [Name in keyof ResultFilter]: ResultFilter[Name] | undefined };

/** The filter that was asked for, and the caller's own branch where they read no other.
 *  @throws RequestFailure FORBIDDEN for another branch */
export function filterWithin(ability: ActorAbility, ownBranchId: BranchId, wish: Wish): ResultFilter {
  const given = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as ResultFilter;
  // A branch that is nobody's own is read only by who reads all.
  if (mayInBranch(ability, 'readSurveyResults', '')) return given;
  if (!mayInBranch(ability, 'readSurveyResults', given.branchId ?? ownBranchId))
    throw new RequestFailure('FORBIDDEN', 'You read the results of your own branch only.');
  return { ...given, branchId: given.branchId ?? ownBranchId };
}

/** Whether somebody may do something in a branch, whoever stands how to a single case of it. */
export function mayInBranch(
  ability: ActorAbility,
  capability: 'readSurveyResults' | 'decideComplaint',
  branchId: BranchId,
): boolean {
  return ability.can(capability, {
    branchId,
    receivedBy: '',
    handlerId: null,
    reviewerId: null,
    actionOwnerIds: [],
    complainedStaffId: null,
  });
}
