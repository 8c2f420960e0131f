import { isoOf } from '../../contracts/common.ts';
import type { ReviewItemView } from '../../contracts/reviews.ts';
import { workingDaysBetween } from '../../domain/board/rotting.ts';
import type { UnmetCondition } from '../../domain/failure.ts';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import { deadlineRules } from '../../domain/process/pin-rules.ts';
import type { Actor, CommandContext } from '../../domain/prospect/command.ts';
import { targetsFrom, unmetFor } from '../../domain/prospect/commands/advance.ts';
import type { RigorousReview } from '../../domain/prospect/records.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { wayForward } from '../../domain/prospect/way-forward.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { StoredTask } from '../../models/task.ts';
import { describeUnmet } from '../errors.ts';
import { presentRow } from '../prospects/present-row.ts';
import { definitionOf, pinnedRulesOf, type Mask } from '../prospects/present.ts';

type Matter = ReviewItemView['matter'];

/** What an item is shown with. */
export interface ReviewContext {
  readonly actor: Actor;
  readonly nowMs: number;
  readonly calendars: BankCalendars;
  readonly mask: Mask;
}

/** A task that asks for a decision, with what the decision is made on. */
export function presentTaskReview(
  task: StoredTask,
  prospect: ProspectSnapshot,
  context: ReviewContext,
): ReviewItemView {
  const matter = matterOf(task, prospect, context);
  return presentItem(prospect, context, {
    id: task._id,
    taskId: task._id,
    sinceMs: task.openedAt.getTime(),
    dueAtMs: task.dueAt.getTime(),
    isOnHold: task.onHold === true,
    askedBy: askedBy(task, prospect.state),
    matter,
  });
}

/** A review that was put off; null when the prospect does not say so any more. */
export function presentDeferred(prospect: ProspectSnapshot, context: ReviewContext): ReviewItemView | null {
  const { review, parked, qualification, walkInLoan } = prospect.state;
  if (review === null || parked === null) return null;
  return presentItem(prospect, context, {
    id: prospect._id,
    taskId: null,
    sinceMs: parked.sinceMs,
    dueAtMs: parked.untilMs,
    isOnHold: false,
    askedBy: qualification?.submittedBy ?? null,
    matter: {
      kind: 'deferred',
      ...presentDeferral(review),
      until: isoOf(parked.untilMs),
      growthType: qualification?.growthType ?? false,
      walkInLoan,
      answers: [...(qualification?.answers ?? [])],
    },
  });
}

function presentDeferral({ findings, decidedBy, decidedAtMs }: RigorousReview) {
  return { findings, decidedBy, decidedAt: isoOf(decidedAtMs) };
}

interface Item extends Pick<ReviewItemView, 'id' | 'taskId' | 'askedBy' | 'matter'> {
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly isOnHold: boolean;
}

function presentItem(
  prospect: ProspectSnapshot,
  { actor, nowMs, calendars, mask }: ReviewContext,
  item: Item,
): ReviewItemView {
  const { id, taskId, askedBy: by, sinceMs, dueAtMs, isOnHold, matter } = item;
  return {
    id,
    taskId,
    since: isoOf(sinceMs),
    dueAt: isoOf(dueAtMs),
    overdue: !isOnHold && dueAtMs < nowMs,
    waitingWorkingDays: workingDaysBetween(calendars.of(prospect.branchId), sinceMs, nowMs),
    askedBy: by,
    // Whoever asked decides as little as whoever holds it.
    ownCase: prospect.ownerId === actor.staffId || by === actor.staffId,
    prospect: presentRow(prospect, nowMs, calendars, mask),
    matter: mask(matter),
  };
}

function askedBy({ kind, request }: StoredTask, { qualification }: ProspectState): string | null {
  if (kind === 'decideOverride') return request?.requestedBy ?? null;
  return kind === 'review' ? (qualification?.submittedBy ?? null) : null;
}

function matterOf(task: StoredTask, prospect: ProspectSnapshot, context: ReviewContext): Matter {
  const { state } = prospect;
  if (task.kind === 'decideOverride') return overrideMatter(task, prospect, context);
  if (task.kind === 'review')
    return {
      kind: 'review',
      growthType: state.qualification?.growthType ?? false,
      walkInLoan: state.walkInLoan,
      answers: [...(state.qualification?.answers ?? [])],
      deferred: state.review?.decision === 'defer' ? presentDeferral(state.review) : null,
    };
  const deadline = state.deadlines.find(({ key }) => key === task.deadlineKey);
  const rule = deadlineRules(definitionOf(prospect.processVersion)).find(({ code }) => code === deadline?.code);
  return {
    kind: 'reassign',
    deadline: rule?.text ?? null,
    dueAt: deadline === undefined ? null : isoOf(deadline.dueAtMs),
  };
}

function overrideMatter(task: StoredTask, prospect: ProspectSnapshot, context: ReviewContext): Matter {
  const { state, processVersion } = prospect;
  const codes = task.request?.codes ?? [];
  const to = wayForward(state)?.command === 'advance' ? (wayForward(state)?.to ?? null) : null;
  const isReachable = to !== null && targetsFrom(state.phase).includes(to);
  const unmet = isReachable ? unmetFor(state, to, commandContext(prospect, context)) : [];
  const asked = codes.map((code): UnmetCondition => ({ code, kind: 'soft' }));
  return {
    kind: 'override',
    reason: task.request?.reason ?? '',
    asked: describeUnmet(asked, processVersion),
    to: isReachable ? to : null,
    inTheWay: describeUnmet(
      unmet.filter(({ code }) => !codes.includes(code)),
      processVersion,
    ),
  };
}

function commandContext(prospect: ProspectSnapshot, { actor, nowMs, calendars }: ReviewContext): CommandContext {
  const definition = definitionOf(prospect.processVersion);
  const calendar: WorkingCalendar = calendars.of(prospect.branchId);
  return { nowMs, actor, calendar, definition, rules: pinnedRulesOf(prospect) };
}
