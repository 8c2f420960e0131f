import { workingMsBetween } from '../calendar.ts';
import { earliest, freeze, leftUntilDue, rungInstants, thaw } from '../escalation/climb.ts';
import { countsWorkingTime, instantAfter, type Wait } from '../wait.ts';
import { pausedClocks, type ClockCode, type TimedClock } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import type { ClockEntry } from './event.ts';
import { ladderOf, type ComplaintRules } from './rules.ts';
import type { ComplaintClock, ComplaintState, ComplaintTime } from './state.ts';

export interface ClockContext extends ComplaintTime {
  readonly rules: ComplaintRules;
  /** Whether the case does what `doesMore` names; absent: no. The workflow notes in its history that it was asked. */
  readonly doesMore?: () => boolean;
  /** Whether limits are told to those whom `tellsMore` names; absent: no. Noted likewise. */
  readonly tellsMore?: () => boolean;
}

/** Whether the case does what the rows of 11.2 ask for and the rules did not do at first, which changes limits or states of
 *  running cases: a regulator's case becomes s1 (C-17), overdue limits are told of again at level 3 (C-18), news are owed
 *  after an appeal or an outside decision (C-15, C-22), a letter answers the customer (C-13), and what somebody approved who
 *  is named later is approved anew (C-23). False for what a case did before: its history is replayed as it was. Ask only
 *  where the answer makes a difference. */
export function doesMore({ doesMore: asked }: Pick<ClockContext, 'doesMore'>): boolean {
  return asked?.() ?? false;
}

/** Whether a limit is told to those as well who did not hear of it at first: the level that a case leaves, and the one that
 *  must approve what is decided. False while a history from before is replayed. Ask only where it makes a difference. */
export function tellsMore({ tellsMore: asked }: Pick<ClockContext, 'tellsMore'>): boolean {
  return asked?.() ?? false;
}

/** How long a clock runs in this case; what a severity sets comes from its limits (8.4). */
export function waitOf(rules: ComplaintRules, state: ComplaintState, code: TimedClock): Wait {
  if (code === 'acknowledge' || code === 'firstAnswer' || code === 'resolve') return rules.limits[state.severity][code];
  return code === 'appealDecision' && state.appeals.length > 1 ? rules.secondAppealDecision : rules.waits[code];
}

/** Starts a clock, or starts it anew. Warnings whose moment has passed already are left out: a case that comes in late is
 *  not warned of, it is due.
 *  @param fromMs where its time counts from; now unless told
 *  @param dueAtMs when it is due; after the whole wait unless told */
export function startClock(
  change: ComplaintChange,
  code: TimedClock,
  context: ClockContext,
  fromMs: number = change.nowMs,
  dueAtMs: number = instantAfter(context.calendar, fromMs, waitOf(context.rules, change.state, code)),
): void {
  const wait = waitOf(context.rules, change.state, code);
  const kind = clockOf(change.state, code) === null ? 'started' : 'reset';
  begin(change, clockDue(change, code, context, { fromMs, dueAtMs, wait }), kind);
}

/** Starts the clock of an action, which says itself when it is due. Counts working time. */
export function startActionClock(
  change: ComplaintChange,
  { actionId, dueAtMs }: { readonly actionId: string; readonly dueAtMs: number },
  context: ClockContext,
): void {
  const due = { fromMs: change.nowMs, dueAtMs, wait: { unit: 'workingDays' } } as const;
  begin(change, { ...clockDue(change, 'actionDue', context, due), actionId }, 'started');
}

function begin(change: ComplaintChange, clock: ComplaintClock, kind: 'started' | 'reset'): void {
  put(change, clock);
  note(change, clock, kind);
}

interface Due {
  readonly fromMs: number;
  readonly dueAtMs: number;
  readonly wait: Pick<Wait, 'unit'>;
}

function clockDue(
  change: ComplaintChange,
  code: ClockCode,
  { calendar, rules }: ClockContext,
  { fromMs, dueAtMs, wait }: Due,
): ComplaintClock {
  const rungs = ladderOf(rules, code, change.state.severity);
  const rungsAtMs = rungInstants(
    calendar,
    dueAtMs,
    rungs.map(({ at }) => at),
  );
  const missedWarnings = rungs.filter((rung, index) => 'before' in rung.at && (rungsAtMs[index] ?? 0) <= change.nowMs);
  return {
    key: code,
    fromMs,
    dueAtMs,
    rungsAtMs,
    rungsActed: missedWarnings.length,
    frozenRemainingMs: null,
    countsWorkingTime: countsWorkingTime(wait),
  };
}

export function clockOf(state: Pick<ComplaintState, 'clocks'>, code: ClockCode): ComplaintClock | null {
  return state.clocks.find(({ key }) => key === code) ?? null;
}

/** The clock that acts first; null when none runs. */
export function earliestClock(state: ComplaintState): ComplaintClock | null {
  return earliest(state.clocks);
}

/** Replaces a clock, or adds it. */
export function put(change: ComplaintChange, clock: ComplaintClock): void {
  change.state.clocks = [...without(change, clock), clock];
}

function without({ state }: ComplaintChange, { key, actionId }: ComplaintClock): readonly ComplaintClock[] {
  return state.clocks.filter((clock) => clock.key !== key || clock.actionId !== actionId);
}

/** A line in the ledger about a clock as it is now. */
export function note(change: ComplaintChange, clock: ComplaintClock, kind: ClockEntry['kind']): void {
  const { key, actionId, dueAtMs, countsWorkingTime: counts } = clock;
  const leftMs = leftUntilDue(clock);
  const entry = { clock: key, ...(actionId === undefined ? {} : { actionId }), kind };
  const until = leftMs === null ? { dueAtMs, leftMs } : { dueAtMs: null, leftMs, countsWorkingTime: counts };
  change.ledger.push({ ...entry, ...until });
}

/** Ends a clock whose duty was done. */
export function meetClock(change: ComplaintChange, code: TimedClock): void {
  for (const clock of clocksOf(change, code)) endClock(change, clock, 'met');
}

/** Ends clocks that no longer matter. */
export function stopClocks(change: ComplaintChange, codes: readonly ClockCode[]): void {
  for (const code of codes) for (const clock of clocksOf(change, code)) endClock(change, clock, 'stopped');
}

function clocksOf({ state }: ComplaintChange, code: ClockCode): readonly ComplaintClock[] {
  return state.clocks.filter(({ key }) => key === code);
}

/** Ends one clock, of which there may be others of the same code. */
export function endClock(change: ComplaintChange, clock: ComplaintClock, kind: 'met' | 'stopped'): void {
  note(change, clock, kind);
  change.state.clocks = without(change, clock);
}

/** Stops what the bank owes while the customer is asked (8.4). */
export function pauseClocks(change: ComplaintChange, { calendar }: ComplaintTime): void {
  for (const code of pausedClocks) {
    const clock = clockOf(change.state, code);
    if (clock === null || clock.frozenRemainingMs !== null) continue;
    const paused = freeze(clock, change.nowMs, { calendar, countsWorkingTime: clock.countsWorkingTime });
    put(change, paused);
    note(change, paused, 'paused');
  }
}

/** Lets paused clocks run on with what they had left. */
export function resumeClocks(change: ComplaintChange, { calendar }: ComplaintTime): void {
  for (const clock of change.state.clocks) {
    if (clock.frozenRemainingMs === null) continue;
    const resumed = thaw(clock, change.nowMs, { calendar, countsWorkingTime: clock.countsWorkingTime });
    put(change, resumed);
    note(change, resumed, 'resumed');
  }
}

/** Gives a running clock another due time. `restarts`: every rung may act again (more time was granted); else rungs that
 *  have acted stay acted. A paused clock stays paused. */
export function moveClock(
  change: ComplaintChange,
  code: ClockCode,
  context: ClockContext,
  { restarts, ...due }: Due & { readonly restarts: boolean },
): void {
  const before = clockOf(change.state, code);
  if (before === null) return;
  const moved = clockDue(change, code, context, due);
  const clock = restarts
    ? moved
    : {
        ...moved,
        rungsAtMs: [...moved.rungsAtMs, ...before.rungsAtMs.slice(moved.rungsAtMs.length)],
        rungsActed: Math.max(moved.rungsActed, before.rungsActed),
      };
  const { calendar } = context;
  const { countsWorkingTime: counts } = clock;
  const isRunning = before.frozenRemainingMs === null;
  begin(change, isRunning ? clock : freeze(clock, change.nowMs, { calendar, countsWorkingTime: counts }), 'reset');
}

/** When a clock is due; for a paused one, when it would be if it ran on now. */
export function dueIfResumed(clock: ComplaintClock, nowMs: number, { calendar }: ComplaintTime): number {
  return thaw(clock, nowMs, { calendar, countsWorkingTime: clock.countsWorkingTime }).dueAtMs;
}

/** How long the customer was waited for so far, in ms of the clock asked for (8.4). */
export function pausedMs(
  { pauses }: Pick<ComplaintState, 'pauses'>,
  nowMs: number,
  { calendar, countsWorkingTime: counts }: ComplaintTime & { readonly countsWorkingTime: boolean },
): number {
  return pauses.reduce((sum, { fromMs, toMs }) => {
    const untilMs = toMs ?? nowMs;
    return sum + (counts ? workingMsBetween(calendar, fromMs, untilMs) : untilMs - fromMs);
  }, 0);
}
