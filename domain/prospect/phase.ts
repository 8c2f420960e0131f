import { isTerminal, type PhaseCode } from '../process/definition.ts';
import type { LossReason } from './catalogue.ts';
import { closeTasks, endDeadlines, stepOf, type Change } from './change.ts';
import { armDeadline, ruleOf, type TimeContext } from './deadline.ts';
import { dayMs } from '../wait.ts';
import type { Task } from './state.ts';

/** Moves to a phase: ends what the old one had running (SM-7), arms what the new one needs. */
export function enterPhase(change: Change, phase: PhaseCode, context: TimeContext): void {
  const before = { phase: change.state.phase, step: change.state.step };
  const step = stepOf(phase, before.step);
  endLeftDeadlines(change, phase, step !== before.step, context);
  change.state.phase = phase;
  change.state.phaseEnteredAtMs = change.nowMs;
  if (step !== before.step) {
    change.state.step = step;
    change.state.stepEnteredAtMs = change.nowMs;
  }
  if (isTerminal(phase)) return;
  for (const rule of context.rules.deadlines) {
    const entersStep = rule.scope === 'step' && !change.state.deadlines.some((deadline) => deadline.code === rule.code);
    if (rule.armedIn.includes(phase) && (rule.scope !== 'step' || entersStep)) armForPhase(change, rule.code, context);
  }
}

/** T.STEP waits as long as the step's limit; the other rules bring their own wait. */
function armForPhase(change: Change, code: Parameters<typeof armDeadline>[1], context: TimeContext): void {
  if (code !== 'T.STEP') return armDeadline(change, code, context);
  const limit = context.rules.stepLimits[change.state.step - 1];
  if (limit === null || limit === undefined) return;
  armDeadline(change, code, { ...context, rules: withStepLimit(context, limit) });
}

function withStepLimit(context: TimeContext, limit: number): TimeContext['rules'] {
  const deadlines = context.rules.deadlines.map((rule) =>
    rule.code === 'T.STEP' ? { ...rule, wait: { unit: 'workingDays' as const, amount: limit } } : rule,
  );
  return { ...context.rules, deadlines };
}

function endLeftDeadlines(change: Change, phase: PhaseCode, stepChanges: boolean, context: TimeContext): void {
  const terminal = isTerminal(phase);
  const parks = phase === 'nurture';
  endDeadlines(
    change,
    ({ code }) => {
      const { scope } = ruleOf(context.rules, code);
      if (terminal) return true;
      if (scope === 'phase') return true;
      if (scope === 'step') return stepChanges || parks;
      return scope === 'record' && parks && code !== 'T5.PROMISE';
    },
    'cancelled',
  );
  const survives = (deadlineKey: string | null): boolean =>
    deadlineKey !== null && change.state.deadlines.some(({ key }) => key === deadlineKey);
  closeTasks(
    change,
    (task) => terminal || !(survives(task.deadlineKey) || (task.kind === 'tidyRecord' && !parks) || isOwed(task)),
    'cancelled',
  );
}

/** The customer still expects somebody: actions for a complaint outlive the phase (SM-7). */
function isOwed({ kind }: Task): boolean {
  return kind === 'callOffAppointment';
}

/** Parks a prospect with a recheck date (nurture) and remembers where it stood. */
export function parkUntil(change: Change, untilMs: number, reason: string, context: TimeContext): void {
  const fromPhase = change.state.phase;
  enterPhase(change, 'nurture', context);
  change.state.parked = { fromPhase, untilMs, sinceMs: change.nowMs, reason };
  change.state.appointment = null;
  change.reason = reason;
  armDeadline(change, 'T1.NURTURE', context, { dueAtMs: untilMs });
}

/** Ends the pursuit; its workflow completes after the projection is written. */
export function endPursuit(
  change: Change,
  phase: PhaseCode,
  outcome: { reason: LossReason | null; text: string; cooldownDays: number | null },
  context: TimeContext,
): void {
  enterPhase(change, phase, context);
  const cooldownUntilMs = outcome.cooldownDays === null ? null : change.nowMs + outcome.cooldownDays * dayMs;
  change.state.outcome = { phase, reason: outcome.reason, text: outcome.text, atMs: change.nowMs, cooldownUntilMs };
  change.reason = outcome.text;
}
