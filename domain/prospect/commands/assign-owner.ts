import type { BranchId, StaffId, TeamId } from '../../ids.ts';
import { awake, closeTasks } from '../change.ts';
import { hard, isSupervisor, type Command } from '../command.ts';
import { beginQualifying } from '../create.ts';

/** The new owner with the facts of the staff register, which the API looks up. */
export interface AssignOwnerPayload {
  readonly staffId: StaffId;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  /** Active, with a profile that may own prospects. */
  readonly eligible: boolean;
  readonly reason: string;
}

/** Gives a lead its owner (P-04), or a running prospect another one; open tasks go along. */
export const assignOwner: Command<AssignOwnerPayload> = {
  name: 'assignOwner',
  phases: 'open',
  sells: false,
  check: (_state, payload, { actor }) => [
    ...(isSupervisor(actor) || actor.profiles.includes('allocator') ? [] : [hard('X.ALLOCATOR')]),
    ...(payload.eligible ? [] : [hard('G1.OWN')]),
  ],
  apply: (change, payload, context) => {
    change.state.ownerId = payload.staffId;
    change.state.teamId = payload.teamId;
    change.state.branchId = payload.branchId;
    change.reason = payload.reason;
    closeTasks(change, ({ kind }) => kind === 'reassign' || kind === 'assignOwner', 'done');
    change.state.tasks = change.state.tasks.map((task) =>
      task.audience === 'owner' ? { ...awake(task), assigneeId: payload.staffId } : task,
    );
    if (change.state.phase === 'lead') beginQualifying(change, context);
  },
};
