import type { MyDayView } from '../../contracts/my-day.ts';
import type { BranchId, TeamId } from '../../domain/ids.ts';
import { coldCallsOf } from '../../models/contact.ts';
import { findLeaverIds, type HeadedUnits } from '../../models/organisation.ts';
import { countAndFirst, type DayProspect } from '../../models/prospect-day.ts';
import { conditionOf, countsByOwner, type ProspectQuery } from '../../models/prospect-list.ts';
import { countDecisionTasks } from '../../models/review-queue.ts';
import { ownersInUnits } from '../../models/unit-staff.ts';
import { listFilter, type ListWish } from '../prospects/list-filter.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { decisions } from '../reviews/list.ts';
import type { DayContext } from './day-context.ts';
import { behindLine } from './day-dates.ts';

/** How many prospects of each list are named; the rest is behind a link. */
const named = 10;

/** The day of the units that somebody heads; null for whoever heads none. Customers are counted as the
 *  board lists them; those without an owner also while they are parked. */
export async function teamDay(context: DayContext, headed: HeadedUnits): Promise<MyDayView['team']> {
  const { teamIdsLed, branchIdsHeaded } = headed;
  if (teamIdsLed.length + branchIdsHeaded.length === 0) return null;
  const { deps, actor, day } = context;
  const { models } = deps;
  const board = await boardOf(context);
  const [staff, units] = await Promise.all([ownersInUnits(models, headed), distinctUnits(headed, deps)]);
  // A lead that nobody has may also belong to no team yet.
  const places = branchIdsHeaded.length > 0 ? branchesOf(headed) : [{ branchId: actor.branchId }];
  const [overdue, today, atRisk, unassigned, waiting] = await Promise.all([
    countsByOwner(models.prospects, board({ nextAction: 'overdue' })),
    countsByOwner(models.prospects, board({ nextAction: 'today' })),
    waitingIn(
      context,
      units.map((unit) => ({ unit, ...board({ ...unit, nextAction: 'due' }) })),
    ),
    waitingIn(
      context,
      // Also what is parked: it comes back to whoever owns it then.
      places.map((unit) => ({ unit, ...board({ ...unit, unassigned: true, parked: undefined }) })),
    ),
    countDecisionTasks(models.tasks, { kinds: decisions(deps, context.ability, undefined), narrowing: {} }),
  ]);
  const memberIds = staff.map(({ _id }) => _id).filter((staffId) => staffId !== actor.staffId);
  const calls = await coldCallsOf(models.contacts, memberIds, day);
  return {
    teamIds: [...teamIdsLed],
    branchIds: [...branchIdsHeaded],
    members: memberIds.map((staffId) => {
      const { made, successful } = calls.get(staffId) ?? { made: 0, successful: 0 };
      return { staffId, overdue: overdue.get(staffId) ?? 0, dueToday: today.get(staffId) ?? 0, made, successful };
    }),
    atRisk,
    unassigned,
    reviewsWaiting: [...waiting.values()].reduce((sum, count) => sum + count, 0),
  };
}

interface Unit {
  readonly branchId?: BranchId;
  readonly teamId?: TeamId;
}

type BoardQuestion = Pick<ProspectQuery, 'reach' | 'filter'>;

/** What the board would list of a wish, unless the wish is also about what is parked. */
async function boardOf({ deps, ability, actor, nowMs }: DayContext): Promise<(wish: ListWish) => BoardQuestion> {
  const calendars = await requireCalendars(deps);
  const reach = deps.rules.reachOf(ability, 'readProspect', 'Prospect');
  const leaverIds = await findLeaverIds(deps.models);
  const context = { nowMs, branchId: actor.branchId, calendars, leaverIds };
  return (wish) => ({ reach, filter: listFilter({ parked: false, ...wish, open: true }, context) });
}

/** The units headed, without the teams of a branch that is headed as a whole. */
async function distinctUnits(headed: HeadedUnits, { models }: DayContext['deps']): Promise<readonly Unit[]> {
  const { teamIdsLed, branchIdsHeaded } = headed;
  const teams =
    teamIdsLed.length === 0
      ? []
      : await models.teams
          .find({ _id: { $in: [...teamIdsLed] }, branchId: { $nin: [...branchIdsHeaded] } }, { _id: 1 })
          .lean<{ _id: TeamId }[]>();
  return [...branchesOf(headed), ...teams.map(({ _id }) => ({ teamId: _id }))];
}

function branchesOf({ branchIdsHeaded }: HeadedUnits): readonly Unit[] {
  return branchIdsHeaded.map((branchId) => ({ branchId }));
}

async function waitingIn(
  context: DayContext,
  questions: readonly (BoardQuestion & { readonly unit: Unit })[],
): Promise<NonNullable<MyDayView['team']>['atRisk']> {
  const { prospects } = context.deps.models;
  const found = await Promise.all(
    questions.map(({ reach, filter }) => countAndFirst(prospects, { $and: [conditionOf(filter), reach] }, named)),
  );
  const units = questions.map(({ unit: { branchId = null, teamId = null } }, index) => ({
    branchId,
    teamId,
    count: found[index]?.count ?? 0,
  }));
  const first = found
    .flatMap((one) => one.first)
    .toSorted((a, b) => (a.nextActionAt?.getTime() ?? 0) - (b.nextActionAt?.getTime() ?? 0))
    .slice(0, named);
  const count = units.reduce((sum, unit) => sum + unit.count, 0);
  return { count, units, first: first.map((prospect) => presentWaiting(prospect, context)) };
}

function presentWaiting(prospect: DayProspect, context: DayContext) {
  return {
    ...behindLine(prospect, context),
    phase: prospect.phase,
    ownerId: prospect.ownerId,
    nextActionAt: prospect.nextActionAt?.toISOString() ?? null,
    nextActionCode: prospect.nextActionCode,
  };
}
