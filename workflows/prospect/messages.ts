import { defineSearchAttributeKey } from '@temporalio/common';
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { WorkingCalendar } from '../../domain/calendar.ts';
import type { CommandId, ProspectId } from '../../domain/ids.ts';
import type { PhaseCode, ProcessEdits, ProcessPin } from '../../domain/process/definition.ts';
import { latestVersion } from '../../domain/process/published.ts';
import type { Actor, CommandEnvelope, CommandReceipt } from '../../domain/prospect/command.ts';
import type { CommandName, CommandPayload } from '../../domain/prospect/commands.ts';
import type { CreateProspect } from '../../domain/prospect/create.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import type { ReopenProspect } from '../../domain/prospect/reopen.ts';
import type { HoldRevisions, ProspectSignal } from '../../domain/prospect/signals.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import type { Answer, Carry, RecordKind } from '../carry.ts';

export { keptReceipts } from '../carry.ts';

// 1. Names
export const prospectWorkflowType = 'prospectWorkflow';
export const prospectTaskQueue = 'prospect-v1';

/** One workflow a prospect; a reopened one runs under the same id (D-12). */
export function prospectWorkflowId(prospectId: ProspectId): string {
  return `prospect/${prospectId}`;
}

/** Codes only: search attributes are stored unencrypted. The step and not the phase, which changes twice as often: each
 *  change is an event and a row in the list of workflows. */
export const prospectSearchAttributes = {
  step: defineSearchAttributeKey('ProspectStep', 'KEYWORD'),
  ownerId: defineSearchAttributeKey('ProspectOwnerId', 'KEYWORD'),
  branchId: defineSearchAttributeKey('ProspectBranchId', 'KEYWORD'),
};

/** What the list of workflows shows of a prospect. Whoever starts one sets them, so that its first task need not. */
export function searchAttributesOf({ step, ownerId, branchId }: Pick<ProspectState, 'step' | 'ownerId' | 'branchId'>) {
  return [
    { key: prospectSearchAttributes.step, value: String(step) },
    { key: prospectSearchAttributes.ownerId, value: ownerId },
    { key: prospectSearchAttributes.branchId, value: branchId },
  ];
}

// 2. Input and result
interface Beginning {
  readonly prospectId: ProspectId;
  readonly actor: Actor;
  readonly calendar: WorkingCalendar;
  readonly commandId: CommandId;
  readonly fingerprint: string;
}

/** How the first run of a cycle begins. */
export type ProspectBeginning =
  | (Beginning & { readonly kind: 'create'; readonly payload: CreateProspect })
  | (Beginning & {
      readonly kind: 'reopen';
      readonly payload: ReopenProspect;
      readonly ended: ProspectState;
      /** Of the cycles before, oldest first, without fingerprints: a key used there has no effect here. Absent in older runs. */
      readonly receipts?: readonly CommandReceipt[];
    });

/** The types of a prospect's record. */
export interface ProspectKind extends RecordKind {
  readonly state: ProspectState;
  readonly event: ProspectEvent;
  readonly receipt: CommandReceipt;
  readonly signal: ProspectSignal;
}

export interface ProspectCarry extends Carry<ProspectKind> {
  /** Absent until a complaint was heard of, and in older runs. */
  readonly holdRevisions?: HoldRevisions;
}

export interface ProspectInput {
  /** Pinned for the life of the prospect (design 3.4). */
  readonly process: ProcessPin;
  readonly from:
    | { readonly kind: 'begin'; readonly beginning: ProspectBeginning }
    | { readonly kind: 'carry'; readonly carry: ProspectCarry };
}

/** How a pursuit ended; the read model has the rest. */
export interface ProspectResult {
  readonly phase: PhaseCode;
  readonly revision: number;
}

/** How a cycle is started, but for the task queue: on the latest process, whoever begins it.
 *  @param edits numbers that the bank has published for new cycles   @returns options of the client's `start` */
export function startOfCycle(beginning: ProspectBeginning, edits: ProcessEdits = {}) {
  const { commandId, fingerprint, prospectId } = beginning;
  const subject = beginning.kind === 'create' ? beginning.payload : beginning.ended;
  const input: ProspectInput = { process: { version: latestVersion, edits }, from: { kind: 'begin', beginning } };
  return {
    workflowId: prospectWorkflowId(prospectId),
    // An ended cycle may be followed by another one; a prospect is created only once.
    workflowIdReusePolicy: beginning.kind === 'create' ? 'REJECT_DUPLICATE' : 'ALLOW_DUPLICATE',
    args: [input] as [ProspectInput],
    // Kept with the execution, so that a repeated request is told from another one.
    memo: { commandId, fingerprint },
    typedSearchAttributes: searchAttributesOf({ ...subject, step: 1 }).flatMap(({ key, value }) =>
      value === null ? [] : [{ key, value }],
    ),
  } as const;
}

// 3. Updates
export type CommandResult = Answer<ProspectKind>;

function command<Name extends CommandName>(name: Name) {
  return defineUpdate<CommandResult, [CommandEnvelope<CommandPayload<Name>>], Name>(name);
}

/** Every command of a person, refused by its validator with a `Refusal` in the failure's details. The update id is the command id. */
export const prospectUpdates = {
  assignOwner: command('assignOwner'),
  verifyLead: command('verifyLead'),
  submitQualification: command('submitQualification'),
  decideReview: command('decideReview'),
  saveIntel: command('saveIntel'),
  submitVisitPlan: command('submitVisitPlan'),
  proposeAppointment: command('proposeAppointment'),
  confirmAppointment: command('confirmAppointment'),
  rescheduleAppointment: command('rescheduleAppointment'),
  cancelAppointment: command('cancelAppointment'),
  markNoShow: command('markNoShow'),
  submitMinutes: command('submitMinutes'),
  raiseObjection: command('raiseObjection'),
  answerObjection: command('answerObjection'),
  confirmObjection: command('confirmObjection'),
  recordClosingAttempt: command('recordClosingAttempt'),
  completeDeal: command('completeDeal'),
  confirmBooking: command('confirmBooking'),
  createMaintenancePlan: command('createMaintenancePlan'),
  recordConsent: command('recordConsent'),
  scoreTarget: command('scoreTarget'),
  updateCustomer: command('updateCustomer'),
  recordContact: command('recordContact'),
  completeTask: command('completeTask'),
  snoozeTask: command('snoozeTask'),
  unsnoozeTask: command('unsnoozeTask'),
  skipTask: command('skipTask'),
  advance: command('advance'),
  requestOverride: command('requestOverride'),
  grantOverride: command('grantOverride'),
  declineOverride: command('declineOverride'),
  fallBack: command('fallBack'),
  park: command('park'),
  resume: command('resume'),
  markLost: command('markLost'),
  disqualify: command('disqualify'),
  freeze: command('freeze'),
  unfreeze: command('unfreeze'),
} satisfies { [Name in CommandName]: ReturnType<typeof command<Name>> };

// 4. Signals
type SignalArgs = Omit<ProspectSignal, 'kind'>;
export const prospectSignals = {
  complaintOpened: defineSignal<[SignalArgs]>('complaintOpened'),
  complaintReleased: defineSignal<[SignalArgs]>('complaintReleased'),
};

// 5. Queries
/** The workflow's own record, for `reconcile` and for a page whose read model is behind. */
export interface ProspectRecord {
  readonly state: ProspectState;
  readonly recentEvents: readonly ProspectEvent[];
  readonly projectedRevision: number;
  /** Version of the process definition that the prospect runs on. */
  readonly processVersion: string;
  /** Absent from workers of before. */
  readonly processEdits?: ProcessEdits;
}
export const prospectQueries = { getRecord: defineQuery<ProspectRecord>('getRecord') };
