import type { Criterion, StepNumber } from '../process/definition.ts';
import type { ComplaintId, StaffId } from '../ids.ts';
import type {
  ClosingStrategy,
  ContactChannel,
  ContactOutcome,
  ContactPurpose,
  CustomerType,
  FindMethod,
  MediaSubSource,
  ObjectionNature,
  ObjectionType,
  Quadrant,
} from './catalogue.ts';

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
  readonly conditional: {
    readonly criteria: readonly Criterion[];
    readonly agreedBy: StaffId;
    readonly resolveByMs: number;
  } | null;
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
  /** With `cancelled`: the complaint because of which the bank called it off (P-58). */
  readonly calledOff?: { readonly reason: 'complaintHold'; readonly complaintId: ComplaintId; readonly atMs: number };
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

/** One touch with the customer, cold calls included (3.6). */
export interface Contact {
  readonly direction: 'outbound' | 'inbound';
  readonly channel: ContactChannel;
  readonly purpose: ContactPurpose;
  readonly atMs: number;
  readonly durationSec: number | null;
  readonly outcome: ContactOutcome;
  readonly notes: string;
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
