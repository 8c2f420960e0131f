import type { Climb } from '../escalation/climb.ts';
import type { Audience, DeadlineCode, PhaseCode, StepNumber, TaskKind } from '../process/definition.ts';
import type { BranchId, ProspectId, StaffId, TeamId } from '../ids.ts';
import type { LossReason, PursuitType } from './catalogue.ts';
import type {
  Appointment,
  Booking,
  ClosingAttempt,
  Contact,
  Customer,
  Deal,
  Hold,
  Intel,
  LeadSource,
  MaintenancePlan,
  Meeting,
  Objection,
  Qualification,
  RigorousReview,
  VisitPlan,
} from './records.ts';

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
  /** The touch recorded last; all of them are in the event log. Absent in pursuits that began before it was kept. */
  readonly lastContact?: Contact;
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
  /** Granted for the present step, to be used by the commands that lead out of it. Absent until there is one. */
  readonly waivers?: readonly Waiver[];
  /** Numbers tasks and records of this prospect. */
  readonly nextNumber: number;
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
export interface Deadline extends Climb {
  /** `code`, with the record's id behind a colon when several of one code may run at once. */
  readonly key: string;
  readonly code: DeadlineCode;
  readonly armedAtMs: number;
  /** Step whose ladder it climbs: the one it was armed in. */
  readonly step: StepNumber;
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
  /** Its place on somebody's list only; `dueAtMs` and the deadline stay. Absent while nobody snoozed it. */
  readonly snoozedUntilMs?: number;
  /** What is to be waived; only with kind `decideOverride`. */
  readonly request?: OverrideRequest;
}

/** A soft condition that a supervisor waived beforehand, because the owner's own form leads on. */
export interface Waiver {
  readonly code: string;
  readonly reason: string;
  readonly grantedBy: StaffId;
  readonly grantedAtMs: number;
}

/** Soft conditions that somebody asks a supervisor to waive, and why. */
export interface OverrideRequest {
  readonly codes: readonly string[];
  readonly reason: string;
  readonly requestedBy: StaffId;
}
