import type { Settlement, SettlementOutcome } from '../correspondence/settlement.ts';
import type { ClosedTask, ProspectEvent } from './event.ts';
import type { RigorousReview } from './records.ts';

/** What an event leaves nothing to do of: every task that it closed; [] when it closed none. */
export function settledByProspect(event: ProspectEvent): readonly Settlement[] {
  const { revision, type, atMs, actor, tasksClosed } = event;
  const by = actor.kind === 'staff' ? actor.staffId : null;
  return tasksClosed.map(({ taskId, status }) => ({
    asks: [taskId],
    revision,
    type,
    by,
    atMs,
    outcome: outcomeOf(event, status),
  }));
}

const outcomeOfReview: Readonly<Record<RigorousReview['decision'], SettlementOutcome>> = {
  approve: 'approved',
  reject: 'rejected',
  defer: 'deferred',
};

function outcomeOf({ type, changes, overridden }: ProspectEvent, status: ClosedTask['status']): SettlementOutcome {
  if (type === 'decideReview' && changes.review != null) return outcomeOfReview[changes.review.decision];
  if (type === 'grantOverride') return 'granted';
  if (type === 'declineOverride') return 'declined';
  // Whoever asked for a waiver may have met the conditions themselves meanwhile.
  if (type === 'advance') return overridden.length > 0 ? 'granted' : 'obsolete';
  return status === 'done' ? 'done' : 'obsolete';
}
