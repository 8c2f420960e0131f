import type { UnmetCondition } from '../../failure.ts';
import type { ClosingStrategy, LossReason, ObjectionType } from '../catalogue.ts';
import { count, openTask, type Change } from '../change.ts';
import { hard, type Command, type CommandContext } from '../command.ts';
import { armDeadline, meetDeadline } from '../deadline.ts';
import { dayMs } from '../../wait.ts';
import { addObjection } from '../objecting.ts';
import { endPursuit, enterPhase, parkUntil } from '../phase.ts';
import type { ProspectState } from '../state.ts';
import type { ClosingAttempt } from '../records.ts';

export interface RecordClosingAttemptPayload {
  readonly signals: readonly string[];
  readonly noSignalReason: string | null;
  readonly strategy: ClosingStrategy;
  readonly result: ClosingAttempt['result'];
  readonly otherBusinessIntroduced: string | null;
  /** With `thinking`: when the customer will decide; at most 60 days ahead. */
  readonly thinkingUntilMs: number | null;
  /** With `newObjection`. */
  readonly objection: { readonly verbatim: string; readonly type: ObjectionType } | null;
  /** With `declined`: no chance ends the pursuit, otherwise it is parked until the recheck. */
  readonly declined: {
    readonly reason: LossReason;
    readonly text: string;
    readonly noChance: boolean;
    readonly recheckAtMs: number | null;
  } | null;
}

const maxThinkingMs = 60 * dayMs;

/** One attempt to obtain the decision (4.5.3, P-36 to P-41). */
export const recordClosingAttempt: Command<RecordClosingAttemptPayload> = {
  name: 'recordClosingAttempt',
  phases: ['closing'],
  sells: true,
  check: (state, payload, context) => [...checkStrategy(state, payload), ...checkResult(payload, context)],
  apply: (change, payload, context) => {
    count(change, 'closingAttempts');
    const { signals, noSignalReason, strategy, result, otherBusinessIntroduced } = payload;
    change.state.lastAttempt = {
      attemptNo: change.state.counters.closingAttempts,
      atMs: context.nowMs,
      signals,
      noSignalReason,
      strategy,
      result,
      otherBusinessIntroduced,
    };
    if (result !== 'thinking') meetDeadline(change, 'T5.DECIDE');
    if (change.state.counters.closingAttempts >= context.rules.settings.closingMaxAttempts) askSupervisor(change);
    follow[result](change, payload, context);
  },
};

/** Each attempt tries another strategy than the one before (4.5.3). */
function checkStrategy(state: ProspectState, payload: RecordClosingAttemptPayload): UnmetCondition[] {
  return state.lastAttempt?.strategy === payload.strategy ? [{ code: 'X.SAME_STRATEGY', kind: 'soft' }] : [];
}

function checkResult(payload: RecordClosingAttemptPayload, { nowMs }: CommandContext): UnmetCondition[] {
  switch (payload.result) {
    case 'thinking': {
      const untilMs = payload.thinkingUntilMs ?? 0;
      return untilMs > nowMs && untilMs <= nowMs + maxThinkingMs ? [] : [hard('X.THINKING_UNTIL')];
    }
    case 'newObjection':
      return payload.objection === null ? [hard('X.OBJECTION')] : [];
    case 'declined':
      return payload.declined === null ? [hard('X.REASON')] : [];
    case 'accepted':
    case 'acceptedPartly':
      return [];
  }
}

const follow: Record<
  ClosingAttempt['result'],
  (change: Change, payload: RecordClosingAttemptPayload, context: CommandContext) => void
> = {
  accepted: win,
  acceptedPartly: win,
  thinking: (change, payload, context) => {
    change.rule = 'P-37';
    armDeadline(change, 'T5.DECIDE', context, { dueAtMs: payload.thinkingUntilMs as number });
  },
  newObjection: (change, payload, context) => {
    change.rule = 'P-38';
    count(change, 'returnsToObjections');
    change.state.objectionStep = 'entered';
    enterPhase(change, 'handlingObjections', context);
    if (payload.objection !== null) addObjection(change, { ...payload.objection, blocking: true }, context);
    if (change.state.counters.returnsToObjections > context.rules.settings.closingMaxReturns) askSupervisor(change);
  },
  declined: (change, payload, context) => {
    if (payload.declined === null) return;
    const { reason, text, noChance, recheckAtMs } = payload.declined;
    const days = context.rules.settings.declinedNurtureDays;
    change.rule = 'P-40';
    if (noChance) return endPursuit(change, 'lost', { reason, text, cooldownDays: days }, context);
    parkUntil(change, recheckAtMs ?? context.nowMs + days * dayMs, text, context);
  },
};

function win(change: Change, _payload: RecordClosingAttemptPayload, context: CommandContext): void {
  change.rule = 'P-36';
  enterPhase(change, 'won', context);
}

function askSupervisor(change: Change): void {
  openTask(change, 'supervisorReview', { dueAtMs: change.nowMs, audience: 'teamLead', priority: 2 });
}
