import type { WorkingCalendar } from '../domain/calendar.ts';
import type { BranchId, CommandId } from '../domain/ids.ts';

/** The types of a kind of record that a workflow keeps: prospects are one, complaints another. */
export interface RecordKind {
  readonly state: { readonly revision: number; readonly branchId: BranchId };
  readonly event: unknown;
  readonly receipt: { readonly commandId: CommandId; readonly revision: number };
  readonly signal: unknown;
}

/** What one run of a record's workflow hands to the next: everything, since timers and unread signals do not survive a
 *  renewal. */
export interface Carry<Kind extends RecordKind> {
  readonly state: Kind['state'];
  readonly calendar: WorkingCalendar;
  readonly calendarReadAtMs: number;
  /** The last 200 commands, oldest first (SM-1). */
  readonly receipts: readonly Kind['receipt'][];
  /** The last events, for `reconcile`; oldest first. */
  readonly recentEvents: readonly Kind['event'][];
  /** Events that the read model does not have yet. */
  readonly pendingEvents: readonly Kind['event'][];
  readonly projectedRevision: number;
  readonly inbox: readonly Kind['signal'][];
}

/** Receipts kept to answer repeated commands (SM-1). */
export const keptReceipts = 200;

/** The answer to a command. */
export interface Answer<Kind extends RecordKind> {
  readonly receipt: Kind['receipt'];
  /** False when the database was away: applied and durable, not yet visible in lists. */
  readonly projected: boolean;
}
