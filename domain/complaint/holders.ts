import type { BranchId, StaffId } from '../ids.ts';
import { namedIn } from './named.ts';
import type { ComplaintState } from './state.ts';

/** Who stands how to a case: what permissions look at. Snapshots carry these fields under the same names, so that a query and
 *  a check of one case are the same rule. */
export interface ComplaintHolding {
  readonly branchId: BranchId;
  readonly receivedBy: StaffId;
  readonly handlerId: StaffId | null;
  /** Who reviews the appeal that waits for a decision. */
  readonly reviewerId: StaffId | null;
  /** Everybody with an action that is not done, each once. */
  readonly actionOwnerIds: readonly StaffId[];
  readonly complainedStaffId: StaffId | null;
  /** Everybody who was ever named. Absent in snapshots from before there could be several. */
  readonly namedStaffIds?: readonly StaffId[] | undefined;
}

export function complaintHolding(state: ComplaintState): ComplaintHolding {
  const { branchId, receivedBy, handlerId, complainedStaffId, appeals, actions } = state;
  const appeal = appeals.at(-1);
  const owners = actions.filter(({ doneAtMs }) => doneAtMs === null).map(({ ownerId }) => ownerId);
  return {
    branchId,
    receivedBy,
    handlerId,
    reviewerId: appeal === undefined || appeal.decision !== null ? null : appeal.reviewerId,
    actionOwnerIds: [...new Set(owners)],
    complainedStaffId,
    namedStaffIds: [...namedIn(state)],
  };
}
