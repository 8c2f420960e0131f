import type { UnmetCondition } from '../../failure.ts';
import { levelAbove, postOf, tell } from '../change.ts';
import { clockOf } from '../clock.ts';
import { hard, levelOf, type ComplaintCommand, type ComplaintContext } from '../command.ts';
import { notNamed, unmetHandling, unmetText } from '../handling.ts';
import { extensionSteps, type ComplaintRules } from '../rules.ts';
import type { ComplaintState } from '../state.ts';
import type { Wait } from '../../wait.ts';
import { openExtension } from './decide-extension.ts';

export interface RequestExtensionPayload {
  /** In the unit of the extension that comes next: working days in the bank's own rules. */
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
  apply: (change, { amount, reason }, { actor, rules }) => {
    const above = levelAbove(levelOf(actor) ?? 1);
    const level = above > change.state.level ? above : change.state.level;
    const unit = nextExtension(change.state, rules)?.unit;
    const request = {
      requestedBy: actor.staffId,
      requestedAtMs: change.nowMs,
      amount,
      ...(unit === undefined ? {} : { unit }),
      reason,
      level,
    };
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
  const next = nextExtension(state, rules);
  return [
    ...(next === null ? [hard('CX.EXTENSIONS')] : []),
    ...(openExtension(state) === null ? [] : [hard('CX.EXTENSION_PENDING')]),
    ...(next === null || (amount >= 1 && amount <= next.amount) ? [] : [hard('CX.EXTENSION_AMOUNT')]),
    ...(clockOf(state, 'resolve') === null ? [hard('CX.RESOLVED')] : []),
  ];
}

/** The most that can be asked for now: each extension has its own step, and one that was declined uses up none. Null when no
 *  step is left. */
export function nextExtension(
  { extensions }: Pick<ComplaintState, 'extensions'>,
  rules: Pick<ComplaintRules, 'extension'>,
): Wait | null {
  const granted = extensions.filter(({ decision }) => decision === 'granted').length;
  return extensionSteps(rules)[granted] ?? null;
}
