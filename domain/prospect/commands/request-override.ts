import { openTask } from '../change.ts';
import { hard, isSupervisor, type Command, type CommandContext } from '../command.ts';
import { instantAfter } from '../../wait.ts';
import { unmetGate } from '../gate.ts';
import type { ProspectState } from '../state.ts';
import { withoutWaived } from '../waiver.ts';
import { targetsFrom, unmetFor } from './advance.ts';

export interface RequestOverridePayload {
  /** Soft conditions that stand in the way now. */
  readonly codes: readonly string[];
  readonly reason: string;
}

/** Asks a supervisor to waive soft conditions; the answer is the advance with its overrides, in step 1
 *  `grantOverride`, or `declineOverride`. */
export const requestOverride: Command<RequestOverridePayload> = {
  name: 'requestOverride',
  phases: 'open',
  sells: false,
  check: (state, payload, context) => {
    const waivable = waivableCodes(state, context);
    return [
      ...(payload.codes.every((code) => waivable.includes(code)) ? [] : [hard('X.NOT_WAIVABLE')]),
      ...(state.tasks.some(({ kind }) => kind === 'decideOverride') ? [hard('X.ALREADY_ASKED')] : []),
    ];
  },
  apply: (change, payload, context) => {
    const { codes, reason } = payload;
    change.reason = reason;
    openTask(change, 'decideOverride', {
      dueAtMs: instantAfter(context.calendar, context.nowMs, { unit: 'workingDays', amount: 1 }),
      // a supervisor asks about an own prospect, and a prospect without a team has no team lead
      audience: change.state.teamId === null || isSupervisor(context.actor) ? 'branchHead' : 'teamLead',
      priority: 2,
      request: { codes, reason, requestedBy: context.actor.staffId },
    });
  },
};

/** Soft conditions between a prospect and the phases that come next. Step 1 is left by the qualification, not by `advance`. */
function waivableCodes(state: ProspectState, context: CommandContext): string[] {
  const unmet =
    state.step === 1
      ? unmetGate(state, 1, context)
      : targetsFrom(state.phase).flatMap((target) => unmetFor(state, target, context));
  return withoutWaived(state, unmet)
    .filter(({ kind }) => kind === 'soft')
    .map(({ code }) => code);
}
