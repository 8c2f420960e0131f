import type { Climb } from '../escalation/climb.ts';
import type { BranchId, ComplaintId, ProspectId, StaffId } from '../ids.ts';
import type { WorkingCalendar } from '../calendar.ts';
import type { Wait } from '../wait.ts';
import type {
  AppealDecision,
  ClockCode,
  Closing,
  ComplaintCategory,
  ComplaintChannel,
  ComplaintStatus,
  ContactChannel,
  EvidenceKind,
  Finding,
  Level,
  RemedyKind,
  RootCauseClass,
  Severity,
  Witness,
} from './catalogue.ts';

/** One complaint as its workflow holds it. JSON only; instants in UTC ms; money in fen (chapter 3.10, 8, 11.2). */
export interface ComplaintState {
  readonly complaintId: ComplaintId;
  /** What customer and staff call it, e.g. `TS20261126-K3F9`. */
  readonly caseNumber: string;
  /** One per event; also the event's number. */
  readonly revision: number;
  /** Revision of the last command of a person: what timers do in between does not make a page stale. */
  readonly lastCommandRevision: number;
  readonly status: ComplaintStatus;
  readonly statusSinceMs: number;
  readonly branchId: BranchId;
  readonly customer: ComplaintCustomer | null;
  readonly prospectId: ProspectId | null;
  readonly channel: ComplaintChannel;
  /** Every clock starts here. */
  readonly receivedAtMs: number;
  readonly registeredAtMs: number;
  readonly receivedBy: StaffId;
  readonly category: ComplaintCategory;
  readonly description: string;
  readonly customerDemand: string;
  /** How the customer wants to be reached. */
  readonly contact: string;
  readonly severity: Severity;
  /** False while it is only what the rule of 8.4 made of the registration. */
  readonly severityConfirmed: boolean;
  /** The same customer complained about the same within 90 days: never less than s2 (8.6). */
  readonly isRepeated: boolean;
  readonly level: Level;
  /** A regulator or the media took it up after it was received (C-17): never less than s1. Absent in cases from before this
   *  was kept. */
  readonly takenUpBy?: 'regulator' | 'media' | null | undefined;
  /** A body outside the bank has it or had it; level 3 stays responsible (8.6). */
  readonly external: ExternalBody | null;
  readonly handlerId: StaffId | null;
  /** Everybody who has ever handled it, or worked on it as deputy of its handler or reviewer: none of them may review an appeal. */
  readonly pastHandlerIds: readonly StaffId[];
  /** Who decided, approved or sent back in a round before the present one. Absent until there was one, and in a case whose earlier
   *  rounds are from before this was kept. */
  readonly earlierDeciderIds?: readonly StaffId[] | undefined;
  /** Whom it is about; who was named last, when there are several (`namedIn`). */
  readonly complainedStaffId: StaffId | null;
  /** Everybody who was ever named. Absent in cases from before there could be several. */
  readonly namedStaffIds?: readonly StaffId[] | undefined;
  readonly acknowledgement: Message | null;
  /** News that the customer got, the first answer among them; newest last, at most the last 20, all are in the event log. */
  readonly news: readonly Message[];
  readonly firstAnsweredAtMs: number | null;
  /** What the customer was asked last. */
  readonly question: Question | null;
  /** When the clocks stood still for the customer, oldest first; 10 working days at most in total (8.4). */
  readonly pauses: readonly Pause[];
  readonly decision: ComplaintDecision | null;
  readonly approval: Approval | null;
  /** Those that stood when another one came in their place, oldest first. Absent until then; before this was kept, too. */
  readonly earlierDecisions?: readonly EarlierDecision[] | undefined;
  readonly actions: readonly ComplaintAction[];
  /** What the inquiry goes by, newest last, at most the last 40, all are in the event log. Absent in an older case until there is some. */
  readonly evidence?: readonly Evidence[] | undefined;
  readonly improvementItems: readonly ImprovementItem[];
  readonly resolvedAtMs: number | null;
  readonly failedReportBacks: readonly FailedReportBack[];
  readonly letterSentAtMs: number | null;
  readonly reportBack: ReportBack | null;
  /** At most two (8.7), oldest first. */
  readonly appeals: readonly Appeal[];
  readonly extensions: readonly Extension[];
  readonly closing: { readonly kind: Closing; readonly atMs: number } | null;
  readonly withdrawal: Withdrawal | null;
  readonly mergedInto: ComplaintId | null;
  /** The systemic case that this one belongs to (C-25). */
  readonly parentId: ComplaintId | null;
  /** What its systemic case found. Absent until it has reported. */
  readonly commonCause?: CommonCause | undefined;
  /** Of a systemic case: what it was opened for. Absent in those opened before it was kept, whose text says it in Chinese. */
  readonly cluster?: Cluster | undefined;
  /** Of a systemic case: what was told to those who handle its cases. Absent until then. */
  readonly causeReport?: CauseReport | undefined;
  /** Null until the customer was asked or asked for it. */
  readonly surveyId: string | null;
  readonly clocks: readonly ComplaintClock[];
  /** Numbers the records of this case. */
  readonly nextNumber: number;
}

/** So many cases of one category in one branch within so many days (8.6). Category and branch are the case's own. */
export interface Cluster {
  /** When it was opened; what joined later is found by `parentId`. */
  readonly count: number;
  readonly days: number;
}

/** The report back of a systemic case: a note to those who handle the cases that belong to it, and to the branch. */
export interface CauseReport {
  readonly atMs: number;
  readonly by: StaffId;
  readonly text: string;
}

/** The same note, in a case that belongs to it. */
export interface CommonCause {
  readonly parentId: ComplaintId;
  readonly atMs: number;
  readonly rootCauseClass: RootCauseClass;
  readonly text: string;
}

/** Who complained; an anonymous case has none. */
export interface ComplaintCustomer {
  readonly name: string;
  /** E.164 */
  readonly phone: string | null;
  readonly coreBankCustomerNo: string | null;
  /** A key customer's case is at least s2 (8.6). */
  readonly isKeyCustomer: boolean;
}

/** Something the bank told the customer. */
export interface Message {
  readonly atMs: number;
  readonly by: StaffId;
  readonly channel: ContactChannel;
  readonly text: string;
}

export interface Pause {
  readonly fromMs: number;
  /** Null while the customer is being waited for. */
  readonly toMs: number | null;
}

export interface Question extends Message {
  readonly answer: { readonly atMs: number; readonly text: string } | null;
}

/** What the inquiry led to (step 7 of 8.5). */
export interface ComplaintDecision {
  readonly rootCauseClass: RootCauseClass;
  readonly rootCause: string;
  readonly finding: Finding;
  readonly remedy: string;
  /** Absent in decisions from before the kinds were asked. */
  readonly remedyKinds?: readonly RemedyKind[] | undefined;
  readonly compensationFen: number;
  readonly decidedBy: StaffId;
  /** Level of whoever decided; null for a handler who decides at none, and for a body outside the bank. */
  readonly level: Level | null;
  readonly atMs: number;
}

/** As it stood; resolved when it was carried out before another one came. */
export type EarlierDecision = Pick<ComplaintState, 'approval' | 'resolvedAtMs'> & {
  readonly decision: ComplaintDecision;
};

export interface Approval {
  readonly level: Level;
  readonly decision: 'pending' | 'approved' | 'rejected';
  readonly decidedBy: StaffId | null;
  readonly reason: string | null;
  readonly atMs: number | null;
}

/** Something that must be done before the case is resolved. */
export interface ComplaintAction {
  readonly actionId: string;
  readonly text: string;
  readonly ownerId: StaffId;
  readonly dueAtMs: number;
  /** When it was done or called off; null while it is open. */
  readonly doneAtMs: number | null;
  /** Who gave it on the way; absent for one that a decision brought. */
  readonly askedBy?: StaffId | undefined;
  /** What came of it, as whoever did it says. */
  readonly result?: string | null | undefined;
  /** Why it was called off instead of done. */
  readonly calledOffFor?: string | undefined;
}

/** A fact, a statement or a document that the inquiry goes by (step 5 of 8.5). */
export interface Evidence {
  readonly evidenceId: string;
  readonly kind: EvidenceKind;
  /** The fact, what was said, or the title of the document. */
  readonly text: string;
  /** Whose statement it is; null for everything else. */
  readonly of: Witness | null;
  /** Of a member of staff. */
  readonly staffId: StaffId | null;
  /** Who somebody else is, by role. */
  readonly role: string | null;
  /** Where a document is kept; no file is taken in. */
  readonly keptIn: string | null;
  readonly atMs: number;
  readonly by: StaffId;
}

/** Something that must get better, so that it does not happen again (step 11 of 8.5). */
export interface ImprovementItem {
  readonly itemId: string;
  readonly title: string;
  readonly ownerId: StaffId;
  /** 'YYYY-MM-DD' */
  readonly dueOn: string;
}

export interface FailedReportBack {
  readonly atMs: number;
  readonly by: StaffId;
  readonly channel: ContactChannel;
}

/** The customer was told the outcome [004]. */
export interface ReportBack extends FailedReportBack {
  readonly understood: boolean;
  readonly accepted: boolean;
}

export interface Appeal {
  readonly number: number;
  readonly atMs: number;
  readonly reason: string;
  readonly reviewerId: StaffId | null;
  readonly reviewerLevel: Level | null;
  readonly acknowledgedAtMs: number | null;
  readonly decision: AppealDecision | null;
  readonly findings: string | null;
  readonly decidedAtMs: number | null;
}

/** More time, approved one level up and told to the customer (C-19). */
export interface Extension {
  readonly requestedBy: StaffId;
  readonly requestedAtMs: number;
  readonly amount: number;
  /** Absent in requests from before the steps of an extension could differ. */
  readonly unit?: Wait['unit'] | undefined;
  readonly reason: string;
  /** Who decides: one level above the handler, and never below the case's own (C-19). */
  readonly level: Level;
  /** `obsolete`: nobody decided it before the time to resolve ended, which it was for. */
  readonly decision: 'pending' | 'granted' | 'declined' | 'obsolete';
  readonly decidedBy: StaffId | null;
  readonly decidedAtMs: number | null;
}

/** The customer took the complaint back in writing (C-20). */
export interface Withdrawal {
  /** Where the letter is filed. */
  readonly reference: string;
  /** What the inquiry had not said yet; needed for s1 and s2. */
  readonly rootCauseClass: RootCauseClass | null;
  readonly rootCause: string | null;
  readonly atMs: number;
}

export interface ExternalBody {
  readonly body: string;
  readonly reference: string;
  readonly sinceMs: number;
  readonly outcome: string | null;
}

/** A running limit. Every start, pause, resume and reset is an entry of the event that did it. */
export interface ComplaintClock extends Climb {
  readonly key: ClockCode;
  /** Whose day it is, when it is that of an action; of every other clock there is one. */
  readonly actionId?: string;
  /** Where its time counts from. */
  readonly fromMs: number;
  /** False when its limit runs day and night (s1). */
  readonly countsWorkingTime: boolean;
}

/** What computing an instant of a complaint needs besides its state: working hours of complaints are 09:00 to 17:00 (8.4). */
export interface ComplaintTime {
  readonly calendar: WorkingCalendar;
}
