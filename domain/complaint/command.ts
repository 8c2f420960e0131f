import type { WorkingCalendar } from '../calendar.ts';
import type { FailureCode, UnmetCondition } from '../failure.ts';
import type { CommandId, StaffId } from '../ids.ts';
import type { Actor } from '../prospect/command.ts';
import { supervisorProfiles } from '../prospect/catalogue.ts';
import type { ComplaintStatus, Level } from './catalogue.ts';
import type { ComplaintChange } from './change.ts';
import type { ComplaintConditionCode } from './conditions.ts';
import { isNamed, type Named } from './named.ts';
import type { ComplaintRules } from './rules.ts';
import type { ComplaintState } from './state.ts';

/** Somebody who is absent, as far as it decides what a deputy may do in their place. */
export type Represented = Pick<Actor, 'staffId' | 'profiles'>;

/** Who acts on a case: as themself, or as deputy in the place of somebody who is absent at that moment, which the API knows. */
export interface CaseActor extends Actor {
  readonly actingFor?: Represented;
}

/** A case actor as far as guards look at them. */
export type CasePerson = Pick<CaseActor, 'staffId' | 'profiles' | 'actingFor'>;

/** Facts a command may use: nothing else decides its result. */
export interface ComplaintContext {
  readonly nowMs: number;
  readonly actor: CaseActor;
  /** Hours of complaints (`complaintCalendar`). */
  readonly calendar: WorkingCalendar;
  readonly rules: ComplaintRules;
  /** As in `ClockContext`; asked by `apply` alone. */
  readonly doesMore?: () => boolean;
  /** Whether the command tidies up (`tidyUp`); absent: no, as in a history from before this. */
  readonly tidiesUp?: () => boolean;
  /** Whether a decision that is replaced stays in the case (`keepReplaced`); absent: no, as in a history from before this. */
  readonly keepsReplaced?: () => boolean;
}

/** One thing a person can do to a complaint: the rule in one file, `check` and `apply` kept apart (design 3.5). */
export interface ComplaintCommand<Payload> {
  readonly name: string;
  /** Where it is allowed; `open` is every state in which the customer waits for the bank (11.2 'any open'). */
  readonly statuses: readonly ComplaintStatus[] | 'open';
  /** Only for cases of customers, or only for systemic cases (C-25); absent: for both. Asked in the validator only. */
  readonly only?: 'customers' | 'systemic';
  /** Unmet conditions, [] when it may go ahead. Runs in the validator: no change, may be improved freely. */
  readonly check: (state: ComplaintState, payload: Payload, context: ComplaintContext) => UnmetCondition[];
  /** The transition. Replayed: change it only with a new version or `patched()`. */
  readonly apply: (change: ComplaintChange, payload: Payload, context: ComplaintContext) => void;
}

/** What travels to the workflow in an update. The update's id is the command's id. */
export interface ComplaintEnvelope<Payload> {
  readonly payload: Payload;
  readonly actor: CaseActor;
  /** Revision the caller saw; null only where order does not matter. */
  readonly expectedRevision: number | null;
  /** Digest of the request body: the same id with another body is refused. */
  readonly fingerprint: string;
  readonly calendar: WorkingCalendar;
}

/** The stored answer to a command (SM-1). */
export interface ComplaintReceipt {
  readonly commandId: CommandId;
  readonly fingerprint: string;
  readonly revision: number;
  readonly status: ComplaintStatus;
  readonly atMs: number;
}

/** Why a command was refused; travels as the details of an `ApplicationFailure` of type `code`. */
export interface ComplaintRefusal {
  readonly code: FailureCode;
  readonly unmet: readonly UnmetCondition[];
  readonly actualRevision: number;
  readonly actualStatus: ComplaintStatus;
}

/** The level that somebody decides at (8.6), a deputy at that of the person represented; null for those who only register and
 *  carry out. */
export function levelOf({ profiles: own, actingFor }: Pick<CaseActor, 'profiles' | 'actingFor'>): Level | null {
  const profiles = actingFor?.profiles ?? own;
  if (profiles.includes('executiveSponsor')) return 3;
  if (profiles.some((profile) => supervisorProfiles.includes(profile))) return 2;
  return profiles.includes('complaintOfficer') ? 1 : null;
}

/** In whose place somebody acts: their own, or that of the person represented. */
export function placeOf({ staffId, actingFor }: Pick<CaseActor, 'staffId' | 'actingFor'>): StaffId {
  return actingFor?.staffId ?? staffId;
}

/** Everybody whose part in a case binds whoever acts: a deputy is bound by their own and by that of the person represented. */
export function boundBy(actor: Pick<CaseActor, 'staffId' | 'actingFor'>): readonly StaffId[] {
  return [...new Set([actor.staffId, placeOf(actor)])];
}

/** Whether the case is about whoever acts, or about the person they represent. */
export function isAboutActor(named: Named, actor: Pick<CaseActor, 'staffId' | 'actingFor'>): boolean {
  return boundBy(actor).some((staffId) => isNamed(named, staffId));
}

/** Who has a part in a case that keeps them from deciding in it. */
export type Parts = Pick<ComplaintState, 'handlerId'> & Named;

/** Unmet when the actor decides at no level that high, or has a part in the case: the person complained about, and whoever
 *  handles it, decide nothing in it (2.3), nor do they through a deputy. */
export function decidesAt(level: Level, state: Parts, actor: CasePerson): UnmetCondition[] {
  const unmet: UnmetCondition[] = [];
  if ((levelOf(actor) ?? 0) < level) unmet.push(hard(`CX.LEVEL${level}`));
  if (isAboutActor(state, actor)) unmet.push(hard('CX.NAMED'));
  if (state.handlerId !== null && boundBy(actor).includes(state.handlerId)) unmet.push(hard('CX.OWN_CASE'));
  return unmet;
}

/** Unmet when somebody may not handle, approve or review a case because it is about them (C-03, C-23). */
export function independent(staffId: string, state: Named): UnmetCondition[] {
  return isNamed(state, staffId) ? [hard('CX.INDEPENDENT')] : [];
}

export function hard(code: ComplaintConditionCode): UnmetCondition {
  return { code, kind: 'hard' };
}
