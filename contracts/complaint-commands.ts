import * as z from 'zod';
import type { ComplaintCommandName, ComplaintCommandPayload } from '../domain/complaint/commands.ts';
import * as decisions from './commands/complaint-decisions.ts';
import * as inquiry from './commands/complaint-inquiry.ts';
import { instantOut } from './common.ts';
import { complaintStatus } from './complaint-records.ts';

/** Commands whose payload the API completes from what it looks up. */
export type CompletedByApi =
  | 'acknowledge'
  | 'replaceHandler'
  | 'confirmDuplicate'
  | 'nameStaff'
  | 'acknowledgeAppeal'
  | 'nameCauseFinder';

/** What a caller sends for each command; what comes out is what the domain takes. */
export const complaintPayloads = {
  confirmDuplicate: inquiry.confirmDuplicate,
  acknowledge: inquiry.acknowledge,
  startWork: inquiry.startWork,
  askCustomer: inquiry.askCustomer,
  recordAnswer: inquiry.recordAnswer,
  tellCustomer: inquiry.tellCustomer,
  submitDecision: inquiry.submitDecision,
  decideApproval: decisions.decideApproval,
  recordEvidence: inquiry.recordEvidence,
  giveAction: inquiry.giveAction,
  callOffAction: inquiry.callOffAction,
  completeAction: inquiry.completeAction,
  completeActions: inquiry.completeActions,
  recordReportBack: decisions.recordReportBack,
  recordFailedReportBack: decisions.recordFailedReportBack,
  sendLetter: decisions.sendLetter,
  appeal: decisions.appeal,
  acknowledgeAppeal: decisions.acknowledgeAppeal,
  decideAppeal: decisions.decideAppeal,
  recordRegulatorOrMedia: decisions.recordRegulatorOrMedia,
  requestExtension: decisions.requestExtension,
  decideExtension: decisions.decideExtension,
  withdraw: decisions.withdraw,
  takeOutside: decisions.takeOutside,
  recordOutsideDecision: decisions.recordOutsideDecision,
  replaceHandler: inquiry.replaceHandler,
  nameStaff: inquiry.nameStaff,
  changeSeverity: inquiry.changeSeverity,
  changeContact: inquiry.changeContact,
  addImprovementItem: inquiry.addImprovementItem,
  nameCauseFinder: inquiry.nameCauseFinder,
  submitCause: inquiry.submitCause,
  reportCause: inquiry.reportCause,
} as const satisfies {
  [Name in Exclude<ComplaintCommandName, CompletedByApi>]: z.ZodType<ComplaintCommandPayload<Name>>;
} & Record<CompletedByApi, z.ZodType>;

/** Commands whose result does not depend on what happened in between: they may leave the revision out. */
export const orderFreeComplaintCommands: readonly ComplaintCommandName[] = [
  'recordFailedReportBack',
  'recordRegulatorOrMedia',
  'addImprovementItem',
  'completeAction',
  'recordEvidence',
];

const revision = z.int().min(0).meta({ description: 'The revision the caller saw' });

/** The body of a command. */
export function complaintCommandBody<Name extends ComplaintCommandName>(name: Name) {
  const expectedRevision = orderFreeComplaintCommands.includes(name) ? revision.nullable().default(null) : revision;
  return z
    .strictObject({ expectedRevision, payload: complaintPayloads[name] })
    .meta({ id: `${name.charAt(0).toUpperCase()}${name.slice(1)}Command` });
}

/** What was done: the same for every repetition of a request. */
export const complaintCommandAnswer = z
  .object({
    complaintId: z.string(),
    commandId: z.string().meta({ description: 'The Idempotency-Key of the request' }),
    revision: z.int(),
    status: complaintStatus,
    at: instantOut,
  })
  .meta({ id: 'ComplaintCommandAnswer' });

/** The command is done and safe, but lists and pages do not show it yet. */
export const pendingComplaintCommandAnswer = complaintCommandAnswer
  .extend({ projected: z.literal(false) })
  .meta({ id: 'PendingComplaintCommandAnswer' });

export type ComplaintCommandAnswer = z.output<typeof complaintCommandAnswer>;
