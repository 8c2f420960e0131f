import type { ComplaintId } from '../ids.ts';
import { callOffAppointment, resumeAppointment } from './appointing.ts';
import { endDeadlines, openTask, type Change } from './change.ts';
import { armDeadline, freezeDeadlines, isHeld, thawDeadlines, type TimeContext } from './deadline.ts';
import type { Hold } from './records.ts';
import type { ProspectState } from './state.ts';

const complaintPrefix = 'complaint:';

/** The hold of a complaint; ids of holds are known by it. */
export function complaintHoldId(complaintId: ComplaintId): string {
  return `${complaintPrefix}${complaintId}`;
}

/** The complaint that a hold is for; null for a freeze. */
export function complaintOfHold({ kind, holdId }: Pick<Hold, 'kind' | 'holdId'>): ComplaintId | null {
  return kind === 'complaint' ? holdId.slice(complaintPrefix.length) : null;
}

/** Whether a complaint is among the reasons to stand still: then no sales contact is planned either (P-58). */
export function isHeldByComplaint({ holds }: Pick<ProspectState, 'holds'>): boolean {
  return holds.some(({ kind }) => kind === 'complaint');
}

/** Adds a reason to stand still; the first one freezes the sales deadlines (SM-8), and a complaint calls off the appointment
 *  ahead (P-58), which a freeze leaves to the owner (P-66). Repeating a reason changes nothing. */
export function placeHold(change: Change, hold: Hold, context: TimeContext): void {
  if (change.state.holds.some(({ holdId }) => holdId === hold.holdId)) return;
  const wasHeld = isHeld(change.state);
  change.state.holds = [...change.state.holds, hold];
  if (!wasHeld) freezeDeadlines(change, context);
  const complaintId = complaintOfHold(hold);
  if (complaintId !== null && context.holdsKeepAppointments !== true) callOffAppointment(change, complaintId, context);
  if (hold.untilMs !== null) armDeadline(change, 'T.HOLD', context, { dueAtMs: hold.untilMs });
}

/** Takes a reason away; when none is left the deadlines run on and the owner looks after the customer (P-59, P-67). */
export function releaseHold(change: Change, holdId: string, context: TimeContext): void {
  const released = change.state.holds.find((hold) => hold.holdId === holdId);
  if (released === undefined) return;
  change.state.holds = change.state.holds.filter((hold) => hold.holdId !== holdId);
  if (released.kind === 'manual') endDeadlines(change, ({ code }) => code === 'T.HOLD', 'done');
  if (isHeld(change.state)) return;
  thawDeadlines(change, context);
  if (context.holdsKeepAppointments !== true) resumeAppointment(change, context);
  if (released.kind === 'complaint') openTask(change, 'care', { dueAtMs: change.nowMs, priority: 2 });
}
