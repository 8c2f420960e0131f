import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { StepNumber } from '../../domain/process/definition.ts';

/** What permissions look at in a prospect, besides its step. */
export interface Holding {
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Who has an open task on it. */
  readonly assigneeIds: readonly StaffId[];
  /** The customer has said yes and the money is not confirmed: it is with the back office. */
  readonly awaitsBooking: boolean;
}

/** Everything permissions look at in a prospect. */
export interface ProspectFacts extends Holding {
  readonly step: StepNumber;
}
