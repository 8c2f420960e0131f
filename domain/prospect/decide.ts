import type { FailureCode, Refusal, UnmetCondition } from '../failure.ts';
import type { CommandId } from '../ids.ts';
import { isTerminal } from '../process/definition.ts';
import { startChange, type Change } from './change.ts';
import type { Command, CommandContext, CommandEnvelope } from './command.ts';
import { askedForWaiver, isSupervisor } from './command.ts';
import { isHeld } from './deadline.ts';
import { changedFields, type EventActor, type Override, type ProspectEvent } from './event.ts';
import type { ProspectState } from './state.ts';
import { keptWaivers, overridesOf, withoutWaived } from './waiver.ts';

/** A state together with the one event that led to it. */
export interface Decision {
  readonly state: ProspectState;
  readonly event: ProspectEvent;
}

/** Why the command may not be carried out now; null when it may. Asked by the validator alone, which is not replayed: a
 *  gate may be tightened without breaking prospects that passed it before. */
export function refuse<Payload>(
  state: ProspectState,
  command: Command<Payload>,
  envelope: CommandEnvelope<Payload>,
  context: CommandContext,
): Refusal | null {
  const misplaced = refuseMisplaced(state, command, envelope);
  if (misplaced !== null) return misplaced;
  const unmet = withoutWaived(state, command.check(state, envelope.payload, context));
  const standing = unmet.filter((condition) => !isOverridden(condition, envelope.overrides));
  if (standing.length > 0) return refusal(state, 'UNMET_CONDITIONS', standing);
  if (unmet.length === 0 || mayOverride(state, context)) return null;
  return refusal(state, 'UNMET_CONDITIONS', [...unmet, { code: 'X.OVERRIDE', kind: 'hard' }]);
}

/** The part of `refuse` that the handler asks again before it changes anything, and that is replayed: ended, stale, in
 *  another phase, held. Of commands that arrive together it lets one through even if something awaited in between. */
export function refuseMisplaced<Payload>(
  state: ProspectState,
  command: Command<Payload>,
  envelope: CommandEnvelope<Payload>,
): Refusal | null {
  if (isTerminal(state.phase)) return refusal(state, 'PROSPECT_CLOSED');
  if (isStale(state, envelope.expectedRevision)) return refusal(state, 'STALE_STATE');
  if (command.phases !== 'open' && !command.phases.includes(state.phase)) return refusal(state, 'WRONG_PHASE');
  const sells = typeof command.sells === 'function' ? command.sells(envelope.payload) : command.sells;
  return sells && isHeld(state) ? refusal(state, 'HOLD') : null;
}

function refusal(state: ProspectState, code: FailureCode, unmet: readonly UnmetCondition[] = []): Refusal {
  return { code, unmet, actualRevision: state.revision, actualPhase: state.phase };
}

/** Stale when a person has acted since the caller looked; reminders in between do not count. */
function isStale(state: ProspectState, expectedRevision: number | null): boolean {
  if (expectedRevision === null) return false;
  return expectedRevision < state.lastCommandRevision || expectedRevision > state.revision;
}

function isOverridden(condition: UnmetCondition, overrides: readonly Override[]): boolean {
  return condition.kind === 'soft' && overrides.some(({ code }) => code === condition.code);
}

/** A supervisor may waive soft conditions, but not on an own prospect, nor what they asked to be waived themselves (2.3). */
function mayOverride(state: ProspectState, { actor }: CommandContext): boolean {
  return isSupervisor(actor) && state.ownerId !== actor.staffId && !askedForWaiver(state, actor);
}

/** Carries out a command that `refuse` let through. Synchronous: nothing can come between the guard and the change. */
export function carryOut<Payload>(
  state: ProspectState,
  command: Command<Payload>,
  envelope: CommandEnvelope<Payload>,
  context: CommandContext,
  commandId: CommandId,
): Decision {
  const unmet = command.check(state, envelope.payload, context);
  const waivedNow = envelope.overrides.filter(({ code }) => unmet.some((condition) => condition.code === code));
  const change = startChange(state, context.nowMs);
  command.apply(change, envelope.payload, context);
  return record(state, change, {
    type: command.name,
    actor: { kind: 'staff', staffId: context.actor.staffId },
    commandId,
    overridden: [
      ...waivedNow,
      ...overridesOf(state, unmet).filter(({ code }) => !waivedNow.some((waived) => waived.code === code)),
    ],
  });
}

export interface Cause {
  readonly type: string;
  readonly actor: EventActor;
  readonly commandId: CommandId | null;
  readonly overridden: readonly Override[];
}

/** Numbers a finished change and makes its event; `before` is null for the first event of a cycle. */
export function record(before: ProspectState | null, change: Change, cause: Cause): Decision {
  const revision = change.state.revision + 1;
  const state: ProspectState = {
    ...change.state,
    ...keptWaivers(before, change.state),
    revision,
    lastCommandRevision: cause.actor.kind === 'staff' ? revision : change.state.lastCommandRevision,
  };
  const known = new Set((before?.tasks ?? []).map(({ taskId }) => taskId));
  const event: ProspectEvent = {
    prospectId: state.prospectId,
    revision,
    cycleNo: state.cycleNo,
    type: cause.type,
    rule: change.rule,
    atMs: change.nowMs,
    actor: cause.actor,
    commandId: cause.commandId,
    fromPhase: before?.phase ?? null,
    toPhase: state.phase,
    reason: change.reason,
    overridden: cause.overridden,
    notices: change.notices,
    tasksOpened: state.tasks.filter(({ taskId }) => !known.has(taskId)),
    tasksClosed: change.closedTasks.filter(({ taskId }) => known.has(taskId)),
    changes: changedFields(before, state),
  };
  return { state, event };
}
