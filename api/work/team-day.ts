import type { QueryFilter } from 'mongoose';
import type { MyDayView } from '../../contracts/my-day.ts';
import { coldCallsOf } from '../../models/contact.ts';
import type { HeadedUnits } from '../../models/organisation.ts';
import { countAndFirst, type DayProspect } from '../../models/prospect-day.ts';
import { countDecisionTasks } from '../../models/review-queue.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import { ownersInUnits } from '../../models/unit-staff.ts';
import { workloadsOf } from '../../models/task.ts';
import type { DayContext } from './day-context.ts';
import { decisions } from '../reviews/list.ts';
import { behindLine } from './day-dates.ts';

/** How many prospects of each list are named; the rest is behind a link. */
const named = 10;

/** The day of the units that somebody heads; null for whoever heads none. */
export async function teamDay(context: DayContext, headed: HeadedUnits): Promise<MyDayView['team']> {
  const { teamIdsLed, branchIdsHeaded } = headed;
  if (teamIdsLed.length + branchIdsHeaded.length === 0) return null;
  const { deps, actor, day, nowMs } = context;
  const { models } = deps;
  const units = [...branchIdsHeaded.map((branchId) => ({ branchId })), ...teamIdsLed.map((teamId) => ({ teamId }))];
  const inReach: QueryFilter<ProspectSnapshot> = units.length === 1 ? (units[0] ?? {}) : { $or: units };
  const reach = deps.rules.reachOf(context.ability, 'readProspect', 'Prospect');
  const [staff, loads, atRisk, unassigned, waiting] = await Promise.all([
    ownersInUnits(models, headed),
    workloadsOf(models.tasks, units, { nowMs, endOfDayMs: day.toMs }),
    countAndFirst(
      models.prospects,
      { $and: [inReach, { open: true, nextActionAt: { $lt: new Date(day.toMs) } }, reach] },
      named,
    ),
    countAndFirst(
      models.prospects,
      { $and: [unassignedIn(context, headed), { open: true, ownerId: null }, reach] },
      named,
    ),
    countDecisionTasks(models.tasks, { kinds: decisions(deps, context.ability, undefined), narrowing: {} }),
  ]);
  const memberIds = staff.map(({ _id }) => _id).filter((staffId) => staffId !== actor.staffId);
  const calls = await coldCallsOf(models.contacts, memberIds, day);
  return {
    teamIds: [...teamIdsLed],
    branchIds: [...branchIdsHeaded],
    members: memberIds.map((staffId) => {
      const { overdue, dueToday } = loads.find((load) => load.staffId === staffId) ?? { overdue: 0, dueToday: 0 };
      const { made, successful } = calls.get(staffId) ?? { made: 0, successful: 0 };
      return { staffId, overdue, dueToday, made, successful };
    }),
    atRisk: presentWaiting(atRisk, context),
    unassigned: presentWaiting(unassigned, context),
    reviewsWaiting: [...waiting.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** A lead that nobody has may also belong to no team yet. */
function unassignedIn(
  { actor }: DayContext,
  { teamIdsLed, branchIdsHeaded }: HeadedUnits,
): QueryFilter<ProspectSnapshot> {
  if (branchIdsHeaded.length > 0) return { branchId: { $in: [...branchIdsHeaded] } };
  return { branchId: actor.branchId, teamId: { $in: [null, ...teamIdsLed] } };
}

function presentWaiting(
  { count, first }: { readonly count: number; readonly first: readonly DayProspect[] },
  context: DayContext,
) {
  return {
    count,
    first: first.map((prospect) => ({
      ...behindLine(prospect, context),
      phase: prospect.phase,
      ownerId: prospect.ownerId,
      nextActionAt: prospect.nextActionAt?.toISOString() ?? null,
      nextActionCode: prospect.nextActionCode,
    })),
  };
}
