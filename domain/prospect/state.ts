import type { Criterion, DeadlineCode, PhaseCode, StepNumber, TaskKind, Audience } from '../process/definition.ts';
import type { BranchId, ProspectId, StaffId, TeamId } from '../ids.ts';
import type { ClosingStrategy, CustomerType, FindMethod, LossReason, MediaSubSource, ObjectionNature, ObjectionType, PursuitType, Quadrant } from './catalogue.ts';

/** One pursuit of one customer as its workflow holds it. JSON only; instants in UTC ms; money in fen (chapter 3.4, 11.1). */
export interface ProspectState {
  readonly prospectId: ProspectId;
  /** 1, then one more for each reopening (D-12). */
  readonly cycleNo: number;
  /** One per event; also the event's number. Goes on counting across cycles. */
  readonly revision: number;
  /** Revision of the last command of a person: reminders in between do not make a page stale. */
  readonly lastCommandRevision: number;
  readonly phase: PhaseCode;
  readonly step: StepNumber;
  readonly phaseEnteredAtMs: number;
  readonly stepEnteredAtMs: number;
  readonly createdAtMs: number;
  readonly createdBy: StaffId;
  readonly customer: Customer;
  readonly pursuitType: PursuitType;
  readonly source: LeadSource;
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  readonly expectedValueFen: number | null;
  readonly lastContactAtMs: number | null;
  /** Not empty while sales stand still: complaint ids and manual freezes (SM-8). */
  readonly holds: readonly Hold[];
  readonly duplicateCheck: 'clear' | 'existingCustomer';
  /** How marketing contact is allowed (G1.DNC). */
  readonly consent: 'given' | 'lawfulContact' | 'none';
  readonly walkInLoan: boolean;
  readonly qualification: Qualification | null;
  readonly review: RigorousReview | null;
  readonly intel: Intel;
  readonly visitPlan: VisitPlan | null;
  readonly appointment: Appointment | null;
  /** Newest last; at most the last 10 are kept here, all are in the event log. */
  readonly meetings: readonly Meeting[];
  readonly objections: readonly Objection[];
  /** Step 4 was entered because of a blocking objection, or skipped with the probe's answer (D-9). */
  readonly objectionStep: 'pending' | 'entered' | 'skipped';
  readonly lastAttempt: ClosingAttempt | null;
  readonly deal: Deal | null;
  readonly booking: Booking | null;
  readonly maintenancePlan: MaintenancePlan | null;
  readonly counters: Counters;
  readonly parked: Parked | null;
  readonly outcome: Outcome | null;
  readonly deadlines: readonly Deadline[];
  readonly tasks: readonly Task[];
  /** Numbers tasks and records of this prospect. */
  readonly nextNumber: number;
}

export interface Customer {
  readonly name: string;
  readonly customerType: CustomerType;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  /** Communities: an owners' committee must exist before an account can be opened [000]. */
  readonly committeeEstablished: boolean | null;
  /** The bank's own number for an existing customer. */
  readonly coreBankCustomerNo: string | null;
}

export interface LeadSource {
  readonly findMethod: FindMethod;
  readonly mediaSubSource: MediaSubSource | null;
  readonly publicationTitle: string | null;
  /** `YYYY-MM-DD` */
  readonly publishedOn: string | null;
  readonly introducerName: string | null;
  readonly campaignId: string | null;
  readonly campaignScore: number | null;
  readonly campaignExcluded: boolean;
  readonly capturedAtMs: number;
  readonly staleAtMs: number;
  readonly verifiedAtMs: number | null;
  readonly verificationsMissed: number;
}

export interface Hold {
  /** `complaint:<id>` or `manual`. */
  readonly holdId: string;
  readonly kind: 'complaint' | 'manual';
  readonly reason: string;
  readonly sinceMs: number;
  readonly untilMs: number | null;
}

export interface CriterionAnswer {
  readonly criterion: Criterion;
  readonly result: 'pass' | 'fail' | 'unknown';
  readonly evidence: string;
}

export interface Qualification {
  readonly answers: readonly CriterionAnswer[];
  readonly growthType: boolean;
  readonly submittedBy: StaffId;
  readonly submittedAtMs: number;
  /** Set when a supervisor agreed to go on with open criteria (R1-3). */
  readonly conditional: { readonly criteria: readonly Criterion[]; readonly agreedBy: StaffId; readonly resolveByMs: number } | null;
}

export interface RigorousReview {
  readonly decision: 'approve' | 'reject' | 'defer';
  readonly findings: string;
  readonly decidedBy: StaffId;
  readonly decidedAtMs: number;
}

export interface Stakeholder {
  readonly stakeholderId: string;
  readonly name: string;
  readonly title: string | null;
  readonly role: 'decisionMaker' | 'representative' | 'influencer' | 'user' | 'gatekeeper' | 'familyMember' | 'noPower';
  readonly hasPurchaseAuthority: 'yes' | 'no' | 'partial' | 'unknown';
}

export interface Swot {
  readonly strengths: readonly string[];
  readonly weaknesses: readonly string[];
  readonly opportunities: readonly string[];
  readonly threats: readonly string[];
}

export interface Intel {
  /** Answered mandatory questions / mandatory questions, 0 to 1 (R2-1). */
  readonly completeness: number;
  readonly occupation: string | null;
  readonly stakeholders: readonly Stakeholder[];
  /** How to reach someone who can decide, when nobody who can is known yet. */
  readonly routeToDecisionMaker: string | null;
  readonly competitors: readonly string[];
  readonly noCompetitorKnown: boolean;
  readonly swot: Swot | null;
}

export interface VisitPlan {
  readonly visitPlanId: string;
  readonly objective: string;
  readonly fallbackObjective: string;
  readonly stakeholderIds: readonly string[];
  readonly openingIdea: string;
  readonly questions: readonly string[];
  readonly anticipatedObjections: readonly { readonly type: ObjectionType; readonly response: string }[];
  readonly credentialsChecked: boolean;
  readonly status: 'ready' | 'used';
}

export interface Appointment {
  readonly appointmentId: string;
  readonly method: string;
  readonly stakeholderIds: readonly string[];
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly place: string;
  readonly status: 'proposed' | 'confirmed' | 'held' | 'noShow' | 'cancelled';
}

export interface Meeting {
  readonly meetingId: string;
  readonly heldAtMs: number;
  readonly decisionMakerMet: boolean;
  readonly needsConfirmed: readonly string[];
  readonly fabeComplete: boolean;
  readonly summaryConfirmed: boolean;
  readonly objectionsProbed: boolean;
  readonly suitability: 'checked' | 'notNeeded' | 'missing';
  readonly nextStep: string | null;
  readonly nextStepDueAtMs: number | null;
  readonly minutes: string;
}

export interface Objection {
  readonly objectionId: string;
  readonly verbatim: string;
  readonly type: ObjectionType;
  readonly nature: ObjectionNature | null;
  readonly blocking: boolean;
  readonly status: 'open' | 'responding' | 'resolved' | 'withdrawn';
  readonly technique: string | null;
  readonly response: string | null;
  readonly raisedInStep: StepNumber;
  readonly timesReopened: number;
}

export interface ClosingAttempt {
  readonly attemptNo: number;
  readonly atMs: number;
  readonly signals: readonly string[];
  readonly noSignalReason: string | null;
  readonly strategy: ClosingStrategy;
  readonly result: 'accepted' | 'acceptedPartly' | 'thinking' | 'newObjection' | 'declined';
  readonly otherBusinessIntroduced: string | null;
}

export interface ServicePromise {
  readonly promiseId: string;
  readonly text: string;
  readonly dueAtMs: number;
}

export interface Deal {
  readonly items: readonly { readonly product: string; readonly amountFen: number; readonly contractNo: string }[];
  /** `YYYY-MM-DD` */
  readonly signedOn: string;
  readonly coreBankCustomerNo: string;
  readonly identityChecked: boolean;
  readonly suitabilityChecked: boolean;
  readonly concessionsApproved: boolean;
  readonly promises: readonly ServicePromise[];
  readonly otherBusinessIntroduced: string | null;
}

export interface Booking {
  readonly bookedAmountFen: number;
  readonly confirmedBy: StaffId;
  readonly confirmedAtMs: number;
}

export interface MaintenancePlan {
  readonly quadrant: Quadrant;
  readonly intervalDays: number;
  readonly goal: string;
  readonly orientation: 'relationshipOriented' | 'valueOriented' | 'serviceOriented' | 'unknown';
  /** The maintaining manager (G5.ALLOC). */
  readonly maintainingManagerId: StaffId | null;
}

/** How often things happened; never goes down. */
export interface Counters {
  readonly contacts: number;
  readonly coldCalls: number;
  readonly appointmentAttempts: number;
  readonly noShows: number;
  readonly meetings: number;
  readonly closingAttempts: number;
  readonly returnsToObjections: number;
  readonly rechecksWithoutAnswer: number;
  readonly remindersSent: number;
}

export interface Parked {
  readonly fromPhase: PhaseCode;
  readonly untilMs: number;
  readonly sinceMs: number;
  readonly reason: string;
}

export interface Outcome {
  readonly phase: PhaseCode;
  readonly reason: LossReason | null;
  readonly text: string;
  readonly atMs: number;
  /** No new pursuit of this customer before, unless the customer asks. */
  readonly cooldownUntilMs: number | null;
}

/** An armed timer: data, not a Temporal timer; the workflow sleeps until the earliest of all (design 1.5). */
export interface Deadline {
  /** `code`, with the record's id behind a colon when several of one code may run at once. */
  readonly key: string;
  readonly code: DeadlineCode;
  readonly armedAtMs: number;
  /** Step whose ladder it climbs: the one it was armed in. */
  readonly step: StepNumber;
  /** When it is (or was) due, before any rung. */
  readonly dueAtMs: number;
  /** Instants at which the rungs act, the due time first. Empty entries are never stored. */
  readonly rungsAtMs: readonly number[];
  /** How many rungs have acted; `rungsAtMs[rungsActed]` is what the workflow sleeps for. */
  readonly rungsActed: number;
  /** While frozen by a hold: what is left until each remaining rung, in working or plain ms. */
  readonly frozenRemainingMs: readonly number[] | null;
}

/** Work somebody has to do. Only open tasks are in the state; closed ones are in the read model. */
export interface Task {
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly audience: Audience;
  /** The owner's id; null when the team lead or branch head of the prospect's unit is meant. */
  readonly assigneeId: StaffId | null;
  readonly openedAtMs: number;
  readonly dueAtMs: number;
  readonly deadlineKey: string | null;
  /** 1 highest. */
  readonly priority: 1 | 2 | 3 | 4;
}
