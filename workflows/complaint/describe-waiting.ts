import { formatLocal, type WorkingCalendar } from '../../domain/calendar.ts';
import { isOver } from '../../domain/complaint/catalogue.ts';
import { earliestClock } from '../../domain/complaint/clock.ts';
import { isHolding } from '../../domain/complaint/hold.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { actsAtMs } from '../../domain/escalation/climb.ts';

/** One line for an operator: where a complaint stands and what it waits for. No personal data. */
export function describeWaiting(state: ComplaintState, calendar: WorkingCalendar): string {
  const { status, severity, level } = state;
  if (isOver(status)) return `${status}: the case is over`;
  const stands = `${status}, ${severity}, level ${level}${isHolding(state) ? ', holds sales' : ''}`;
  const clock = earliestClock(state);
  const atMs = clock === null ? null : actsAtMs(clock);
  return clock === null || atMs === null
    ? `${stands}: nothing is due`
    : `${stands}: ${clock.key} acts ${formatLocal(calendar, atMs)}`;
}
