import type { StaffId } from '../../ids.ts';
import { changeAppeal, openAppeal } from '../appealing.ts';
import { enter, levelAbove, postOf, raiseAndTell, tell, type ComplaintChange } from '../change.ts';
import { doesMore } from '../clock.ts';
import type { ComplaintCommand } from '../command.ts';
import { triages, unmetText } from '../handling.ts';
import { namedIn } from '../named.ts';
import type { ComplaintState } from '../state.ts';

export interface NameStaffPayload {
  readonly staffId: StaffId;
  /** The person heads a unit: the case goes to level 3 (8.6). The API looks it up. */
  readonly isSupervisor: boolean;
  readonly reason: string;
}

/** The complaint turns out to be about a member of staff, who from now on has no part in it, and those named before have none
 *  either: a handler or reviewer loses the case, and the level above is told to name another (C-23). What the person has
 *  approved and is not carried out yet waits for somebody else's approval. */
export const nameStaff: ComplaintCommand<NameStaffPayload> = {
  name: 'nameStaff',
  statuses: 'open',
  check: (state, { reason }, { actor }) => [...triages(state, actor), ...unmetText(reason, 'CX.REASON')],
  apply: (change, { staffId, isSupervisor, reason }, context) => {
    change.rule = 'C-23';
    change.reason = reason;
    change.state.namedStaffIds = [...new Set([...namedIn(change.state), staffId])];
    change.state.complainedStaffId = staffId;
    if (isSupervisor) raiseAndTell(change, 3);
    const isHandler = change.state.handlerId === staffId;
    const isReviewer = openAppeal(change.state)?.reviewerId === staffId;
    if (isHandler) change.state.handlerId = null;
    if (isReviewer) changeAppeal(change, { reviewerId: null, reviewerLevel: null });
    if (isHandler || isReviewer) tell(change, postOf(levelAbove(change.state.level)), 'decide');
    if (hasApproved(change.state, staffId) && doesMore(context)) askAgain(change);
  },
};

/** Whether somebody approved a remedy that is not carried out yet. */
function hasApproved({ approval, resolvedAtMs }: ComplaintState, staffId: StaffId): boolean {
  return approval?.decision === 'approved' && approval.decidedBy === staffId && resolvedAtMs === null;
}

function askAgain(change: ComplaintChange): void {
  const { approval } = change.state;
  if (approval === null) return;
  change.state.approval = { level: approval.level, decision: 'pending', decidedBy: null, reason: null, atMs: null };
  if (change.state.status === 'resolving') enter(change, 'awaitingApproval');
  tell(change, postOf(approval.level), 'decide');
}
