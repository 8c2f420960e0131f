import { unmetApproving } from '../appealing.ts';
import { enter, tell } from '../change.ts';
import type { ComplaintCommand } from '../command.ts';
import { unmetText } from '../handling.ts';

export interface DecideApprovalPayload {
  readonly decision: 'approved' | 'rejected';
  /** Needed to reject. */
  readonly reason: string | null;
}

/** A remedy above the handler's limit is approved, or goes back to the inquiry (C-09); never by whoever had a part in it. */
export const decideApproval: ComplaintCommand<DecideApprovalPayload> = {
  name: 'decideApproval',
  statuses: ['awaitingApproval'],
  check: (state, { decision, reason }, { actor }) => [
    ...unmetApproving(state, actor),
    ...(decision === 'rejected' ? unmetText(reason, 'CX.REASON') : []),
  ],
  apply: (change, { decision, reason }, { actor }) => {
    change.rule = 'C-09';
    change.reason = reason;
    const level = change.state.approval?.level ?? 3;
    change.state.approval = { level, decision, decidedBy: actor.staffId, reason, atMs: change.nowMs };
    enter(change, decision === 'approved' ? 'resolving' : 'investigating');
    tell(change, 'handler', 'inform');
  },
};
