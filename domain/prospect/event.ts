import type { Audience, DeadlineCode, LadderRung, PhaseCode } from '../process/definition.ts';
import type { CommandId, ProspectId, StaffId } from '../ids.ts';
import type { ProspectState, Task } from './state.ts';

/** Who or what caused an event: a person, the workflow's own timer, or a message from another workflow. */
export type EventActor =
  | { readonly kind: 'staff'; readonly staffId: StaffId }
  | { readonly kind: 'timer'; readonly deadline: DeadlineCode }
  | { readonly kind: 'workflow'; readonly workflowId: string };

/** Somebody who hears of a deadline: one rung of a ladder that acted. */
export interface Notice {
  readonly audience: Audience;
  /** The owner; null when the team lead or branch head of the prospect's unit is meant. */
  readonly staffId: StaffId | null;
  readonly action: LadderRung['action'];
  readonly deadline: DeadlineCode;
}

export interface ClosedTask {
  readonly taskId: string;
  readonly status: 'done' | 'cancelled';
}

/** One soft condition that a supervisor waived (S-35). */
export interface Override {
  readonly code: string;
  readonly reason: string;
  /** The supervisor who had granted it before; absent when whoever acts waived it. */
  readonly by?: StaffId;
}

/** One fact in the append-only log of a prospect. `changes` holds the new value of every state field the event changed,
 *  so any past state is the fold of the events up to it, without the code that made them. */
export interface ProspectEvent {
  readonly prospectId: ProspectId;
  /** 1 for the first; no gaps; equals the state's revision after the event. */
  readonly revision: number;
  readonly cycleNo: number;
  /** Command or signal name, or the deadline that acted. */
  readonly type: string;
  /** Row of 11.1.3, when the event is a transition. */
  readonly rule: string | null;
  readonly atMs: number;
  readonly actor: EventActor;
  readonly commandId: CommandId | null;
  readonly fromPhase: PhaseCode | null;
  readonly toPhase: PhaseCode;
  readonly reason: string | null;
  readonly overridden: readonly Override[];
  readonly notices: readonly Notice[];
  readonly tasksOpened: readonly Task[];
  readonly tasksClosed: readonly ClosedTask[];
  readonly changes: Partial<ProspectState>;
}

/** The state after an event. The first event of a cycle carries every field. */
export function foldEvent(state: ProspectState | null, event: ProspectEvent): ProspectState {
  return { ...(state as ProspectState), ...event.changes };
}

/** State from a log, in order of revision; null for an empty log. */
export function foldEvents(events: readonly ProspectEvent[]): ProspectState | null {
  return events.reduce<ProspectState | null>(foldEvent, null);
}

/** The top-level fields whose value is another one after a change. */
export function changedFields(before: ProspectState | null, after: ProspectState): Partial<ProspectState> {
  if (before === null) return after;
  const fields = Object.keys(after) as (keyof ProspectState)[];
  return Object.fromEntries(
    fields.filter((field) => before[field] !== after[field]).map((field) => [field, after[field]]),
  );
}
