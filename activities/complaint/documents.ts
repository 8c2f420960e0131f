import { isOpen, type ClockCode, type Level } from '../../domain/complaint/catalogue.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { isHolding } from '../../domain/complaint/hold.ts';
import { complaintHolding } from '../../domain/complaint/holders.ts';
import { nextPromise, queueAtMs } from '../../domain/complaint/queue.ts';

import type { ComplaintState } from '../../domain/complaint/state.ts';
import { complaintEventId, type StoredComplaintEvent } from '../../models/complaint-event.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';

/** What a complaint's workflow hands to the read model: a whole truth, not a delta, so that repeating and reordering do no
 *  harm. */
export interface ComplaintProjection {
  /** State after the last event below. */
  readonly snapshot: ComplaintState;
  /** Every event since the last projected revision, ascending, at least one. */
  readonly events: readonly ComplaintEvent[];
}

/** The snapshot of a state, without the time of projection, which the database's clock sets, and what only the log knows
 *  (`loggedFields`). */
export function complaintFields(
  state: ComplaintState,
): Omit<ComplaintSnapshot, 'projectedAt' | 'startLevel' | 'lateClocks'> {
  const { customer, closing, decision, withdrawal } = state;
  const promise = nextPromise(state);
  const isPaused = promise !== null && promise.frozenRemainingMs !== null;
  return {
    ...complaintHolding(state),
    _id: state.complaintId,
    revision: state.revision,
    caseNumber: state.caseNumber,
    status: state.status,
    open: isOpen(state.status),
    statusSince: new Date(state.statusSinceMs),
    severity: state.severity,
    level: state.level,
    category: state.category,
    channel: state.channel,
    customerName: customer?.name ?? null,
    customerPhone: customer?.phone ?? null,
    coreBankCustomerNo: customer?.coreBankCustomerNo ?? null,
    prospectId: state.prospectId,
    parentId: state.parentId,
    receivedAt: new Date(state.receivedAtMs),
    registeredAt: new Date(state.registeredAtMs),
    closedAt: closing === null ? null : new Date(closing.atMs),
    queueAt: new Date(queueAtMs(state)),
    dueClock: promise?.key ?? null,
    dueAt: promise === null || isPaused ? null : new Date(promise.dueAtMs),
    paused: isPaused,
    holdsSales: isHolding(state),
    rootCauseClass: decision?.rootCauseClass ?? withdrawal?.rootCauseClass ?? null,
    state,
  };
}

/** What a snapshot keeps of events, and a state does not have. Every event passes here at least once, whatever is repeated. */
export function loggedFields(events: readonly ComplaintEvent[]): {
  readonly lateClocks: readonly ClockCode[];
  /** Null when the registration is not among the events. */
  readonly startLevel: Level | null;
} {
  const late = events.flatMap(({ ledger }) =>
    ledger.filter(({ kind }) => kind === 'overdue').map(({ clock }) => clock),
  );
  const registration = events.find(({ revision }) => revision === 1);
  return { lateClocks: [...new Set(late)], startLevel: registration?.changes.level ?? null };
}

export function complaintEventDocument(event: ComplaintEvent): StoredComplaintEvent {
  return { _id: complaintEventId(event.complaintId, event.revision), ...event };
}
