import type { StaffId } from '../../ids.ts';
import { changeAppeal, openAppeal } from '../appealing.ts';
import { levelAbove, postOf, raiseAndTell, tell } from '../change.ts';
import type { ComplaintCommand } from '../command.ts';
import { triages, unmetText } from '../handling.ts';

export interface NameStaffPayload {
  readonly staffId: StaffId;
  /** The person heads a unit: the case goes to level 3 (8.6). The API looks it up. */
  readonly isSupervisor: boolean;
  readonly reason: string;
}

/** The complaint turns out to be about a member of staff, who from now on has no part in it: a handler or reviewer loses the
 *  case, and the level above is told to name another (C-23). */
export const nameStaff: ComplaintCommand<NameStaffPayload> = {
  name: 'nameStaff',
  statuses: 'open',
  check: (state, { reason }, { actor }) => [...triages(state, actor), ...unmetText(reason, 'CX.REASON')],
  apply: (change, { staffId, isSupervisor, reason }) => {
    change.rule = 'C-23';
    change.reason = reason;
    change.state.complainedStaffId = staffId;
    if (isSupervisor) raiseAndTell(change, 3);
    const isHandler = change.state.handlerId === staffId;
    const isReviewer = openAppeal(change.state)?.reviewerId === staffId;
    if (isHandler) change.state.handlerId = null;
    if (isReviewer) changeAppeal(change, { reviewerId: null, reviewerLevel: null });
    if (isHandler || isReviewer) tell(change, postOf(levelAbove(change.state.level)), 'decide');
  },
};
