import type { ProspectState } from '../prospect/state.ts';
import type { ConditionKind } from '../failure.ts';
import type { Wait } from '../wait.ts';

/** Every state of 11.1.1, in the order of the process; the last six are terminal. */
export const phaseCodes = [
  'lead',
  'qualifying',
  'rigorousReview',
  'gatheringIntel',
  'planningVisit',
  'appointing',
  'appointed',
  'meeting',
  'handlingObjections',
  'closing',
  'won',
  'maintaining',
  'nurture',
  'disqualified',
  'lost',
  'doNotContact',
  'merged',
  'churned',
  'ended',
] as const;
export type PhaseCode = (typeof phaseCodes)[number];

/** Where a customer is still being won: these may be parked or lost, a won one may not (P-52, P-56). */
export const phasesBeforeWon = phaseCodes.slice(0, phaseCodes.indexOf('won'));

export const terminalPhases = ['disqualified', 'lost', 'doNotContact', 'merged', 'churned', 'ended'] as const;

/** True when the prospect's workflow completes in this phase (D-12). */
export function isTerminal(phase: PhaseCode): boolean {
  return (terminalPhases as readonly PhaseCode[]).includes(phase);
}

export const stepNumbers = [1, 2, 3, 4, 5, 6] as const;
export type StepNumber = (typeof stepNumbers)[number];

/** Text for people, Chinese first. */
export interface LocalizedText {
  readonly zh: string;
  readonly en: string;
}

/** The five qualification questions (择优原则) [003], in the order of the codes G1.C1 to G1.C5. */
export const criteria = [
  'financialNeed',
  'purchasingPower',
  'bankStandard',
  'purchaseAuthority',
  'valueForBank',
] as const;
export type Criterion = (typeof criteria)[number];

/** What a timer of 11.1.4 is called. */
export const deadlineCodes = [
  'T1.ASSIGN',
  'T1.VERIFY',
  'T1.QUALIFY',
  'T1.REVIEW',
  'T1.CONDITION',
  'T1.NURTURE',
  'T2.INTEL',
  'T2.PLAN',
  'T2.APPT',
  'T2.CONFIRM',
  'T2.REMIND',
  'T2.NOSHOW',
  'T2.TIDY',
  'T3.MINUTES',
  'T3.FOLLOW',
  'T4.ANSWER',
  'T4.CONFIRM',
  'T4.STALE',
  'T5.DECIDE',
  'T5.BOOK',
  'T5.PROMISE',
  'T6.WELCOME',
  'T6.CADENCE',
  'T6.REVIEW',
  'T6.SILENT',
  'T.STEP',
  'T.HOLD',
] as const;
export type DeadlineCode = (typeof deadlineCodes)[number];

export type Audience = 'owner' | 'teamLead' | 'branchHead';

/** One rung of a follow-up ladder: who hears, how long after the deadline, and what is asked of them. */
export interface LadderRung {
  /** Working days after the deadline; 0 for the first rung, then strictly ascending. */
  readonly afterWorkingDays: number;
  readonly tell: Audience;
  readonly action: 'remind' | 'inform' | 'review' | 'proposeReassignment';
}

export const taskKinds = [
  'assignOwner',
  'verifyLead',
  'qualify',
  'review',
  'resolveCondition',
  'collectIntel',
  'planVisit',
  'makeAppointment',
  'confirmAppointment',
  'prepareVisit',
  'reportStatus',
  'writeMinutes',
  'followUp',
  'answerObjection',
  'confirmObjection',
  'closeAttempt',
  'completeDeal',
  'keepPromise',
  'welcome',
  'care',
  'planReview',
  'tidyRecord',
  'recheck',
  'supervisorReview',
  'reassign',
  'releaseHold',
  'decideOverride',
  'callOffAppointment',
] as const;
export type TaskKind = (typeof taskKinds)[number];

/** How a deadline acts when it falls due: through the rungs of the step's ladder, or in a way of its own. */
export type DueAction =
  | 'ladder' // the owner, then the rungs above
  | 'reviewLadder' // starts at the team lead: the owner may not decide it himself
  | 'openTask' // one task for the owner, then re-armed when `repeats`
  | 'supervisorReview' // one task for the team lead (P-63, P-35)
  | 'verify' // P-05
  | 'recheck' // P-54
  | 'releaseHold'; // P-67

/** A timer of 11.1.4 as data: numbers may be edited by an administrator in a new version, never in a published one. */
export interface DeadlineRule {
  readonly code: DeadlineCode;
  /** Phases that arm it on entry; empty when only commands arm it. */
  readonly armedIn: readonly PhaseCode[];
  /** What ends it: leaving the phase, leaving the step, or only being met (`record`: promises; `prospect`: the end). */
  readonly scope: 'phase' | 'step' | 'record' | 'prospect';
  readonly wait: Wait;
  /** Sales deadlines are frozen by a hold; legal and promise deadlines run on (SM-8). */
  readonly nature: 'sales' | 'legal' | 'promise';
  /** The task that the owner has open until the deadline is met. */
  readonly task: TaskKind | null;
  readonly onDue: DueAction;
  readonly repeats: boolean;
  /** A ladder of its own instead of the step's (P-24: the team lead hears of a visit without a report the next day). */
  readonly ladder?: readonly LadderRung[];
  readonly text: LocalizedText;
}

/** Facts a gate may look at besides the prospect itself. */
export interface GateContext {
  readonly nowMs: number;
  readonly settings: ProcessSettings;
}

/** One line of a gate. `evidence` names the state fields it reads: a gate without evidence is rejected by the checker. */
export interface GateCondition {
  readonly code: string;
  readonly kind: ConditionKind;
  readonly text: LocalizedText;
  readonly howToMeet: LocalizedText;
  readonly evidence: readonly (keyof ProspectState)[];
  readonly isMet: (state: ProspectState, context: GateContext) => boolean;
}

export interface PhaseDefinition {
  readonly code: PhaseCode;
  readonly name: LocalizedText;
  readonly meaning: LocalizedText;
  /** Chance of winning from here (10.3), for the weighted pipeline. */
  readonly probability: number;
  /** Phases a command or timer can lead to from here, for the checker (unreachable states) and the screens. */
  readonly leadsTo: readonly PhaseCode[];
}

/** A backward move of `fallBack`; other targets are refused (11.1.3). */
export interface FallBack {
  readonly from: PhaseCode;
  readonly to: PhaseCode;
  readonly rule: string;
  readonly text: LocalizedText;
}

/** One of the six steps: everything the screens teach and the workflow enforces. */
export interface StepDefinition {
  readonly number: StepNumber;
  readonly code: 'find' | 'approach' | 'meet' | 'objections' | 'close' | 'maintain';
  readonly name: LocalizedText;
  readonly purpose: LocalizedText;
  readonly guidance: readonly LocalizedText[];
  readonly mistakes: readonly LocalizedText[];
  readonly phases: readonly PhaseDefinition[];
  readonly gate: readonly GateCondition[];
  readonly deadlines: readonly DeadlineRule[];
  readonly ladder: readonly LadderRung[];
  readonly fallBacks: readonly FallBack[];
  /** Working days after which the team lead reviews the step (P-63); null for maintenance. */
  readonly limitWorkingDays: number | null;
}

/** Numbers of Appendix A that rules read. Pinned with the version in each prospect. */
export interface ProcessSettings {
  readonly maxUnknownCriteria: number;
  readonly intelMinCompleteness: number;
  readonly communityRecheckDays: number;
  readonly nurtureDays: readonly number[];
  readonly maxParkDays: number;
  readonly maxHoldDays: number;
  readonly requalifyAfterParkedDays: number;
  readonly appointmentAttemptsPerChannel: number;
  readonly appointmentMaxAttempts: number;
  readonly closingMaxAttempts: number;
  readonly closingMaxReturns: number;
  readonly meetingsWithoutProgress: number;
  readonly objectionAnswerWorkingDays: { readonly blocking: number; readonly other: number };
  readonly welcomeDays: readonly number[];
  readonly quadrantDays: { readonly hh: number; readonly lh: number; readonly hl: number; readonly ll: number };
  readonly declinedNurtureDays: number;
  /** Days after publication or capture when a lead's information is stale, by source (4.1.3). */
  readonly staleDays: {
    readonly press: number;
    readonly yearbook: number;
    readonly registry: number;
    readonly notice: number;
    readonly internet: number;
    readonly person: number;
    readonly lobby: number;
    readonly other: number;
  };
}

/** A published version of the process. Never edited once published; running prospects stay on theirs. */
export interface ProcessDefinition {
  readonly version: string;
  readonly name: LocalizedText;
  readonly steps: readonly StepDefinition[];
  /** `nurture` and the terminal phases, which belong to no single step. */
  readonly sharedPhases: readonly PhaseDefinition[];
  /** Timers that belong to every step: T.STEP, T2.TIDY, T1.NURTURE, T.HOLD. */
  readonly sharedDeadlines: readonly DeadlineRule[];
  readonly settings: ProcessSettings;
}

/** Numbers that an administrator changed in an edition of a published version; what is left out stays as published. */
export interface ProcessEdits {
  readonly settings?: Partial<ProcessSettings>;
  readonly waits?: Partial<Record<DeadlineCode, Wait>>;
  readonly ladders?: Partial<Record<StepNumber, readonly LadderRung[]>>;
  readonly stepLimits?: Partial<Record<StepNumber, number>>;
}

/** What a prospect is pinned to for life: the version whose code decides, and the numbers edited in it. Small, because
 *  it travels in the input of every run. */
export interface ProcessPin {
  readonly version: string;
  readonly edits: ProcessEdits;
}

/** The executable numbers of a pinned process: no texts, no functions. Derived at the start of each run, never stored. */
export interface PinnedRules {
  readonly version: string;
  readonly settings: ProcessSettings;
  readonly deadlines: readonly Omit<DeadlineRule, 'text'>[];
  /** By step number; index 0 is step 1. */
  readonly ladders: readonly (readonly LadderRung[])[];
  readonly stepLimits: readonly (number | null)[];
}
