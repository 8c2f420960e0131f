import type { BranchId, CommandId, ProspectId, StaffId, TeamId } from '../ids.ts';
import type { PursuitType } from './catalogue.ts';
import { openTask, startChange, type Change } from './change.ts';
import type { CommandContext } from './command.ts';
import { record, type Decision } from './decide.ts';
import { armDeadline } from './deadline.ts';
import { staleAtMs } from './lead.ts';
import { enterPhase } from './phase.ts';
import type { Counters, ProspectState } from './state.ts';
import type { Customer, Intel, LeadSource } from './records.ts';

/** A lead as it is captured (P-01): a name and at least one contact route. */
export interface CreateProspect {
  readonly customer: Customer;
  readonly pursuitType: PursuitType;
  readonly source: Omit<LeadSource, 'capturedAtMs' | 'staleAtMs' | 'verifiedAtMs' | 'verificationsMissed'> & {
    /** Midnight of `publishedOn` in the bank's time zone; the API works it out. */
    readonly publishedAtMs: number | null;
  };
  /** Set when the capturing person may own prospects, or named one (P-04). */
  readonly ownerId: StaffId | null;
  readonly teamId: TeamId | null;
  readonly branchId: BranchId;
  readonly expectedValueFen: number | null;
  readonly consent: ProspectState['consent'];
  readonly walkInLoan: boolean;
  readonly duplicateCheck: ProspectState['duplicateCheck'];
  /** What else is known. Prospects that began before there were notes have none. */
  readonly note?: string | null;
}

const noIntel: Intel = {
  completeness: 0,
  occupation: null,
  stakeholders: [],
  routeToDecisionMaker: null,
  competitors: [],
  noCompetitorKnown: false,
  swot: null,
};

const noCounts: Counters = {
  contacts: 0,
  coldCalls: 0,
  appointmentAttempts: 0,
  noShows: 0,
  meetings: 0,
  closingAttempts: 0,
  returnsToObjections: 0,
  rechecksWithoutAnswer: 0,
  remindersSent: 0,
};

/** What a new cycle starts with: nothing learned, planned or agreed yet. */
export const freshCycle = {
  holds: [],
  qualification: null,
  review: null,
  visitPlan: null,
  appointment: null,
  meetings: [],
  objections: [],
  objectionStep: 'pending',
  lastAttempt: null,
  deal: null,
  booking: null,
  maintenancePlan: null,
  parked: null,
  outcome: null,
  deadlines: [],
  tasks: [],
} as const satisfies Partial<ProspectState>;

/** The first event of a prospect. Never refused: creating is starting the workflow, and what may not be created is
 *  refused before (duplicate check and consent in the API). */
export function createProspect(
  prospectId: ProspectId,
  payload: CreateProspect,
  context: CommandContext,
  commandId: CommandId | null = null,
): Decision {
  const { publishedAtMs, ...given } = payload.source;
  const captured = { ...given, capturedAtMs: context.nowMs, verifiedAtMs: null, verificationsMissed: 0 };
  const source: LeadSource = { ...captured, staleAtMs: staleAtMs(captured, context.rules.settings, publishedAtMs) };
  const blank: ProspectState = {
    ...freshCycle,
    prospectId,
    cycleNo: 1,
    revision: 0,
    lastCommandRevision: 0,
    phase: 'lead',
    step: 1,
    phaseEnteredAtMs: context.nowMs,
    stepEnteredAtMs: context.nowMs,
    createdAtMs: context.nowMs,
    createdBy: context.actor.staffId,
    customer: payload.customer,
    pursuitType: payload.pursuitType,
    source,
    ownerId: payload.ownerId,
    teamId: payload.teamId,
    branchId: payload.branchId,
    expectedValueFen: payload.expectedValueFen,
    lastContactAtMs: null,
    duplicateCheck: payload.duplicateCheck,
    consent: payload.consent,
    walkInLoan: payload.walkInLoan,
    intel: noIntel,
    counters: noCounts,
    nextNumber: 1,
  };
  const change = startChange(blank, context.nowMs);
  change.rule = 'P-01';
  change.reason = payload.note ?? null;
  enterPhase(change, 'lead', context);
  armDeadline(change, 'T2.TIDY', context);
  watchFreshness(change, context);
  if (payload.ownerId !== null) beginQualifying(change, context);
  return record(null, change, {
    type: 'create',
    actor: { kind: 'staff', staffId: context.actor.staffId },
    commandId,
    overridden: [],
  });
}

function watchFreshness(change: Change, context: CommandContext): void {
  armDeadline(change, 'T1.VERIFY', context, { dueAtMs: Math.max(change.state.source.staleAtMs, context.nowMs) });
}

/** P-04: a lead with an owner is qualified; what is stale must be verified before G1. */
export function beginQualifying(change: Change, context: CommandContext): void {
  change.rule = 'P-04';
  enterPhase(change, 'qualifying', context);
  const { source } = change.state;
  if (source.verifiedAtMs === null && source.staleAtMs <= context.nowMs)
    openTask(change, 'verifyLead', { dueAtMs: context.nowMs });
}
