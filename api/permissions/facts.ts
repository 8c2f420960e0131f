import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { StepNumber } from '../../domain/process/definition.ts';
import { awaitsBooking, holderIds } from '../../domain/prospect/holders.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';

/** What permissions look at in a prospect, besides its step. */
export interface Holding {
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Whose record it is: the owner, the maintaining manager, everybody with an open task on it. */
  readonly holderIds: readonly StaffId[];
  /** The customer has said yes and the money is not confirmed: it is with the back office. */
  readonly awaitsBooking: boolean;
}

/** Everything permissions look at in a prospect. */
export interface ProspectFacts extends Holding {
  readonly step: StepNumber;
}

/** The same from the state itself. */
export function factsOf(state: ProspectState): ProspectFacts {
  const { ownerId, teamId, branchId, step } = state;
  return { ownerId, teamId, branchId, step, holderIds: holderIds(state), awaitsBooking: awaitsBooking(state) };
}
