import {
  addWorkingDays,
  addWorkingMs,
  nextWorkingInstant,
  workingMsBetween,
  type WorkingCalendar,
} from '../calendar.ts';
import type { DeadlineCode, DeadlineRule, LadderRung, PinnedRules, StepNumber, Wait } from '../process/definition.ts';
import { closeTasks, endDeadlines, openTask, type Change } from './change.ts';
import type { Deadline, ProspectState } from './state.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** What computing an instant needs besides the state. */
export interface TimeContext {
  readonly calendar: WorkingCalendar;
  readonly rules: PinnedRules;
}

export type PinnedDeadlineRule = PinnedRules['deadlines'][number];

/** The rule of a deadline; the checker guarantees that every code has one. */
export function ruleOf(rules: PinnedRules, code: DeadlineCode): PinnedDeadlineRule {
  return rules.deadlines.find((rule) => rule.code === code) as PinnedDeadlineRule;
}

export function instantAfter(calendar: WorkingCalendar, fromMs: number, wait: Wait): number {
  switch (wait.unit) {
    case 'workingDays':
      return addWorkingDays(calendar, fromMs, wait.amount);
    case 'days':
      return fromMs + wait.amount * dayMs;
    case 'hours':
      return fromMs + wait.amount * hourMs;
    case 'minutes':
      return fromMs + wait.amount * minuteMs;
  }
}

/** The rungs a deadline climbs: the step's ladder, the ladder without the owner, or none. */
export function ladderOf(rules: PinnedRules, rule: PinnedDeadlineRule, step: StepNumber): readonly LadderRung[] {
  const ladder = rule.ladder ?? rules.ladders[step - 1] ?? [];
  if (rule.onDue === 'ladder') return ladder;
  if (rule.onDue !== 'reviewLadder') return [];
  const above = ladder.filter((rung) => rung.tell !== 'owner');
  const first = above[0]?.afterWorkingDays ?? 0;
  return above.map((rung) => ({ ...rung, afterWorkingDays: rung.afterWorkingDays - first }));
}

/** Instants at which the rungs of a deadline act; the due time alone when it has no ladder. */
function rungInstants(context: TimeContext, rule: PinnedDeadlineRule, step: StepNumber, dueAtMs: number): number[] {
  const ladder = ladderOf(context.rules, rule, step);
  if (ladder.length === 0) return [dueAtMs];
  return ladder.map((rung) =>
    rung.afterWorkingDays === 0 ? dueAtMs : addWorkingDays(context.calendar, dueAtMs, rung.afterWorkingDays),
  );
}

export interface ArmOptions {
  /** Distinguishes several deadlines of one code. */
  readonly recordId?: string;
  /** Where the wait starts; now unless told. */
  readonly fromMs?: number;
  /** The due time itself, when a record gives it (appointment, thinking until, promise). */
  readonly dueAtMs?: number;
}

/** Arms a deadline (again) and, when it climbs a ladder, opens the task it watches. Under a hold a sales deadline is armed frozen. */
export function armDeadline(change: Change, code: DeadlineCode, context: TimeContext, options: ArmOptions = {}): void {
  const rule = ruleOf(context.rules, code);
  const key = options.recordId === undefined ? code : `${code}:${options.recordId}`;
  const dueAtMs = options.dueAtMs ?? instantAfter(context.calendar, options.fromMs ?? change.nowMs, rule.wait);
  const deadline: Deadline = {
    key,
    code,
    armedAtMs: change.nowMs,
    step: change.state.step,
    dueAtMs,
    rungsAtMs: rungInstants(context, rule, change.state.step, dueAtMs),
    rungsActed: 0,
    frozenRemainingMs: null,
  };
  const armed =
    isHeld(change.state) && rule.nature === 'sales' ? freeze(deadline, rule, change.nowMs, context.calendar) : deadline;
  change.state.deadlines = [...change.state.deadlines.filter((other) => other.key !== key), armed];
  moveTasks(change, key, dueAtMs);
  if (rule.task !== null && (rule.onDue === 'ladder' || rule.onDue === 'reviewLadder')) {
    openTask(change, rule.task, {
      dueAtMs,
      deadlineKey: key,
      audience: rule.onDue === 'reviewLadder' ? 'teamLead' : 'owner',
    });
  }
}

/** Tasks of a deadline that is armed again: the owner's gets the new due time, those of people who were told are settled,
 *  because somebody has acted. */
function moveTasks(change: Change, key: string, dueAtMs: number): void {
  closeTasks(change, (task) => task.deadlineKey === key && task.audience !== 'owner', 'done');
  if (!change.state.tasks.some((task) => task.deadlineKey === key && task.dueAtMs !== dueAtMs)) return;
  change.state.tasks = change.state.tasks.map((task) => (task.deadlineKey === key ? { ...task, dueAtMs } : task));
}

/** Ends a deadline whose duty was done; its tasks count as done. */
export function meetDeadline(change: Change, code: DeadlineCode, recordId?: string): void {
  const key = recordId === undefined ? null : `${code}:${recordId}`;
  endDeadlines(change, (deadline) => (key === null ? deadline.code === code : deadline.key === key), 'done');
}

export function isHeld(state: ProspectState): boolean {
  return state.holds.length > 0;
}

/** When a deadline acts next; null while frozen. */
export function actsAtMs(deadline: Deadline): number | null {
  if (deadline.frozenRemainingMs !== null) return null;
  return deadline.rungsAtMs[deadline.rungsActed] ?? null;
}

/** The deadline that acts first; ties go to the smaller key, so that there is exactly one. */
export function earliestDeadline(state: ProspectState): Deadline | null {
  let earliest: Deadline | null = null;
  let earliestAtMs = Number.POSITIVE_INFINITY;
  for (const deadline of state.deadlines) {
    const atMs = actsAtMs(deadline);
    if (atMs === null) continue;
    if (atMs < earliestAtMs || (atMs === earliestAtMs && earliest !== null && deadline.key < earliest.key)) {
      earliest = deadline;
      earliestAtMs = atMs;
    }
  }
  return earliest;
}

function countsWorkingTime(rule: PinnedDeadlineRule | Pick<DeadlineRule, 'wait'>): boolean {
  return rule.wait.unit === 'workingDays';
}

/** Stops a clock: keeps what is left until each remaining rung. A rung already due keeps nothing. */
function freeze(deadline: Deadline, rule: PinnedDeadlineRule, nowMs: number, calendar: WorkingCalendar): Deadline {
  const left = deadline.rungsAtMs
    .slice(deadline.rungsActed)
    .map((atMs) => (countsWorkingTime(rule) ? workingMsBetween(calendar, nowMs, atMs) : Math.max(0, atMs - nowMs)));
  return { ...deadline, frozenRemainingMs: left };
}

function thaw(deadline: Deadline, rule: PinnedDeadlineRule, nowMs: number, calendar: WorkingCalendar): Deadline {
  if (deadline.frozenRemainingMs === null) return deadline;
  // the end of a shift and the start of the next are the same working time: the later one, so that nothing is due earlier than before
  const resumed = deadline.frozenRemainingMs.map((leftMs) =>
    countsWorkingTime(rule) ? nextWorkingInstant(calendar, addWorkingMs(calendar, nowMs, leftMs)) : nowMs + leftMs,
  );
  const rungsAtMs = [...deadline.rungsAtMs.slice(0, deadline.rungsActed), ...resumed];
  const dueAtMs = deadline.rungsActed === 0 ? (rungsAtMs[0] ?? deadline.dueAtMs) : deadline.dueAtMs;
  return { ...deadline, dueAtMs, rungsAtMs, frozenRemainingMs: null };
}

/** Freezes every sales deadline (SM-8). */
export function freezeDeadlines(change: Change, context: TimeContext): void {
  change.state.deadlines = change.state.deadlines.map((deadline) => {
    const rule = ruleOf(context.rules, deadline.code);
    return rule.nature === 'sales' && deadline.frozenRemainingMs === null
      ? freeze(deadline, rule, change.nowMs, context.calendar)
      : deadline;
  });
}

/** Lets frozen deadlines run on with the working time they had left, and moves their tasks along. */
export function thawDeadlines(change: Change, context: TimeContext): void {
  change.state.deadlines = change.state.deadlines.map((deadline) =>
    thaw(deadline, ruleOf(context.rules, deadline.code), change.nowMs, context.calendar),
  );
  const dueByKey = new Map(change.state.deadlines.map((deadline) => [deadline.key, deadline.dueAtMs]));
  change.state.tasks = change.state.tasks.map((task) => {
    const dueAtMs = task.deadlineKey === null ? undefined : dueByKey.get(task.deadlineKey);
    return dueAtMs === undefined || dueAtMs === task.dueAtMs || task.audience !== 'owner' ? task : { ...task, dueAtMs };
  });
}
