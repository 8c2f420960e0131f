import type { ComplaintStatus, Level } from './catalogue.ts';
import type { ClockEntry, ComplaintNotice } from './event.ts';
import type { ComplaintAudience } from './rules.ts';
import type { ComplaintState } from './state.ts';

/** A complaint being changed by one command or clock. Top-level fields are replaced, never changed inside. */
export interface ComplaintChange {
  readonly state: { -readonly [Field in keyof ComplaintState]: ComplaintState[Field] };
  readonly nowMs: number;
  readonly ledger: ClockEntry[];
  readonly notices: ComplaintNotice[];
  /** Row of 11.2 that the change carried out. */
  rule: string | null;
  reason: string | null;
}

/** Starts a change on a copy of the state. */
export function startChange(state: ComplaintState, nowMs: number): ComplaintChange {
  return { state: { ...state }, nowMs, ledger: [], notices: [], rule: null, reason: null };
}

export function enter(change: ComplaintChange, status: ComplaintStatus): void {
  if (change.state.status === status) return;
  change.state.status = status;
  change.state.statusSinceMs = change.nowMs;
}

/** A new id inside the complaint, the same on every replay. */
export function nextId(change: ComplaintChange, kind: string): string {
  const number = change.state.nextNumber;
  change.state.nextNumber = number + 1;
  return `${kind}-${number}`;
}

/** Somebody hears of the change, once for each thing that is asked of them. */
export function tell(
  change: ComplaintChange,
  audience: ComplaintAudience,
  action: ComplaintNotice['action'],
  clock: ComplaintNotice['clock'] = null,
): void {
  const notice = { ...hearerOf(change.state, audience), action, clock };
  const isTold = change.notices.some((told) => told.audience === notice.audience && told.action === action);
  if (!isTold) change.notices.push(notice);
}

/** Who hears for an audience: while nobody handles or reviews the case, the post that is responsible at its level. */
export function hearerOf(
  state: ComplaintState,
  audience: ComplaintAudience,
): { readonly audience: ComplaintAudience; readonly staffId: ComplaintNotice['staffId'] } {
  if (audience !== 'handler' && audience !== 'reviewer') return { audience, staffId: null };
  const staffId = audience === 'handler' ? state.handlerId : (state.appeals.at(-1)?.reviewerId ?? null);
  return { audience: staffId === null ? postOf(state.level) : audience, staffId };
}

/** Lifts the level; it never goes down (8.6), and adds people without removing the handler.
 *  @returns false when it was that high already */
export function raiseTo(change: ComplaintChange, level: Level): boolean {
  if (change.state.level >= level) return false;
  change.state.level = level;
  return true;
}

/** As `raiseTo`, and whoever is responsible at the new level hears of it. */
export function raiseAndTell(change: ComplaintChange, level: Level): void {
  if (raiseTo(change, level)) tell(change, postOf(level), 'raise');
}

/** The post that is responsible at a level. */
export function postOf(level: Level): ComplaintAudience {
  return `level${level}`;
}

/** The next level up; 3 is the highest inside the bank. */
export function levelAbove(level: Level): Level {
  return level === 1 ? 2 : 3;
}
