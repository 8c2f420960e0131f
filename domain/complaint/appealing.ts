import { instantAfter } from '../wait.ts';
import type { UnmetCondition } from '../failure.ts';
import type { StaffId } from '../ids.ts';
import type { Level } from './catalogue.ts';
import { enter, levelAbove, raiseAndTell, tell, type ComplaintChange } from './change.ts';
import { clockOf, startClock, stopClocks, type ClockContext } from './clock.ts';
import { boundBy, decidesAt, hard, independent, placeOf, type CasePerson } from './command.ts';
import { unmetPresence } from './handling.ts';
import type { Named } from './named.ts';
import type { Appeal, Approval, ComplaintDecision, ComplaintState } from './state.ts';

/** The appeal that waits for a decision; null when there is none. */
export function openAppeal({ appeals }: Pick<ComplaintState, 'appeals'>): Appeal | null {
  const last = appeals.at(-1);
  return last === undefined || last.decision !== null ? null : last;
}

/** C-12, C-14: the first appeal lifts the level by one, the second to 3 (8.6); the bank owes an answer again. */
export function beginAppeal(change: ComplaintChange, reason: string, context: ClockContext): void {
  const number = change.state.appeals.length + 1;
  const appeal: Appeal = {
    number,
    atMs: change.nowMs,
    reason,
    reviewerId: null,
    reviewerLevel: null,
    acknowledgedAtMs: null,
    decision: null,
    findings: null,
    decidedAtMs: null,
  };
  change.state.appeals = [...change.state.appeals, appeal];
  change.state.closing = null;
  change.reason = reason;
  raiseAndTell(change, number === 1 ? levelAbove(change.state.level) : 3);
  stopClocks(change, ['reportBack', 'letter', 'appealWindow']);
  enter(change, 'appealed');
  startClock(change, 'appealAcknowledge', context);
  startClock(change, 'appealDecision', context);
  if (clockOf(change.state, 'age') === null) startClock(change, 'age', context, change.state.receivedAtMs);
  tell(change, 'reviewer', 'decide');
}

/** Changes the appeal that waits for a decision. */
export function changeAppeal(change: ComplaintChange, changed: Partial<Appeal>): void {
  const last = change.state.appeals.length - 1;
  change.state.appeals = change.state.appeals.map((appeal, index) =>
    index === last ? { ...appeal, ...changed } : appeal,
  );
}

/** When the customer may appeal at the latest; null while the case is not closed.   @returns UTC ms */
export function appealableUntilMs(
  { closing }: Pick<ComplaintState, 'closing'>,
  { rules, calendar }: ClockContext,
): number | null {
  return closing === null ? null : instantAfter(calendar, closing.atMs, rules.waits.appealWindow);
}

/** Who decided what so far. */
interface DecidedBefore {
  readonly decision: Pick<ComplaintDecision, 'level' | 'decidedBy'> | null;
  readonly approval: Pick<Approval, 'level' | 'decision' | 'decidedBy'> | null;
  readonly appeals: readonly Pick<Appeal, 'reviewerId'>[];
}

/** The level that a reviewer must have at least: above everybody who decided, and 3 for the second appeal (8.7). */
export function reviewLevel({ decision, approval, appeals }: DecidedBefore): Level {
  if (appeals.length > 1) return 3;
  const approvedAt = approval?.decision === 'approved' ? approval.level : 1;
  return levelAbove(Math.max(decision?.level ?? 1, approvedAt) as Level);
}

/** Unmet when somebody may not review the appeal: they are on leave, handled, decided or reviewed the case before,
 *  or it is about them. */
export function unmetReviewer(
  state: ComplaintState,
  {
    reviewerId,
    reviewerLevel,
    awayUntil,
  }: {
    readonly reviewerId: StaffId;
    readonly reviewerLevel: Level | null;
    readonly awayUntil?: string | null | undefined;
  },
): UnmetCondition[] {
  return [
    ...unmetPresence(awayUntil),
    ...independent(reviewerId, state),
    ...(hasHadPart(state, reviewerId) ? [hard('CX.INVOLVED')] : []),
    ...((reviewerLevel ?? 0) < reviewLevel(state) ? [hard('CX.REVIEWER_LEVEL')] : []),
  ];
}

/** Unmet when somebody is neither the reviewer nor the reviewer's deputy, or is a deputy who has had a part in the case. */
export function unmetReviewing(state: PartsInRounds, actor: CasePerson): UnmetCondition[] {
  if (state.appeals.at(-1)?.reviewerId !== placeOf(actor)) return [hard('CX.REVIEWER')];
  return actor.actingFor !== undefined && hasHadPart(state, actor.staffId) ? [hard('CX.INVOLVED')] : [];
}

/** Unmet when somebody may not approve what was decided, or send it back: of too low a level, or with a part in the case. */
export function unmetApproving(state: Parameters<typeof hasPart>[0] & Named, actor: CasePerson): UnmetCondition[] {
  const isInvolved = boundBy(actor).some((staffId) => state.handlerId !== staffId && hasPart(state, staffId));
  return [...decidesAt(state.approval?.level ?? 3, state, actor), ...(isInvolved ? [hard('CX.INVOLVED')] : [])];
}

/** Everybody with a part in the case, in this round and in those before. */
type PartsInRounds = Parameters<typeof hasPart>[0] & Pick<ComplaintState, 'earlierDeciderIds'>;

/** Whether somebody handled, decided, approved, sent back or reviewed the case, in whatever round. */
export function hasHadPart(state: PartsInRounds, staffId: StaffId): boolean {
  return hasPart(state, staffId) || (state.earlierDeciderIds ?? []).includes(staffId);
}

/** As `hasHadPart` without earlier rounds: whoever sent a decision back may approve the next one. The reviewer of the open appeal
 *  has no part yet; one whose appeal an outside body cut short has. */
export function hasPart(
  {
    handlerId,
    pastHandlerIds,
    decision,
    approval,
    appeals,
    status,
  }: DecidedBefore & Pick<ComplaintState, 'handlerId' | 'pastHandlerIds' | 'status'>,
  staffId: StaffId,
): boolean {
  const isOpenOne = (index: number): boolean => status === 'appealed' && index === appeals.length - 1;
  const reviewed = appeals.some(({ reviewerId }, index) => reviewerId === staffId && !isOpenOne(index));
  return (
    staffId === handlerId ||
    pastHandlerIds.includes(staffId) ||
    staffId === decision?.decidedBy ||
    staffId === approval?.decidedBy ||
    reviewed
  );
}
