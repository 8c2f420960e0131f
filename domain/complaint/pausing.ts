import { addWorkingMs, workingMsBetween } from '../calendar.ts';
import { countsWorkingTime, instantAfter } from '../wait.ts';
import type { ComplaintChange } from './change.ts';
import { pauseClocks, pausedMs, resumeClocks, type ClockContext } from './clock.ts';
import type { ComplaintState } from './state.ts';

/** Until when the clocks may stand still for the customer: ten working days in all, those spent before taken off (8.4).
 *  @returns UTC ms; `nowMs` when nothing is left */
export function pauseUntilMs(state: ComplaintState, nowMs: number, { calendar, rules }: ClockContext): number {
  const wait = rules.waits.answerOfCustomer;
  const wholeMs = instantAfter(calendar, nowMs, wait);
  if (state.pauses.length === 0) return wholeMs;
  const counts = countsWorkingTime(wait);
  const spentMs = pausedMs(state, nowMs, { calendar, countsWorkingTime: counts });
  if (spentMs === 0) return wholeMs;
  const leftMs = (counts ? workingMsBetween(calendar, nowMs, wholeMs) : wholeMs - nowMs) - spentMs;
  if (leftMs <= 0) return nowMs;
  return counts ? addWorkingMs(calendar, nowMs, leftMs) : nowMs + leftMs;
}

/** C-06: what the bank owes stands still while the customer is asked. */
export function beginPause(change: ComplaintChange, context: ClockContext): void {
  pauseClocks(change, context);
  change.state.pauses = [...change.state.pauses, { fromMs: change.nowMs, toMs: null }];
}

/** C-07: the clocks run on with what they had left. */
export function endPause(change: ComplaintChange, context: ClockContext): void {
  resumeClocks(change, context);
  change.state.pauses = change.state.pauses.map((pause) =>
    pause.toMs === null ? { ...pause, toMs: change.nowMs } : pause,
  );
}
