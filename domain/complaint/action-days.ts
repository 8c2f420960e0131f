import { bankDayOf } from '../bank-day.ts';
import { nextWorkingInstant } from '../calendar.ts';
import { isOpen } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import { endClock, startActionClock, type ClockContext } from './clock.ts';
import { hasStandingDecision } from './deciding.ts';
import { ladderOf } from './rules.ts';
import type { ComplaintAction, ComplaintClock } from './state.ts';

/** Lets every action that somebody must do have its clock, and none else. It runs from the moment they are asked, which for a
 *  decision is when it stands, until the action is done, called off, replaced by another decision or the case is closed; no pause
 *  and no outside body stops it, because it is the bank's own work. Cases whose rules know no such clock have none. */
export function followActions(change: ComplaintChange, context: ClockContext): void {
  const { state } = change;
  const open = isOpen(state.status) ? state.actions.filter(({ doneAtMs }) => doneAtMs === null) : [];
  const running = state.clocks.filter(({ actionId }) => actionId !== undefined);
  for (const clock of running)
    if (!open.some(({ actionId }) => actionId === clock.actionId))
      endClock(change, clock, isDone(state.actions, clock) ? 'met' : 'stopped');
  if (ladderOf(context.rules, 'actionDue', state.severity).length === 0) return;
  for (const { actionId, dueAtMs, askedBy } of open) {
    const isAsked = askedBy !== undefined || hasStandingDecision(state);
    if (!isAsked || running.some((clock) => clock.actionId === actionId)) continue;
    startActionClock(change, { actionId, dueAtMs: dayOverAtMs(dueAtMs, context) }, context);
  }
}

function isDone(actions: readonly ComplaintAction[], { actionId }: ComplaintClock): boolean {
  const action = actions.find((one) => one.actionId === actionId);
  return action !== undefined && action.doneAtMs !== null && action.calledOffFor === undefined;
}

/** The first working instant after the day of an instant. */
function dayOverAtMs(atMs: number, { calendar }: ClockContext): number {
  return nextWorkingInstant(calendar, bankDayOf(atMs, calendar.utcOffsetMinutes).toMs);
}

/** Whoever an action was given to hears that its day has passed. */
export function tellOwner({ state, notices }: ComplaintChange, { key, actionId }: ComplaintClock): void {
  const action = state.actions.find((one) => one.actionId === actionId);
  if (action === undefined) return;
  notices.push({ audience: 'owner', staffId: action.ownerId, action: 'action', clock: key });
}
