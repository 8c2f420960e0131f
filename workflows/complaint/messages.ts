import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { ComplaintStatus } from '../../domain/complaint/catalogue.ts';
import type { ComplaintEnvelope, ComplaintReceipt } from '../../domain/complaint/command.ts';
import type { ComplaintCommandName, ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import { provisionalSeverity } from '../../domain/complaint/severity.ts';
import type { ComplaintSignal } from '../../domain/complaint/signals.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import type { CommandId, ComplaintId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { Answer, Carry, RecordKind } from '../carry.ts';

// 1. Names
export const complaintWorkflowType = 'complaintWorkflow';
export const complaintTaskQueue = 'complaint-v1';

/** One workflow a complaint. */
export function complaintWorkflowId(complaintId: ComplaintId): string {
  return `complaint/${complaintId}`;
}

/** Codes only: search attributes are stored unencrypted. */
export const complaintSearchAttributes = {
  status: defineSearchAttributeKey('ComplaintStatus', 'KEYWORD'),
  branchId: defineSearchAttributeKey('ComplaintBranchId', 'KEYWORD'),
  severity: defineSearchAttributeKey('ComplaintSeverity', 'KEYWORD'),
};

/** What the list of workflows shows of a complaint. Whoever starts one sets them, so that its first task need not. */
export function complaintAttributesOf({
  status,
  branchId,
  severity,
}: Pick<ComplaintState, 'status' | 'branchId' | 'severity'>) {
  return [
    { key: complaintSearchAttributes.status, value: status },
    { key: complaintSearchAttributes.branchId, value: branchId },
    { key: complaintSearchAttributes.severity, value: severity },
  ];
}

// 2. Input and result
/** How a complaint begins (C-01). */
export interface ComplaintBeginning {
  readonly complaintId: ComplaintId;
  readonly registration: RegisterComplaint;
  readonly actor: Actor;
  /** Hours of complaints (`complaintCalendar`), from the day before it was received. */
  readonly calendar: WorkingCalendar;
  readonly commandId: CommandId;
  readonly fingerprint: string;
}

/** The types of a complaint's record. */
export interface ComplaintKind extends RecordKind {
  readonly state: ComplaintState;
  readonly event: ComplaintEvent;
  readonly receipt: ComplaintReceipt;
  readonly signal: ComplaintSignal;
}

export interface ComplaintCarry extends Carry<ComplaintKind> {
  /** Whether the customer's prospects were told last that they are held. */
  readonly isHoldTold: boolean;
}

export interface ComplaintInput {
  /** Pinned for the life of the case. */
  readonly rules: ComplaintRules;
  readonly from:
    | { readonly kind: 'begin'; readonly beginning: ComplaintBeginning }
    | { readonly kind: 'carry'; readonly carry: ComplaintCarry };
}

/** How a case ended; the read model has the rest. */
export interface ComplaintResult {
  readonly status: ComplaintStatus;
  readonly revision: number;
}

/** How a case is started, but for the task queue. A case exists only once, however often it is asked for.
 *  @returns options of the client's `start` */
export function startOfComplaint(beginning: ComplaintBeginning, rules: ComplaintRules) {
  const { complaintId, commandId, fingerprint, registration } = beginning;
  const input: ComplaintInput = { rules, from: { kind: 'begin', beginning } };
  const isKeyCustomer = registration.customer?.isKeyCustomer ?? false;
  const severity = provisionalSeverity({ ...registration, isKeyCustomer });
  return {
    workflowId: complaintWorkflowId(complaintId),
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    args: [input] as [ComplaintInput],
    // Kept with the execution, so that a repeated request is told from another one.
    memo: { commandId, fingerprint },
    typedSearchAttributes: complaintAttributesOf({ status: 'received', branchId: registration.branchId, severity }),
  } as const;
}

// 3. Updates
export type ComplaintAnswer = Answer<ComplaintKind>;

function command<Name extends ComplaintCommandName>(name: Name) {
  return defineUpdate<ComplaintAnswer, [ComplaintEnvelope<ComplaintCommandPayload<Name>>], Name>(name);
}

/** Every command of a person, refused by its validator with a `ComplaintRefusal` in the failure's details. The update id is
 *  the command id. */
export const complaintUpdates = {
  confirmDuplicate: command('confirmDuplicate'),
  acknowledge: command('acknowledge'),
  startWork: command('startWork'),
  askCustomer: command('askCustomer'),
  recordAnswer: command('recordAnswer'),
  tellCustomer: command('tellCustomer'),
  submitDecision: command('submitDecision'),
  decideApproval: command('decideApproval'),
  recordEvidence: command('recordEvidence'),
  giveAction: command('giveAction'),
  callOffAction: command('callOffAction'),
  completeAction: command('completeAction'),
  completeActions: command('completeActions'),
  recordReportBack: command('recordReportBack'),
  recordFailedReportBack: command('recordFailedReportBack'),
  sendLetter: command('sendLetter'),
  appeal: command('appeal'),
  acknowledgeAppeal: command('acknowledgeAppeal'),
  decideAppeal: command('decideAppeal'),
  recordRegulatorOrMedia: command('recordRegulatorOrMedia'),
  requestExtension: command('requestExtension'),
  decideExtension: command('decideExtension'),
  withdraw: command('withdraw'),
  takeOutside: command('takeOutside'),
  recordOutsideDecision: command('recordOutsideDecision'),
  replaceHandler: command('replaceHandler'),
  nameStaff: command('nameStaff'),
  changeSeverity: command('changeSeverity'),
  changeContact: command('changeContact'),
  addImprovementItem: command('addImprovementItem'),
  nameCauseFinder: command('nameCauseFinder'),
  submitCause: command('submitCause'),
  reportCause: command('reportCause'),
} satisfies { [Name in ComplaintCommandName]: ReturnType<typeof command<Name>> };

// 4. Signals
type Told<Kind extends ComplaintSignal['kind']> = Omit<Extract<ComplaintSignal, { kind: Kind }>, 'kind'>;

export const complaintSignals = {
  clusterDetected: defineSignal<[Told<'clusterDetected'>]>('clusterDetected'),
  causeReported: defineSignal<[Told<'causeReported'>]>('causeReported'),
};

// 5. Queries
/** The workflow's own record, for a page whose read model is behind. */
export interface ComplaintRecord {
  readonly state: ComplaintState;
  readonly recentEvents: readonly ComplaintEvent[];
  readonly projectedRevision: number;
  readonly rules: ComplaintRules;
}
export const complaintQueries = {
  getRecord: defineQuery<ComplaintRecord>('getRecord'),
  /** What a command was answered; null for one that it does not know, or not any more. */
  getReceipt: defineQuery<ComplaintReceipt | null, [CommandId]>('getReceipt'),
};
