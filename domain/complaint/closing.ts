import { clockCodes, type Closing } from './catalogue.ts';
import { enter, type ComplaintChange } from './change.ts';
import { startClock, stopClocks, type ClockContext } from './clock.ts';

/** Closes the case: selling to the customer goes on, and the customer may appeal for a while. */
export function closeCase(change: ComplaintChange, kind: Closing, context: ClockContext): void {
  stopClocks(change, clockCodes);
  change.state.closing = { kind, atMs: change.nowMs };
  enter(change, 'closed');
  startClock(change, 'appealWindow', context);
}
