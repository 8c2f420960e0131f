import { addWorkingMs, type WorkingCalendar } from '../calendar.ts';
import { freeze, hasBeenDue, rungInstants } from '../escalation/climb.ts';
import { instantAfter, type Wait } from '../wait.ts';
import { pausedClocks, type Severity } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import { doesMore, dueIfResumed, pausedMs, put, type ClockContext } from './clock.ts';
import { ladderOf, type ComplaintRung } from './rules.ts';
import type { ComplaintClock } from './state.ts';

/** Lets running clocks go on by the ladders of the severity that the case has now. Clocks whose ladder is the same one stay as
 *  they are, and no due time moves.
 *
 *  - Rungs whose moment has passed count as acted, whoever they name: what has passed is not told again, and not told late.
 *    While the clock is not due yet, these are warnings only; the rung of the due time and those after it count once the old
 *    ladder has told that it was due. So what becomes overdue because a limit is tightened into the past
 *    is still told, at once.
 *  - Rungs at the beginning that both ladders have count as acted when they have, wherever a pause has moved them.
 *  - The others are to come, at their moments seen from the due time.
 *  - A last rung that repeats and has passed goes on repeating, counted from its own moment: changing the severity to and fro
 *    puts nothing off. At level 3 a raise goes on informing.
 *  - A paused clock stays paused. Its time, and time it was paused after it had been due, does not count as passed.
 *
 *  @param from the severity it had */
export function followLadder(change: ComplaintChange, from: Severity, context: ClockContext): void {
  const { rules } = context;
  for (const clock of change.state.clocks) {
    const [before, after] = [from, change.state.severity].map((severity) => ladderOf(rules, clock.key, severity));
    // a ladder of a severity's own may say the very same
    if (before !== undefined && after !== undefined && JSON.stringify(before) !== JSON.stringify(after))
      put(change, moved(change, clock, { before, after }, context));
  }
}

interface Ladders {
  readonly before: readonly ComplaintRung[];
  readonly after: readonly ComplaintRung[];
}

function moved(
  change: ComplaintChange,
  clock: ComplaintClock,
  { before, after }: Ladders,
  context: ClockContext,
): ComplaintClock {
  const { nowMs } = change;
  const { calendar } = context;
  const wasDue = hasBeenDue(clock);
  const dueAtMs = wasDue ? dueWithPauses(change, clock, context) : dueIfResumed(clock, nowMs, context);
  const [oldAtMs, newAtMs] = [before, after].map((rungs) =>
    rungInstants(
      calendar,
      dueAtMs,
      rungs.map(({ at }) => at),
    ),
  ) as [number[], number[]];
  const isPassed = (atMs: number): boolean =>
    wasDue ? atMs <= Math.max(nowMs, dueAtMs) : atMs < dueAtMs && atMs <= nowMs;
  const isShared = (index: number): boolean =>
    index < clock.rungsActed && oldAtMs[index] === newAtMs[index] && isSame(before[index], after[index]);
  const passed = leading(newAtMs, isPassed);
  const rungsActed = Math.max(
    passed,
    leading(newAtMs, (_, index) => isShared(index)),
  );
  const again = rungsActed === after.length ? repeatAtMs(change, after.at(-1), newAtMs.at(-1) ?? dueAtMs, context) : [];
  const climbing: ComplaintClock = {
    ...clock,
    dueAtMs: wasDue ? clock.dueAtMs : dueAtMs,
    rungsAtMs: [...newAtMs.map((atMs) => (wasDue && atMs === dueAtMs ? clock.dueAtMs : atMs)), ...again],
    rungsActed,
    frozenRemainingMs: null,
  };
  const { countsWorkingTime } = clock;
  return clock.frozenRemainingMs === null ? climbing : freeze(climbing, nowMs, { calendar, countsWorkingTime });
}

function isSame(one: ComplaintRung | undefined, other: ComplaintRung | undefined): boolean {
  return one?.tell === other?.tell && one?.action === other?.action;
}

/** How many at the beginning are so. */
function leading(instants: readonly number[], isSo: (atMs: number, index: number) => boolean): number {
  const first = instants.findIndex((atMs, index) => !isSo(atMs, index));
  return first === -1 ? instants.length : first;
}

/** When a clock that was due would have been if the time it was paused since then had come before. */
function dueWithPauses({ state, nowMs }: ComplaintChange, clock: ComplaintClock, { calendar }: ClockContext): number {
  const { dueAtMs, countsWorkingTime } = clock;
  if (!pausedClocks.includes(clock.key)) return dueAtMs;
  const pauses = state.pauses
    .filter(({ toMs }) => toMs === null || toMs > dueAtMs)
    .map(({ fromMs, toMs }) => ({ fromMs: Math.max(fromMs, dueAtMs), toMs }));
  const spentMs = pausedMs({ pauses }, nowMs, { calendar, countsWorkingTime });
  if (spentMs === 0) return dueAtMs;
  return countsWorkingTime ? addWorkingMs(calendar, dueAtMs, spentMs) : dueAtMs + spentMs;
}

/** When a last rung that has passed acts again: none or one. */
function repeatAtMs(
  { state, nowMs }: ComplaintChange,
  last: ComplaintRung | undefined,
  lastAtMs: number,
  context: ClockContext,
): readonly number[] {
  const every = last?.repeatEvery ?? null;
  if (every === null || every.amount <= 0) return [];
  if (last?.action === 'raise' && state.level === 3 && !doesMore(context)) return [];
  return [firstAfter(nowMs, lastAtMs, every, context.calendar)];
}

function firstAfter(nowMs: number, fromMs: number, every: Wait, calendar: WorkingCalendar): number {
  let atMs = instantAfter(calendar, fromMs, every);
  while (atMs <= nowMs) atMs = instantAfter(calendar, atMs, every);
  return atMs;
}
