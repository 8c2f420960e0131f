import type { UnmetCondition } from '../../failure.ts';
import { levelAbove, postOf, tell } from '../change.ts';
import { clockOf } from '../clock.ts';
import { hard, levelOf, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { notNamed, unmetHandling, unmetText } from '../handling.ts';
import type { ComplaintState } from '../state.ts';

export interface RequestExtensionPayload {
  /** In the unit of the rules' longest extension: working days in the bank's own. */
  readonly amount: number;
  readonly reason: string;
}

/** The handler asks for more time to resolve the case; one level up decides (C-19). */
export const requestExtension: ComplaintCommand<RequestExtensionPayload> = {
  name: 'requestExtension',
  statuses: 'open',
  check: (state, payload, context) => [
    ...notNamed(state, context.actor),
    ...unmetHandling(state, context.actor),
    ...unmetText(payload.reason, 'CX.REASON'),
    ...unmetExtension(state, payload, context),
  ],
  apply: (change, { amount, reason }, { actor }) => {
    const above = levelAbove(levelOf(actor) ?? 1);
    const level = above > change.state.level ? above : change.state.level;
    const request = { requestedBy: actor.staffId, requestedAtMs: change.nowMs, amount, reason, level };
    change.state.extensions = [
      ...change.state.extensions,
      { ...request, decision: 'pending', decidedBy: null, decidedAtMs: null },
    ];
    change.reason = reason;
    tell(change, postOf(level), 'decide', 'resolve');
  },
};

function unmetExtension(
  state: ComplaintState,
  { amount }: RequestExtensionPayload,
  { rules }: ComplaintContext,
): UnmetCondition[] {
  const { maxWait, times } = rules.extension;
  const granted = state.extensions.filter(({ decision }) => decision === 'granted').length;
  return [
    ...(granted < times ? [] : [hard('CX.EXTENSIONS')]),
    ...(state.extensions.some(({ decision }) => decision === 'pending') ? [hard('CX.EXTENSION_PENDING')] : []),
    ...(amount >= 1 && amount <= maxWait.amount ? [] : [hard('CX.EXTENSION_AMOUNT')]),
    ...(clockOf(state, 'resolve') === null ? [hard('CX.RESOLVED')] : []),
  ];
}
