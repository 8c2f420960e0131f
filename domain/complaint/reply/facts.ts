import { formatLocal, localDateOf } from '../../calendar.ts';
import type { LocalizedText } from '../../process/definition.ts';
import { severities, type Severity } from '../catalogue.ts';
import { clockOf, dueIfResumed, type ClockContext } from '../clock.ts';
import { extendedDueMs, openExtension } from '../commands/decide-extension.ts';
import { isGraver, tightenedDueMs } from '../severity.ts';
import type { ComplaintState } from '../state.ts';
import type { ReplyFacts } from './text.ts';

interface Moment extends ClockContext {
  readonly nowMs: number;
  /** Name of whoever handles the case; null while nobody does. */
  readonly handler: LocalizedText | null;
}

/** What a message about a case can name at a moment. Findings are what a reviewer is about to write: none are known yet. */
export function replyFactsOf(state: ComplaintState, { nowMs, handler, ...context }: Moment): ReplyFacts {
  const { calendar, rules } = context;
  const request = openExtension(state);
  const extendedMs = request === null ? null : extendedDueMs(state, request, nowMs, context);
  const due = (severity: Severity): string | null => {
    const dueAtMs = answerDueMs(state, severity, nowMs, context);
    // without the weekday
    return dueAtMs === null ? null : formatLocal(calendar, dueAtMs).slice(4);
  };
  return {
    caseNumber: state.caseNumber,
    customerName: state.customer?.name ?? null,
    handler,
    today: localDateOf(calendar, nowMs),
    promises: Object.fromEntries(severities.map((severity) => [severity, due(severity)])) as ReplyFacts['promises'],
    severity: state.severity,
    reason: request?.reason ?? null,
    newDate: extendedMs === null ? null : localDateOf(calendar, extendedMs),
    remedy: state.decision?.remedy ?? null,
    findings: null,
    appealDays: rules.waits.appealWindow.amount,
    isLastWord: state.appeals.length >= rules.maxAppeals,
    preset: rules.preset,
  };
}

/** When the first answer is due once the case has a severity: earlier for a graver one, never later (C-24). */
function answerDueMs(state: ComplaintState, severity: Severity, nowMs: number, context: ClockContext): number | null {
  const clock = clockOf(state, 'firstAnswer');
  if (clock === null) return null;
  const tightened = isGraver(severity, state.severity)
    ? tightenedDueMs({ ...state, severity }, 'firstAnswer', nowMs, context)
    : null;
  return tightened ?? dueIfResumed(clock, nowMs, context);
}
