import type { DueGroup } from '../../contracts/in-address.ts';
import { myDayQuery, myDayView, type MyDayView, type MyTask } from '../../contracts/my-day.ts';
import { isoOf } from '../../contracts/common.ts';
import { bankDayOf } from '../../domain/bank-day.ts';
import type { StaffId } from '../../domain/ids.ts';
import { coldCallTarget } from '../../domain/prospect/cold-calls.ts';
import { unmetTicking } from '../../domain/prospect/commands/complete-task.ts';
import { unmetSkip } from '../../domain/prospect/commands/skip-task.ts';
import { commandFor } from '../../domain/prospect/task-work.ts';
import { coldCallsOf } from '../../models/contact.ts';
import { headedUnits, type HeadedUnits } from '../../models/organisation.ts';
import { appointedOrHeld, bookingsToConfirm, dayProspects, type DayProspect } from '../../models/prospect-day.ts';
import { tasksFor, type StoredTask } from '../../models/task.ts';
import { maskFor, pinnedRulesOf } from '../prospects/present.ts';
import { defineRoute, ok } from '../route.ts';
import { awaitedCasesOf } from './awaited-cases.ts';
import { caseActionsOf } from './case-actions.ts';
import type { DayContext } from './day-context.ts';
import { appointmentsOf, bookingsOf, holdsOf, promisesOf } from './day-dates.ts';
import { presentTask } from './tasks.ts';
import { teamDay } from './team-day.ts';

/** More open work than this nobody has; the rest of it would be due last. */
const tasksAtMost = 2_000;

/** More deals than this do not wait at once; the rest comes up as the first are confirmed. */
const bookingsAtMost = 200;

export const myDayRoute = defineRoute({
  method: 'get',
  path: '/my-day',
  operationId: 'getMyDay',
  tag: 'work',
  summary: 'Everything that is due, the most urgent first, and the day around it: calls, appointments, promises, holds',
  needs: 'signedIn',
  query: myDayQuery,
  answers: { 200: { description: 'Of the caller, and of the units the caller heads', schema: myDayView } },
  handle: async ({ actor, ability, query }, deps) => {
    const nowMs = Date.now();
    const calendar = await deps.calendars.get(actor.branchId);
    const day = bankDayOf(nowMs, calendar?.utcOffsetMinutes ?? 480);
    const represented = await deps.abilities.represented(actor.staffId);
    const absent = represented.map(({ staffId }) => staffId);
    const units = await headedUnits(deps.models, actor.staffId, ...absent);
    const [work, own, bookings, calls, caseActions, cases, team] = await Promise.all([
      workOf({ actor, ability, deps, day, nowMs }, { ...units, actingFor: absent }),
      appointedOrHeld(
        deps.models.prospects,
        [actor.staffId, ...absent],
        deps.rules.reachOf(ability, 'readProspect', 'Prospect'),
      ),
      awaitedBookings({ actor, ability, deps }),
      coldCallsOf(deps.models.contacts, [actor.staffId], day),
      caseActionsOf({ ability, deps, nowMs }, [actor.staffId, ...absent]),
      awaitedCasesOf({ actor, ability, deps, nowMs }, represented),
      teamDay({ actor, ability, deps, day, nowMs }, units),
    ]);
    const { tasks, rows, prospects, more } = work;
    const shown = tasks
      .filter(({ due, kind }) => (query.due ?? due) === due && (query.kind ?? kind) === kind)
      .slice(0, query.limit);
    return ok({
      at: isoOf(nowMs),
      date: day.date,
      tasks: shown,
      counts: countsOf(tasks, nowMs),
      kinds: [...Map.groupBy(tasks, ({ kind }) => kind)].map(([kind, of]) => ({ kind, ...dueCountsOf(of) })),
      more,
      calls: callsOf(calls.get(actor.staffId)),
      appointments: appointmentsOf(own, day, { ability, deps }),
      promises: promisesOf(rows, prospects, { ability, deps, nowMs }),
      holds: await holdsOf(own, { ability, deps }),
      bookings: bookingsOf(bookings, { ability, deps }),
      caseActions,
      cases,
      team,
    });
  },
});

/** What the back office has to confirm. Supervisors may, too, and hear of it when it is late. */
async function awaitedBookings({ actor, ability, deps }: Pick<DayContext, 'actor' | 'ability' | 'deps'>) {
  if (!actor.profiles.includes('backOffice')) return [];
  const reach = deps.rules.reachOf(ability, 'confirmBooking', 'Prospect');
  return bookingsToConfirm(deps.models.prospects, reach, bookingsAtMost);
}

async function workOf(context: DayContext, whose: HeadedUnits & { readonly actingFor: readonly StaffId[] }) {
  const { actor, ability, deps } = context;
  const { rows, next } = await tasksFor(deps.models.tasks, {
    reach: {},
    staffId: actor.staffId,
    ...whose,
    status: 'open',
    dueBeforeMs: null,
    after: null,
    limit: tasksAtMost,
  });
  const reach = deps.rules.reachOf(ability, 'readProspect', 'Prospect');
  const prospects = await dayProspects(
    deps.models.prospects,
    rows.map(({ prospectId }) => prospectId),
    reach,
  );
  const tasks = rows.flatMap((task) => {
    const prospect = prospects.get(task.prospectId);
    return prospect === undefined ? [] : [myTaskOf(task, prospect, context)];
  });
  return { tasks: inOrder(tasks, context.nowMs), rows, prospects, more: next !== null };
}

function myTaskOf(task: StoredTask, prospect: DayProspect, { actor, ability, deps, day, nowMs }: DayContext): MyTask {
  const rules = pinnedRulesOf(prospect);
  const { customerName, customerPhoneLast4 } = maskFor(
    deps,
    ability,
    prospect,
  )({ customerName: prospect.customerName, customerPhoneLast4: prospect.customerPhoneLast4 });
  return {
    ...presentTask(task, nowMs, deps, ability),
    revision: prospect.revision,
    customerName,
    customerPhoneLast4,
    phase: prospect.phase,
    step: prospect.step,
    held: prospect.held,
    due: dueGroupOf(task, { day, nowMs }),
    command: commandFor(task.kind, prospect.phase),
    tickingOff: unmetTicking(task, actor)[0]?.code ?? null,
    skipping: unmetSkip(task, actor, rules)[0]?.code ?? null,
  };
}

/** What rests under a hold is due later, whenever it was: its clock stands still. */
function dueGroupOf({ dueAt, onHold }: StoredTask, { day, nowMs }: Pick<DayContext, 'day' | 'nowMs'>): DueGroup {
  const dueAtMs = dueAt.getTime();
  if (onHold === true) return 'later';
  return dueAtMs < nowMs ? 'overdue' : dueAtMs < day.toMs ? 'today' : 'later';
}

const groupOrder: Record<DueGroup, number> = { overdue: 0, today: 1, later: 2 };

/** Overdue first, then what is due today; in each by priority and due time. What is snoozed comes last and stays listed,
 *  and so does what rests under a hold. */
function inOrder(tasks: readonly MyTask[], nowMs: number): MyTask[] {
  const place = (task: MyTask): readonly (number | string)[] => [
    isSnoozed(task, nowMs) || task.onHold ? 1 : 0,
    groupOrder[task.due],
    task.priority,
    task.dueAt,
    task.taskId,
  ];
  const placed = tasks.map((task) => ({ task, at: place(task) }));
  return placed.toSorted((a, b) => compare(a.at, b.at)).map(({ task }) => task);
}

function compare(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] as typeof value;
    if (value !== other) return value < other ? -1 : 1;
  }
  return 0;
}

function isSnoozed({ snoozedUntil }: MyTask, nowMs: number): boolean {
  return snoozedUntil !== null && Date.parse(snoozedUntil) > nowMs;
}

function countsOf(tasks: readonly MyTask[], nowMs: number): MyDayView['counts'] {
  return { ...dueCountsOf(tasks), snoozed: tasks.filter((task) => isSnoozed(task, nowMs)).length };
}

/** A snoozed task is counted where it is due: overdue work does not disappear. */
function dueCountsOf(tasks: readonly MyTask[]): Record<DueGroup, number> {
  const count = (due: DueGroup): number => tasks.filter((task) => task.due === due).length;
  return { overdue: count('overdue'), today: count('today'), later: count('later') };
}

function callsOf(count: { readonly made: number; readonly successful: number } | undefined): MyDayView['calls'] {
  const { made, successful } = count ?? { made: 0, successful: 0 };
  return { made, successful, successRate: made === 0 ? null : successful / made, target: coldCallTarget };
}
