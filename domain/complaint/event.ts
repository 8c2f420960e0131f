import type { CommandId, ComplaintId, StaffId } from '../ids.ts';
import type { ClockCode, ComplaintStatus } from './catalogue.ts';
import type { ComplaintAudience, ComplaintRung } from './rules.ts';
import type { ComplaintState } from './state.ts';

/** Who or what caused an event. */
export type ComplaintActor =
  /** `actingFor`: whom they stood in for, as deputy. */
  | { readonly kind: 'staff'; readonly staffId: StaffId; readonly actingFor?: StaffId }
  | { readonly kind: 'timer'; readonly clock: ClockCode }
  | { readonly kind: 'workflow'; readonly workflowId: string };

/** One line of the clock ledger. Actor and reason are the event's: from the ledger alone the due time can be computed again. */
export interface ClockEntry {
  readonly clock: ClockCode;
  /** Of the day of an action: which one. */
  readonly actionId?: string;
  readonly kind: 'started' | 'paused' | 'resumed' | 'reset' | 'met' | 'stopped' | 'overdue' | 'acted';
  /** As it is after the entry: when it is due, or, while it is paused, what is left until then in ms of its own time. */
  readonly dueAtMs: number | null;
  readonly leftMs: number | null;
  /** Whether what is left is working time; absent when nothing is, and in entries from before it was kept. */
  readonly countsWorkingTime?: boolean;
}

/** Somebody who hears of an event. A post instead of a person is filled when they are told. */
export interface ComplaintNotice {
  /** `owner`: whoever an action was given to. */
  readonly audience: ComplaintAudience | 'owner';
  readonly staffId: StaffId | null;
  readonly action: ComplaintRung['action'] | 'assigned' | 'decide' | 'action' | 'compliance';
  readonly clock: ClockCode | null;
}

/** One fact in the append-only log of a complaint. `changes` holds the new value of every state field that changed, so that
 *  any past state is the fold of the events up to it. */
export interface ComplaintEvent {
  readonly complaintId: ComplaintId;
  /** 1 for the first; no gaps; equals the state's revision after the event. */
  readonly revision: number;
  /** Command or signal name, or the clock that acted. */
  readonly type: string;
  /** Row of 11.2, when the event is one. */
  readonly rule: string | null;
  readonly atMs: number;
  readonly actor: ComplaintActor;
  readonly commandId: CommandId | null;
  readonly fromStatus: ComplaintStatus | null;
  readonly toStatus: ComplaintStatus;
  readonly reason: string | null;
  readonly ledger: readonly ClockEntry[];
  readonly notices: readonly ComplaintNotice[];
  readonly changes: Partial<ComplaintState>;
}

/** State from a log, in order of revision; null for an empty log. The first event carries every field. */
export function foldComplaintEvents(events: readonly ComplaintEvent[]): ComplaintState | null {
  return events.reduce<ComplaintState | null>(
    (state, { changes }) => ({ ...(state as ComplaintState), ...changes }),
    null,
  );
}
