import type { ComplaintChange } from './change.ts';
import { pauseClocks, resumeClocks, type ClockContext } from './clock.ts';

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
