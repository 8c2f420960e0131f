import { addWorkingMs } from '../calendar.ts';
import { countsWorkingTime, instantAfter } from '../wait.ts';
import type { ComplaintCategory, ComplaintChannel, Severity } from './catalogue.ts';
import { severities } from './catalogue.ts';
import { raiseTo, type ComplaintChange } from './change.ts';
import { clockOf, dueIfResumed, moveClock, pausedMs, type ClockContext } from './clock.ts';
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

/** The severity a case has from its first second, confirmed or changed at triage (8.4). */
export function provisionalSeverity(facts: SeverityFacts): Severity {
  const { category, channel } = facts;
  if (category === 'fraudSecurity' || category === 'privacy' || channel === 'regulator' || channel === 'media')
    return 's1';
  if (category === 'error' || category === 'misleadingSale' || facts.isKeyCustomer || facts.isRepeated) return 's2';
  return facts.isSettledOnTheSpot ? 's4' : 's3';
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

/** C-24: the limits are counted from receipt again, with what the customer was waited for; none is ever relaxed. The level
 *  rises to where a case of this severity starts. */
export function setSeverity(change: ComplaintChange, severity: Severity, context: ClockContext): void {
  change.state.severity = severity;
  raiseTo(change, context.rules.limits[severity].startLevel);
  for (const code of severityClocks) tighten(change, code, context);
}

function tighten(change: ComplaintChange, code: (typeof severityClocks)[number], context: ClockContext): void {
  const clock = clockOf(change.state, code);
  if (clock === null) return;
  const { calendar } = context;
  const wait = context.rules.limits[change.state.severity][code];
  const counts = countsWorkingTime(wait);
  const pausedForMs =
    code === 'acknowledge' ? 0 : pausedMs(change.state, change.nowMs, { calendar, countsWorkingTime: counts });
  const fromReceiptMs = instantAfter(calendar, clock.fromMs, wait);
  const dueAtMs = counts ? addWorkingMs(calendar, fromReceiptMs, pausedForMs) : fromReceiptMs + pausedForMs;
  if (dueAtMs >= dueIfResumed(clock, change.nowMs, context)) return;
  moveClock(change, code, context, { fromMs: clock.fromMs, dueAtMs, wait, restarts: false });
}
