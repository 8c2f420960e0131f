import type { WorkingCalendar } from '../calendar.ts';
import { earliest, freeze, rungInstants, thaw, type Clock } from '../escalation/climb.ts';
import type { DeadlineCode, LadderRung, PinnedRules, StepNumber } from '../process/definition.ts';
import { countsWorkingTime, instantAfter } from '../wait.ts';
import { closeTasks, endDeadlines, openTask, type Change } from './change.ts';
import type { Deadline, ProspectState } from './state.ts';

/** What computing an instant needs besides the state. */
export interface TimeContext {
  readonly calendar: WorkingCalendar;
  readonly rules: PinnedRules;
  /** Told only while what a run of before did is replayed: holds left appointments alone, and a release moved the owner's
   *  tasks only. */
  readonly holdsKeepAppointments?: boolean;
}

export type PinnedDeadlineRule = PinnedRules['deadlines'][number];

/** The rule of a deadline; the checker guarantees that every code has one. */
export function ruleOf(rules: Pick<PinnedRules, 'deadlines'>, code: DeadlineCode): PinnedDeadlineRule {
  return rules.deadlines.find((rule) => rule.code === code) as PinnedDeadlineRule;
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
function ladderInstants(context: TimeContext, rule: PinnedDeadlineRule, step: StepNumber, dueAtMs: number): number[] {
  const rungs = ladderOf(context.rules, rule, step).map(({ afterWorkingDays }) => ({
    after: { unit: 'workingDays' as const, amount: afterWorkingDays },
  }));
  return rungInstants(context.calendar, dueAtMs, rungs);
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
    rungsAtMs: ladderInstants(context, rule, change.state.step, dueAtMs),
    rungsActed: 0,
    frozenRemainingMs: null,
  };
  const armed =
    isHeld(change.state) && rule.nature === 'sales' ? freeze(deadline, change.nowMs, clockOf(rule, context)) : deadline;
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

export function isHeld(state: Pick<ProspectState, 'holds'>): boolean {
  return state.holds.length > 0;
}

/** The deadline that acts first; ties go to the smaller key, so that there is exactly one. */
export function earliestDeadline(state: ProspectState): Deadline | null {
  return earliest(state.deadlines);
}

function clockOf(rule: PinnedDeadlineRule, { calendar }: TimeContext): Clock {
  return { calendar, countsWorkingTime: countsWorkingTime(rule.wait) };
}

/** Freezes every sales deadline (SM-8). */
export function freezeDeadlines(change: Change, context: TimeContext): void {
  change.state.deadlines = change.state.deadlines.map((deadline) => {
    const rule = ruleOf(context.rules, deadline.code);
    return rule.nature === 'sales' ? freeze(deadline, change.nowMs, clockOf(rule, context)) : deadline;
  });
}

/** Lets frozen deadlines run on with the working time they had left, and moves the work they wait for along. */
export function thawDeadlines(change: Change, context: TimeContext): void {
  change.state.deadlines = change.state.deadlines.map((deadline) =>
    thaw(deadline, change.nowMs, clockOf(ruleOf(context.rules, deadline.code), context)),
  );
  const byKey = new Map(change.state.deadlines.map((deadline) => [deadline.key, deadline]));
  change.state.tasks = change.state.tasks.map((task) => {
    const deadline = task.deadlineKey === null ? undefined : byKey.get(task.deadlineKey);
    if (deadline === undefined || deadline.dueAtMs === task.dueAtMs) return task;
    // what people above were told of a late task is a matter of its own
    const isAwaited = context.holdsKeepAppointments
      ? task.audience === 'owner'
      : task.kind === ruleOf(context.rules, deadline.code).task;
    return isAwaited ? { ...task, dueAtMs: deadline.dueAtMs } : task;
  });
}
