import { createWorkingClock, type WorkingClock } from '../../domain/funnel/working-clock.ts';
import type { FlowContext } from '../../domain/funnel/flow.ts';
import { periodOf, type BankDays, type Period } from '../../domain/funnel/period.ts';
import type { Holding, StepInterval } from '../../domain/funnel/step-interval.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { ProcessDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import { intervalsSince } from '../../models/step-interval.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { branchesInReach } from './branches-in-reach.ts';

/** Whose pursuits are wanted; what is left out narrows nothing. */
export interface FlowScope {
  readonly branchId?: BranchId | undefined;
  readonly teamId?: TeamId | undefined;
  readonly ownerId?: StaffId | undefined;
}

export interface FlowWish {
  readonly scope: FlowScope;
  /** Earliest first day of the periods that will be asked about. */
  readonly since: BankDays;
  readonly nowMs: number;
}

/** Intervals to ask, and what to ask them with. */
export interface ReadFlow {
  readonly intervals: readonly StepInterval[];
  readonly contextOf: (days: BankDays) => FlowContext;
}

const { steps } = publishedDefinition(latestVersion) as ProcessDefinition;
const stepLimits = steps.map(({ limitWorkingDays }) => limitWorkingDays);

/** Reads what questions about days from `since` on need, of what the caller may count. */
export async function readFlow(deps: ApiDeps, ability: ActorAbility, wish: FlowWish): Promise<ReadFlow> {
  const calendars = await requireCalendars(deps);
  const { startMs } = bankPeriod(calendars, wish.since);
  const intervals = await readIntervals(deps, ability, wish.scope, startMs);
  const isAsked = asked(ability, wish.scope);
  const workingDays = measure(calendars, intervals, wish.nowMs);
  return {
    intervals,
    contextOf: (days) => ({ period: bankPeriod(calendars, days), nowMs: wish.nowMs, isAsked, workingDays, stepLimits }),
  };
}

/** Days of the bank as the default calendar has them: all branches are in one time zone. */
function bankPeriod({ groups: [first] }: BankCalendars, days: BankDays): Period {
  return periodOf(days, first?.calendar.utcOffsetMinutes ?? 480);
}

async function readIntervals(
  deps: ApiDeps,
  ability: ActorAbility,
  { branchId }: FlowScope,
  sinceMs: number,
): Promise<readonly StepInterval[]> {
  const { stepIntervals } = deps.models;
  const inReach = await branchesInReach(ability, deps);
  if (inReach === null) return intervalsSince(stepIntervals, { branchId, sinceMs });
  const branches = branchId === undefined ? inReach : inReach.filter((id) => id === branchId);
  const found = await Promise.all(branches.map((id) => intervalsSince(stepIntervals, { branchId: id, sinceMs })));
  return found.length === 1 ? (found[0] ?? []) : found.flat().toSorted((a, b) => a.enteredAtMs - b.enteredAtMs);
}

/** Asks casl once for everybody who holds, and not once for everything held. */
function asked(
  ability: ActorAbility,
  { branchId: wanted, teamId: team, ownerId: owner }: FlowScope,
): FlowContext['isAsked'] {
  const answers = new Map<string, boolean>();
  return ({ ownerId, teamId }: Holding, branchId) => {
    const isWanted =
      (wanted === undefined || branchId === wanted) &&
      (team === undefined || teamId === team) &&
      (owner === undefined || ownerId === owner);
    if (!isWanted) return false;
    const key = JSON.stringify([branchId, teamId, ownerId]);
    const holderIds = ownerId === null ? [] : [ownerId];
    const answer =
      answers.get(key) ?? ability.can('readFunnel', { branchId, teamId, ownerId, holderIds, awaitsBooking: false });
    answers.set(key, answer);
    return answer;
  };
}

/** Working time by the calendar of each interval's branch. */
function measure(
  calendars: BankCalendars,
  intervals: readonly StepInterval[],
  nowMs: number,
): FlowContext['workingDays'] {
  const firstMs = intervals.reduce((earliest, { enteredAtMs }) => Math.min(earliest, enteredAtMs), nowMs);
  const clocks = new Map<WorkingCalendar, WorkingClock>();
  return ({ branchId }, fromMs, toMs) => {
    const calendar = calendars.of(branchId);
    const clock = clocks.get(calendar) ?? createWorkingClock(calendar, firstMs, nowMs);
    clocks.set(calendar, clock);
    return clock.daysBetween(fromMs, toMs);
  };
}
