import { closeTasks, endDeadlines, openTask, startChange, tell, type Change } from './change.ts';
import { record, type Decision } from './decide.ts';
import { actsAtMs } from '../escalation/climb.ts';
import { armDeadline, earliestDeadline, ladderOf, ruleOf, type TimeContext } from './deadline.ts';
import { dayMs } from '../wait.ts';
import { releaseHold } from './hold.ts';
import { endPursuit, parkUntil } from './phase.ts';
import type { Deadline, ProspectState } from './state.ts';
import type { DueAction } from '../process/definition.ts';

/** Lets the earliest deadline that is due act once; null when none is due. Called until it returns null. */
export function fireDue(state: ProspectState, nowMs: number, context: TimeContext): Decision | null {
  const deadline = earliestDeadline(state);
  const atMs = deadline === null ? null : actsAtMs(deadline);
  if (deadline === null || atMs === null || atMs > nowMs) return null;
  const change = startChange(state, nowMs);
  act[ruleOf(context.rules, deadline.code).onDue](change, deadline, context);
  return record(state, change, {
    type: deadline.code,
    actor: { kind: 'timer', deadline: deadline.code },
    commandId: null,
    overridden: [],
  });
}

const act: Record<DueAction, (change: Change, deadline: Deadline, context: TimeContext) => void> = {
  ladder: climb,
  reviewLadder: climb,
  openTask: (change, deadline, context) => {
    const rule = ruleOf(context.rules, deadline.code);
    if (rule.task !== null) openTask(change, rule.task, { dueAtMs: dueForTask(change, deadline) });
    tell(change, 'owner', 'remind', deadline);
    if (rule.repeats) rearm(change, deadline, context);
    else dropDeadline(change, deadline);
  },
  supervisorReview: (change, deadline) => {
    change.rule = deadline.code === 'T4.STALE' ? 'P-35' : 'P-63';
    openTask(change, 'supervisorReview', { dueAtMs: change.nowMs, audience: 'teamLead', priority: 2 });
    tell(change, 'teamLead', 'review', deadline);
    dropDeadline(change, deadline);
  },
  verify: verifyAgain,
  recheck,
  releaseHold: (change, _deadline, context) => {
    change.rule = 'P-67';
    endDeadlines(change, ({ code }) => code === 'T.HOLD', 'done');
    releaseHold(change, 'manual', context);
  },
};

/** One rung: whoever it names hears; above the owner it becomes a task as well. */
function climb(change: Change, deadline: Deadline, context: TimeContext): void {
  const rule = ruleOf(context.rules, deadline.code);
  const rung = ladderOf(context.rules, rule, deadline.step)[deadline.rungsActed] ?? {
    afterWorkingDays: 0,
    tell: 'owner',
    action: 'remind',
  };
  tell(change, rung.tell, rung.action, deadline);
  if (rung.action === 'proposeReassignment' && change.state.ownerId !== null)
    openTask(change, 'reassign', {
      dueAtMs: change.nowMs,
      audience: rung.tell,
      deadlineKey: deadline.key,
      priority: 1,
    });
  else if (rung.tell !== 'owner')
    openTask(change, 'supervisorReview', {
      dueAtMs: change.nowMs,
      audience: rung.tell,
      deadlineKey: deadline.key,
      priority: 2,
    });
  else if (rule.task !== null) openTask(change, rule.task, { dueAtMs: deadline.dueAtMs, deadlineKey: deadline.key });
  replaceDeadline(change, { ...deadline, rungsActed: deadline.rungsActed + 1 });
}

/** P-05: a lead whose information was not verified twice is parked; anywhere else it is a task. */
function verifyAgain(change: Change, deadline: Deadline, context: TimeContext): void {
  const verificationsMissed =
    change.state.source.verificationsMissed + (change.state.tasks.some(({ kind }) => kind === 'verifyLead') ? 1 : 0);
  change.state.source = { ...change.state.source, verificationsMissed };
  if (verificationsMissed >= 2) {
    change.rule = 'P-05';
    return parkUntil(change, change.nowMs + (context.rules.settings.nurtureDays[0] ?? 30) * dayMs, 'stale', context);
  }
  openTask(change, 'verifyLead', { dueAtMs: change.nowMs });
  tell(change, change.state.ownerId === null ? 'teamLead' : 'owner', 'remind', deadline);
  rearm(change, deadline, context);
}

/** P-53, P-54: a parked prospect is looked at again; the third time without an answer it is lost. */
function recheck(change: Change, deadline: Deadline, context: TimeContext): void {
  const { nurtureDays, declinedNurtureDays } = context.rules.settings;
  const unanswered = change.state.counters.rechecksWithoutAnswer;
  if (unanswered >= nurtureDays.length) {
    change.rule = 'P-54';
    return endPursuit(
      change,
      'lost',
      { reason: 'noResponse', text: 'no answer to the rechecks', cooldownDays: declinedNurtureDays },
      context,
    );
  }
  change.state.counters = { ...change.state.counters, rechecksWithoutAnswer: unanswered + 1 };
  closeTasks(change, ({ kind }) => kind === 'recheck', 'cancelled');
  openTask(change, 'recheck', { dueAtMs: change.nowMs });
  tell(change, 'owner', 'remind', deadline);
  const days = nurtureDays[Math.min(unanswered, nurtureDays.length - 1)] ?? 30;
  armDeadline(change, deadline.code, context, { dueAtMs: change.nowMs + days * dayMs });
}

/** A task that announces a later moment (welcome day) is due when it opens. */
function dueForTask(change: Change, deadline: Deadline): number {
  return Math.max(deadline.dueAtMs, change.nowMs);
}

function rearm(change: Change, deadline: Deadline, context: TimeContext): void {
  const recordId = deadline.key === deadline.code ? {} : { recordId: deadline.key.slice(deadline.code.length + 1) };
  if (deadline.code !== 'T6.CADENCE') return armDeadline(change, deadline.code, context, recordId);
  const days = change.state.maintenancePlan?.intervalDays ?? context.rules.settings.quadrantDays.ll;
  armDeadline(change, deadline.code, context, { dueAtMs: change.nowMs + days * dayMs });
}

/** Ends a deadline that has acted, but leaves the task it opened. */
function dropDeadline(change: Change, deadline: Deadline): void {
  change.state.deadlines = change.state.deadlines.filter(({ key }) => key !== deadline.key);
}

function replaceDeadline(change: Change, deadline: Deadline): void {
  change.state.deadlines = change.state.deadlines.map((other) => (other.key === deadline.key ? deadline : other));
}
