import type { BranchId, CommandId, ComplaintId, ProspectId, StaffId } from '../ids.ts';
import { systemActorId, type ComplaintCategory, type ComplaintChannel } from './catalogue.ts';
import { raiseTo, tell, type ComplaintChange } from './change.ts';
import { startClock } from './clock.ts';
import type { ComplaintContext } from './command.ts';
import { record, type ComplaintDecided } from './decide.ts';
import { provisionalSeverity } from './severity.ts';
import type { Cluster, ComplaintCustomer, ComplaintState } from './state.ts';

/** What registering needs (8.3: at most five fields for the person who does it; the rest is looked up). */
export interface RegisterComplaint {
  readonly caseNumber: string;
  readonly branchId: BranchId;
  readonly customer: ComplaintCustomer | null;
  readonly prospectId: ProspectId | null;
  readonly channel: ComplaintChannel;
  readonly receivedAtMs: number;
  readonly category: ComplaintCategory;
  readonly description: string;
  readonly customerDemand: string;
  readonly contact: string;
  readonly complainedStaffId: StaffId | null;
  readonly isSettledOnTheSpot: boolean;
  /** The same customer complained about the same within 90 days. */
  readonly isRepeated: boolean;
  /** The person complained about heads a unit: the case starts at level 3 (8.6). */
  readonly isAboutSupervisor: boolean;
  /** What a systemic case is opened for. Absent in every other, and in systemic ones that began before it was given: these
   *  keep the clocks that they had. */
  readonly cluster?: Cluster | undefined;
}

/** C-01: a case with its number, its provisional severity, and every limit counted from receipt. */
export function registerComplaint(
  complaintId: ComplaintId,
  registration: RegisterComplaint,
  context: ComplaintContext,
  commandId: CommandId,
): ComplaintDecided {
  const change: ComplaintChange = {
    state: blank(complaintId, registration, context),
    nowMs: context.nowMs,
    ledger: [],
    notices: [],
    rule: 'C-01',
    reason: null,
  };
  const { channel, receivedAtMs, isAboutSupervisor } = registration;
  const isOutside = channel === 'regulator' || channel === 'media';
  raiseTo(change, context.rules.limits[change.state.severity].startLevel);
  const isSystemic = channel === 'cluster';
  if (isAboutSupervisor || isOutside || isSystemic) raiseTo(change, 3);
  for (const code of ['acknowledge', 'firstAnswer', 'resolve', 'age'] as const)
    // no customer waits for an answer to a systemic case
    if (code !== 'firstAnswer' || registration.cluster === undefined) startClock(change, code, context, receivedAtMs);
  tell(change, `level${change.state.level}`, 'assigned');
  // A higher level adds people and takes nobody away (8.6): whoever has the desk hears of every case.
  if (change.state.level > 1) tell(change, 'level1', 'inform');
  if (isSystemic) tell(change, 'level2', 'inform');
  if (isOutside) tell(change, 'compliance', 'compliance');
  return record(null, change, {
    type: registration.cluster === undefined ? 'register' : 'openSystemic',
    actor:
      context.actor.staffId === systemActorId
        ? { kind: 'workflow', workflowId: `complaint/${complaintId}` }
        : { kind: 'staff', staffId: context.actor.staffId },
    commandId,
  });
}

function blank(
  complaintId: ComplaintId,
  { isSettledOnTheSpot, isAboutSupervisor: _, ...registration }: RegisterComplaint,
  { actor, nowMs }: ComplaintContext,
): ComplaintState {
  const { category, channel, customer, isRepeated, complainedStaffId } = registration;
  return {
    ...registration,
    complaintId,
    revision: 0,
    lastCommandRevision: 0,
    status: 'received',
    statusSinceMs: nowMs,
    registeredAtMs: nowMs,
    receivedBy: actor.staffId,
    severity: provisionalSeverity({
      category,
      channel,
      isKeyCustomer: customer?.isKeyCustomer ?? false,
      isRepeated,
      isSettledOnTheSpot,
    }),
    severityConfirmed: false,
    namedStaffIds: complainedStaffId === null ? [] : [complainedStaffId],
    level: 1,
    takenUpBy: null,
    external: null,
    handlerId: null,
    pastHandlerIds: [],
    acknowledgement: null,
    news: [],
    firstAnsweredAtMs: null,
    question: null,
    pauses: [],
    decision: null,
    approval: null,
    actions: [],
    improvementItems: [],
    resolvedAtMs: null,
    failedReportBacks: [],
    letterSentAtMs: null,
    reportBack: null,
    appeals: [],
    extensions: [],
    closing: null,
    withdrawal: null,
    mergedInto: null,
    parentId: null,
    surveyId: null,
    clocks: [],
    nextNumber: 1,
  };
}
