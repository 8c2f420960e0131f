import type { FailureCode, UnmetCondition } from '../failure.ts';
import type { CommandId } from '../ids.ts';
import { followActions } from './action-days.ts';
import { isOpen, isOver } from './catalogue.ts';
import { startChange, type ComplaintChange } from './change.ts';
import type { CaseActor, ComplaintCommand, ComplaintContext, ComplaintEnvelope, ComplaintRefusal } from './command.ts';
import { keepReplaced } from './deciding.ts';
import type { ComplaintActor, ComplaintEvent } from './event.ts';
import { keepPart } from './handling.ts';
import type { ComplaintState } from './state.ts';
import { unmetKind } from './systemic.ts';
import { tidyUp } from './tidy-up.ts';

/** A state together with the one event that led to it. */
export interface ComplaintDecided {
  readonly state: ComplaintState;
  readonly event: ComplaintEvent;
}

/** Why the command may not be carried out now; null when it may. Asked by the validator alone, which is not replayed. */
export function refuse<Payload>(
  state: ComplaintState,
  command: ComplaintCommand<Payload>,
  envelope: ComplaintEnvelope<Payload>,
  context: ComplaintContext,
): ComplaintRefusal | null {
  const misplaced = refuseMisplaced(state, command, envelope);
  if (misplaced !== null) return misplaced;
  const misfits = unmetKind(command, state);
  const unmet = misfits.length > 0 ? misfits : command.check(state, envelope.payload, context);
  return unmet.length > 0 ? refusal(state, 'UNMET_CONDITIONS', unmet) : null;
}

/** The part of `refuse` that the handler asks again before it changes anything, and that is replayed. */
export function refuseMisplaced<Payload>(
  state: ComplaintState,
  command: ComplaintCommand<Payload>,
  { expectedRevision }: ComplaintEnvelope<Payload>,
): ComplaintRefusal | null {
  if (isOver(state.status)) return refusal(state, 'COMPLAINT_CLOSED');
  const isStale =
    expectedRevision !== null && (expectedRevision < state.lastCommandRevision || expectedRevision > state.revision);
  if (isStale) return refusal(state, 'STALE_STATE');
  const isInPlace = command.statuses === 'open' ? isOpen(state.status) : command.statuses.includes(state.status);
  return isInPlace ? null : refusal(state, 'WRONG_PHASE');
}

function refusal(state: ComplaintState, code: FailureCode, unmet: readonly UnmetCondition[] = []): ComplaintRefusal {
  return { code, unmet, actualRevision: state.revision, actualStatus: state.status };
}

/** Carries out a command that `refuse` let through. Synchronous: nothing can come between the guard and the change. */
export function carryOut<Payload>(
  state: ComplaintState,
  command: ComplaintCommand<Payload>,
  { payload, actor }: ComplaintEnvelope<Payload>,
  context: ComplaintContext,
  commandId: CommandId,
): ComplaintDecided {
  const change = startChange(state, context.nowMs);
  // Whoever works in the handler's place has a part in the case from then on.
  if (actor.actingFor !== undefined && actor.actingFor.staffId === state.handlerId) keepPart(change, actor.staffId);
  command.apply(change, payload, context);
  keepReplaced(state, change, context);
  tidyUp(change, context);
  followActions(change, context);
  return record(state, change, { type: command.name, actor: actorOf(actor), commandId });
}

function actorOf({ staffId, actingFor }: CaseActor): ComplaintActor {
  return { kind: 'staff', staffId, ...(actingFor === undefined ? {} : { actingFor: actingFor.staffId }) };
}

export interface Cause {
  readonly type: string;
  readonly actor: ComplaintActor;
  readonly commandId: CommandId | null;
}

/** Numbers a finished change and makes its event; `before` is null for the first event. */
export function record(before: ComplaintState | null, change: ComplaintChange, cause: Cause): ComplaintDecided {
  const revision = change.state.revision + 1;
  const isCommand = cause.actor.kind === 'staff';
  const state: ComplaintState = {
    ...change.state,
    revision,
    lastCommandRevision: isCommand ? revision : change.state.lastCommandRevision,
  };
  return {
    state,
    event: {
      complaintId: state.complaintId,
      revision,
      type: cause.type,
      rule: change.rule,
      atMs: change.nowMs,
      actor: cause.actor,
      commandId: cause.commandId,
      fromStatus: before?.status ?? null,
      toStatus: state.status,
      reason: change.reason,
      ledger: change.ledger,
      notices: change.notices,
      changes: changedFields(before, state),
    },
  };
}

function changedFields(before: ComplaintState | null, after: ComplaintState): Partial<ComplaintState> {
  if (before === null) return after;
  const fields = Object.keys(after) as (keyof ComplaintState)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}
