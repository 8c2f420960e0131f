import { addWorkingMs } from '../calendar.ts';
import type { UnmetCondition } from '../failure.ts';
import { countsWorkingTime, instantAfter } from '../wait.ts';
import type { ComplaintCategory, ComplaintChannel, Severity } from './catalogue.ts';
import { severities } from './catalogue.ts';
import { raiseAndTell, type ComplaintChange } from './change.ts';
import { clockOf, dueIfResumed, moveClock, pausedMs, type ClockContext } from './clock.ts';
import { hard } from './command.ts';
import { followLadder } from './follow-ladder.ts';
import type { ComplaintState } from './state.ts';

/** What the rule of 8.4 looks at before a person has. */
export interface SeverityFacts {
  readonly category: ComplaintCategory;
  readonly channel: ComplaintChannel;
  readonly isKeyCustomer: boolean;
  /** The same customer complained about the same within 90 days. */
  readonly isRepeated: boolean;
  readonly isSettledOnTheSpot: boolean;
}

/** What gave a case its provisional severity. A key customer and a repeated complaint are one reason: together with what was
 *  entered it says nothing of a customer that the severity itself does not say. */
export const severityReasons = ['category', 'channel', 'customer', 'settledOnTheSpot', 'ordinary'] as const;
export type SeverityReason = (typeof severityReasons)[number];

/** The severity a case has from its first second, confirmed or changed at triage, with the first reason for it (8.4). */
export function judgeSeverity({ category, channel, isKeyCustomer, isRepeated, isSettledOnTheSpot }: SeverityFacts): {
  readonly severity: Severity;
  readonly reason: SeverityReason;
} {
  if (category === 'fraudSecurity' || category === 'privacy') return { severity: 's1', reason: 'category' };
  if (channel === 'regulator' || channel === 'media') return { severity: 's1', reason: 'channel' };
  if (category === 'error' || category === 'misleadingSale') return { severity: 's2', reason: 'category' };
  if (isKeyCustomer || isRepeated) return { severity: 's2', reason: 'customer' };
  return isSettledOnTheSpot ? { severity: 's4', reason: 'settledOnTheSpot' } : { severity: 's3', reason: 'ordinary' };
}

/** The same without the reason. */
export function provisionalSeverity(facts: SeverityFacts): Severity {
  return judgeSeverity(facts).severity;
}

/** Whether a severity is graver than another. */
export function isGraver(severity: Severity, than: Severity): boolean {
  return severities.indexOf(severity) < severities.indexOf(than);
}

/** While such a case is open, the customer is sold nothing (step 4 of 8.5). */
export function holdsSales({ severity }: Pick<ComplaintState, 'severity'>): boolean {
  return severity !== 's4';
}

const severityClocks = ['acknowledge', 'firstAnswer', 'resolve'] as const;

/** Who outside the bank has an eye on a case: it came from them, or they took it up later. */
export function outsideInterests({
  channel,
  takenUpBy,
}: Pick<ComplaintState, 'channel' | 'takenUpBy'>): readonly ('regulator' | 'media')[] {
  return (['regulator', 'media'] as const).filter((interest) => channel === interest || takenUpBy === interest);
}

type SeverityFloor = Pick<ComplaintState, 'channel' | 'takenUpBy' | 'customer' | 'isRepeated'>;

/** Unmet when a case would become less grave than what it is allows: a regulator's or the media's, also when they
 *  came to it later, a key customer's, a repeated one (8.4, 8.6). */
export function unmetSeverity(
  { customer, isRepeated, ...outside }: SeverityFloor,
  severity: Severity,
): UnmetCondition[] {
  const floor =
    outsideInterests(outside).length > 0 ? 's1' : (customer?.isKeyCustomer ?? false) || isRepeated ? 's2' : 's4';
  return isGraver(floor, severity) ? [hard('CX.SEVERITY_FLOOR')] : [];
}

/** C-24: a graver case's limits are counted from receipt again, with what the customer was waited for; none is ever relaxed.
 *  The level rises to where a case of this severity starts. Where the severity has a ladder of its own, running clocks go on
 *  by it (`followLadder`), whether the case became graver or not. */
export function changeSeverityTo(change: ComplaintChange, severity: Severity, context: ClockContext): void {
  const before = change.state.severity;
  const isRise = isGraver(severity, before);
  change.state.severity = severity;
  if (isRise) raiseAndTell(change, context.rules.limits[severity].startLevel);
  // the old due time says which rungs have passed: before a limit is tightened
  followLadder(change, before, context);
  if (!isRise) return;
  for (const code of severityClocks) tighten(change, code, context);
}

function tighten(change: ComplaintChange, code: (typeof severityClocks)[number], context: ClockContext): void {
  const clock = clockOf(change.state, code);
  const dueAtMs = tightenedDueMs(change.state, code, change.nowMs, context);
  if (clock === null || dueAtMs === null) return;
  const wait = context.rules.limits[change.state.severity][code];
  moveClock(change, code, context, { fromMs: clock.fromMs, dueAtMs, wait, restarts: false });
}

/** When a running clock is due by the limit of the case's severity, counted from receipt with what the customer was waited
 *  for; null when it does not run, or is due earlier already.   @returns UTC ms */
export function tightenedDueMs(
  state: ComplaintState,
  code: (typeof severityClocks)[number],
  nowMs: number,
  context: ClockContext,
): number | null {
  const clock = clockOf(state, code);
  if (clock === null) return null;
  const { calendar } = context;
  const wait = context.rules.limits[state.severity][code];
  const counts = countsWorkingTime(wait);
  const pauses = code === 'acknowledge' ? [] : state.pauses.filter(({ fromMs }) => fromMs >= clock.fromMs);
  const pausedForMs = pausedMs({ pauses }, nowMs, { calendar, countsWorkingTime: counts });
  const fromReceiptMs = instantAfter(calendar, clock.fromMs, wait);
  const dueAtMs = counts ? addWorkingMs(calendar, fromReceiptMs, pausedForMs) : fromReceiptMs + pausedForMs;
  return dueAtMs >= dueIfResumed(clock, nowMs, context) ? null : dueAtMs;
}
