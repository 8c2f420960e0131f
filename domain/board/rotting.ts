import { subtractWorkingMs, workingMsBetween, type WorkingCalendar } from '../calendar.ts';
import type { StepNumber } from '../process/definition.ts';

/** Working days without a real touch after which a prospect of a step rots (our choice: about the longest wait that the
 *  step's own deadlines allow between two talks with the customer). */
export const rottingWorkingDays: Readonly<Record<StepNumber, number>> = { 1: 5, 2: 5, 3: 3, 4: 3, 5: 3, 6: 20 };

/** What the rule looks at. */
export interface Neglect {
  /** Open and not parked: nothing else can rot. */
  readonly isActive: boolean;
  /** Selling stands still. */
  readonly isHeld: boolean;
  readonly step: StepNumber;
  /** The last real touch, or what else started the clock (`untouchedSinceMs`). */
  readonly untouchedSinceMs: number;
  readonly plannedTouchAtMs: number | null;
}

/** Whether a prospect is being neglected: too much working time since the last real touch, and none planned ahead. */
export function isRotting(
  { isActive, isHeld, step, untouchedSinceMs, plannedTouchAtMs }: Neglect,
  nowMs: number,
  calendar: WorkingCalendar,
): boolean {
  if (!isActive || isHeld || (plannedTouchAtMs !== null && plannedTouchAtMs > nowMs)) return false;
  return workingMsBetween(calendar, untouchedSinceMs, nowMs) >= limitMs(calendar, step);
}

/** The same rule for a query: what was touched last at or before this instant has been left alone for too long. */
export function rottingSinceMs(calendar: WorkingCalendar, step: StepNumber, nowMs: number): number {
  return subtractWorkingMs(calendar, nowMs, limitMs(calendar, step));
}

/** Working days between two instants, one decimal.   @returns 0 when `toMs` is not after `fromMs` */
export function workingDaysBetween(calendar: WorkingCalendar, fromMs: number, toMs: number): number {
  return Math.floor((workingMsBetween(calendar, fromMs, toMs) / workingDayMs(calendar)) * 10) / 10;
}

function limitMs(calendar: WorkingCalendar, step: StepNumber): number {
  return rottingWorkingDays[step] * workingDayMs(calendar);
}

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Length of one working day; a plain day when the calendar has no shifts. */
function workingDayMs({ shifts }: WorkingCalendar): number {
  const minutes = shifts.reduce((sum, { fromMinute, toMinute }) => sum + toMinute - fromMinute, 0);
  return minutes === 0 ? dayMs : minutes * minuteMs;
}
