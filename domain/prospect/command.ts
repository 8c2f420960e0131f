import type { WorkingCalendar } from '../calendar.ts';
import type { UnmetCondition } from '../failure.ts';
import type { BranchId, CommandId, StaffId, TeamId } from '../ids.ts';
import type { PhaseCode, PinnedRules, ProcessDefinition } from '../process/definition.ts';
import { supervisorProfiles, type StaffProfile } from './catalogue.ts';
import type { Change } from './change.ts';
import type { Override } from './event.ts';
import type { ProspectState } from './state.ts';

/** The member of staff who acts, as the API knows them. */
export interface Actor {
  readonly staffId: StaffId;
  readonly profiles: readonly StaffProfile[];
  readonly branchId: BranchId;
  readonly teamId: TeamId | null;
}

/** Facts a command may use: nothing else decides its result. */
export interface CommandContext {
  readonly nowMs: number;
  readonly actor: Actor;
  readonly calendar: WorkingCalendar;
  readonly rules: PinnedRules;
  readonly definition: ProcessDefinition;
}

/** One thing a person can do to a prospect: the rule in one file, `check` and `apply` kept apart (design 3.5). */
export interface Command<Payload> {
  readonly name: string;
  /** Where it is allowed; `open` is every phase that is not terminal. */
  readonly phases: readonly PhaseCode[] | 'open';
  /** Sales commands are refused while a hold stands (table below 11.1.3). */
  readonly sells: boolean | ((payload: Payload) => boolean);
  /** Unmet conditions, [] when it may go ahead. Runs in the validator: no change, may be improved freely. */
  readonly check: (state: ProspectState, payload: Payload, context: CommandContext) => UnmetCondition[];
  /** The transition. Replayed: change it only with a new version or `patched()`. */
  readonly apply: (change: Change, payload: Payload, context: CommandContext) => void;
}

/** What travels to the workflow in an update. The update's id is the command's id. */
export interface CommandEnvelope<Payload> {
  readonly payload: Payload;
  readonly actor: Actor;
  /** Revision the caller saw; null only where order does not matter (recordContact). */
  readonly expectedRevision: number | null;
  readonly overrides: readonly Override[];
  /** Digest of the request body: the same id with another body is refused. */
  readonly fingerprint: string;
  /** Working time of the branch from yesterday to about four months ahead. */
  readonly calendar: WorkingCalendar;
}

/** The stored answer to a command (SM-1): a repeated id gets the same one. */
export interface CommandReceipt {
  readonly commandId: CommandId;
  /** Empty when it is not known any more: of a cycle before. */
  readonly fingerprint: string;
  readonly revision: number;
  readonly phase: PhaseCode;
  readonly atMs: number;
}

export function hard(code: string): UnmetCondition {
  return { code, kind: 'hard' };
}

export function isSupervisor(actor: Actor): boolean {
  return actor.profiles.some((profile) => supervisorProfiles.includes(profile));
}

/** Unmet when the actor is not a supervisor, or would decide on an own prospect (segregation of duties, 2.3). */
export function supervisorOnly(state: ProspectState, actor: Actor): UnmetCondition[] {
  if (!isSupervisor(actor)) return [hard('X.SUPERVISOR')];
  return state.ownerId === actor.staffId ? [hard('X.OWN_CASE')] : [];
}

/** Whether the actor submitted the answers that a review is about: whoever asks for it does not decide it (2.3). */
export function askedForReview(
  { qualification }: Pick<ProspectState, 'qualification'>,
  actor: Pick<Actor, 'staffId'>,
): boolean {
  return qualification?.submittedBy === actor.staffId;
}

/** Whether the actor asked for the waiver that waits for a decision. */
export function askedForWaiver({ tasks }: Pick<ProspectState, 'tasks'>, actor: Pick<Actor, 'staffId'>): boolean {
  return tasks.some(({ kind, request }) => kind === 'decideOverride' && request?.requestedBy === actor.staffId);
}

/** As `supervisorOnly`, for what somebody asked to be decided: never by whoever asked. */
export function deciderOnly(
  state: ProspectState,
  actor: Actor,
  asked: typeof askedForReview | typeof askedForWaiver,
): UnmetCondition[] {
  const unmet = supervisorOnly(state, actor);
  return unmet.length === 0 && asked(state, actor) ? [hard('X.OWN_REQUEST')] : unmet;
}
