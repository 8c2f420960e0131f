import { actsAtMs } from '../escalation/climb.ts';
import { instantAfter } from '../wait.ts';
import type { ClockCode } from './catalogue.ts';
import { enter, levelAbove, postOf, raiseTo, startChange, tell, type ComplaintChange } from './change.ts';
import { doesMore, earliestClock, note, put, stopClocks, tellsMore, type ClockContext } from './clock.ts';
import { record, type ComplaintDecided } from './decide.ts';
import { tellOwner } from './action-days.ts';
import { closeCase } from './closing.ts';
import { endPause } from './pausing.ts';
import type { ComplaintNotice } from './event.ts';
import { ladderOf, type ComplaintAudience, type ComplaintRung } from './rules.ts';
import type { ComplaintClock, ComplaintState } from './state.ts';

/** Lets the earliest clock that is due act once; null when none is due. Called until it returns null. */
export function fireDue(state: ComplaintState, nowMs: number, context: ClockContext): ComplaintDecided | null {
  const clock = earliestClock(state);
  const atMs = clock === null ? null : actsAtMs(clock);
  if (clock === null || atMs === null || atMs > nowMs) return null;
  const change = startChange(state, nowMs);
  climb(change, clock, context);
  if (atMs >= clock.dueAtMs) onDue[clock.key]?.(change, context, clock);
  return record(state, change, { type: clock.key, actor: { kind: 'timer', clock: clock.key }, commandId: null });
}

/** One rung: whoever it names hears; a raise lifts the level, and tells who holds the new one (C-18). At level 3 nothing is
 *  left to lift: the same people are informed, again and again when the rung repeats. */
function climb(change: ComplaintChange, clock: ComplaintClock, context: ClockContext): void {
  const ladder = ladderOf(context.rules, clock.key, change.state.severity);
  const rung = ladder[Math.min(clock.rungsActed, ladder.length - 1)];
  const acted = { ...clock, rungsActed: clock.rungsActed + 1 };
  put(change, acted);
  note(change, acted, (actsAtMs(clock) ?? 0) >= clock.dueAtMs ? 'overdue' : 'acted');
  if (rung === undefined) return;
  const isLeftToRaise = act(change, clock.key, rung, context);
  tellWhoApproves(change, clock.key, rung, context);
  const isLast = acted.rungsActed >= acted.rungsAtMs.length;
  if (rung.repeatEvery === null || !isLast) return;
  // cases of before were told no more once they had come to level 3
  if (!isLeftToRaise && !doesMore(context)) return;
  const againAtMs = instantAfter(context.calendar, change.nowMs, rung.repeatEvery);
  put(change, { ...acted, rungsAtMs: [...acted.rungsAtMs, againAtMs] });
}

/** Whom a rung names hears. When the level rises, those at the level it leaves hear of that, once, also where a handler is
 *  named, who stands for level 1: what a limit says again and again at level 3 is for whom the rung names and for level 3.
 *  @returns false when it was a raise and there is no level left for another one */
function act(
  change: ComplaintChange,
  code: ClockCode,
  { tell: audience, action }: ComplaintRung,
  context: ClockContext,
) {
  change.rule = ruleOf(code);
  if (action !== 'raise') {
    tell(change, audience, action, code);
    return true;
  }
  const left = change.state.level;
  const level = levelAbove(left);
  const said = level > left ? 'raise' : 'inform';
  tell(change, audience, said, code);
  if (level > left && left > 1) tellAlso(change, context, { audience: postOf(left), action: said, clock: code });
  raiseTo(change, level);
  tell(change, postOf(level), said, code);
  return level < 3;
}

/** A decision that waits for approval holds up the answer and the solution: of these limits those hear as well who must approve it,
 *  because the handler can do nothing about them. */
function tellWhoApproves(change: ComplaintChange, clock: ClockCode, { action }: ComplaintRung, context: ClockContext) {
  const { status, approval } = change.state;
  if (status !== 'awaitingApproval' || approval === null) return;
  if (clock !== 'firstAnswer' && clock !== 'resolve') return;
  const said = action === 'warn' ? 'warn' : 'inform';
  tellAlso(change, context, { audience: postOf(approval.level), action: said, clock });
}

/** Tells a post that did not hear of limits at first, when it is not told anyway. */
function tellAlso(
  change: ComplaintChange,
  context: ClockContext,
  { audience, action, clock }: { readonly audience: ComplaintAudience } & Pick<ComplaintNotice, 'action' | 'clock'>,
): void {
  // asked last: the workflow notes in its history that it was
  if (!change.notices.some((told) => told.audience === audience) && tellsMore(context))
    tell(change, audience, action, clock);
}

function ruleOf(code: ClockCode): string | null {
  if (code === 'acknowledge') return 'C-04';
  return code === 'firstAnswer' || code === 'resolve' ? 'C-18' : null;
}

type Deed = (change: ComplaintChange, context: ClockContext, clock: ComplaintClock) => void;

/** What being due does besides telling whom the ladder names. */
const onDue: Partial<Record<ClockCode, Deed>> = {
  // C-07: the customer did not answer in ten working days; the inquiry goes on with what is known
  answerOfCustomer: (change, context) => {
    change.rule = 'C-07';
    endPause(change, context);
    stopClocks(change, ['answerOfCustomer']);
    enter(change, 'investigating');
  },
  // C-13: ten days after the letter to somebody who could not be reached
  letter: (change, context) => {
    change.rule = 'C-13';
    closeCase(change, 'unreachable', context);
  },
  // C-26: nobody appealed
  appealWindow: (change) => {
    change.rule = 'C-26';
    stopClocks(change, ['appealWindow', 'age']);
    enter(change, 'finalised');
  },
  actionDue: (change, _context, clock) => {
    if (actsAtMs(clock) === clock.dueAtMs) tellOwner(change, clock);
  },
};
