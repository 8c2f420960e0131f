import { instantAfter } from '../../wait.ts';
import type { UnmetCondition } from '../../failure.ts';
import { tell } from '../change.ts';
import { clockOf, dueIfResumed, moveClock, type ClockContext } from '../clock.ts';
import { boundBy, decidesAt, hard } from '../command.ts';
import type { CasePerson, ComplaintCommand, ComplaintContext, Parts } from '../command.ts';
import { keepNews, unmetMessage, unmetText, type CustomerMessage } from '../handling.ts';
import { extensionSteps } from '../rules.ts';
import type { ComplaintState, Extension } from '../state.ts';
import { isSystemic } from '../systemic.ts';

export interface DecideExtensionPayload {
  readonly decision: 'granted' | 'declined';
  /** Needed to decline. */
  readonly reason: string | null;
  /** What the customer is told about the reason and the new date; needed to grant. */
  readonly message: CustomerMessage | null;
}

/** More time is granted, and the customer is told the reason and the new date, or it is declined (C-19). */
export const decideExtension: ComplaintCommand<DecideExtensionPayload> = {
  name: 'decideExtension',
  statuses: 'open',
  check: (state, payload, context) => {
    const request = openExtension(state);
    if (request === null) return [hard('CX.NO_REQUEST')];
    const { actor } = context;
    return [
      ...unmetDecidingRequest(request, state, actor),
      ...(payload.decision === 'declined'
        ? unmetText(payload.reason, 'CX.REASON')
        : unmetGrant(state, payload, request, context)),
    ];
  },
  apply: (change, { decision, reason, message }, context) => {
    change.rule = 'C-19';
    const request = pendingExtension(change.state);
    if (request === null) return;
    change.reason = reason ?? request.reason;
    const decided = { ...request, decision, decidedBy: context.actor.staffId, decidedAtMs: change.nowMs };
    change.state.extensions = change.state.extensions.map((other) => (other === request ? decided : other));
    tell(change, 'handler', 'inform', 'resolve');
    if (decision === 'declined') return;
    if (message !== null) keepNews(change, message, context.actor.staffId);
    const clock = clockOf(change.state, 'resolve');
    const dueAtMs = extendedDueMs(change.state, request, change.nowMs, context);
    if (clock === null || dueAtMs === null) return;
    const wait = context.rules.limits[change.state.severity].resolve;
    moveClock(change, 'resolve', context, { fromMs: clock.fromMs, dueAtMs, wait, restarts: true });
  },
};

/** Unmet when somebody may not decide on a request for more time. */
export function unmetDecidingRequest(
  { level, requestedBy }: Pick<Extension, 'level' | 'requestedBy'>,
  state: Parts,
  actor: CasePerson,
): UnmetCondition[] {
  return [...decidesAt(level, state, actor), ...(boundBy(actor).includes(requestedBy) ? [hard('CX.OWN_REQUEST')] : [])];
}

/** The request that waits for a decision; null when there is none. */
export function openExtension(state: Pick<ComplaintState, 'extensions' | 'clocks'>): Extension | null {
  const request = pendingExtension(state);
  return request !== null && isWaitedFor(state, request) ? request : null;
}

/** Whether the time to resolve that more was asked for still runs: not once the case was resolved, taken outside or closed, also
 *  when it has a time to resolve anew. */
export function isWaitedFor(state: Pick<ComplaintState, 'clocks'>, { requestedAtMs }: Extension): boolean {
  const clock = clockOf(state, 'resolve');
  return clock !== null && requestedAtMs >= clock.fromMs;
}

/** As `apply` has always found it; one that has ended without a decision is there only until the next command (`tidyUp`). */
function pendingExtension({ extensions }: Pick<ComplaintState, 'extensions'>): Extension | null {
  return extensions.find(({ decision }) => decision === 'pending') ?? null;
}

/** When the case would be due with more time; null when it is resolved already.   @returns UTC ms */
export function extendedDueMs(
  state: ComplaintState,
  { amount, unit }: Pick<Extension, 'amount' | 'unit'>,
  nowMs: number,
  { calendar, rules }: ClockContext,
): number | null {
  const clock = clockOf(state, 'resolve');
  if (clock === null) return null;
  // requests from before the steps could differ name no unit: theirs is that of every step
  const counted = unit ?? extensionSteps(rules)[0]?.unit;
  if (counted === undefined) return null;
  return instantAfter(calendar, dueIfResumed(clock, nowMs, { calendar }), { unit: counted, amount });
}

function unmetGrant(
  state: ComplaintState,
  { message }: DecideExtensionPayload,
  request: Extension,
  context: ComplaintContext,
): UnmetCondition[] {
  const dueAtMs = extendedDueMs(state, request, context.nowMs, context);
  // nobody waits for a systemic case
  const told = isSystemic(state) ? [] : unmetMessage(message);
  return [...told, ...(dueAtMs !== null && dueAtMs > context.nowMs ? [] : [hard('CX.EXTENSION_PAST')])];
}
