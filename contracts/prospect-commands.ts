import * as z from 'zod';
import type { CommandName, CommandPayload } from '../domain/prospect/commands.ts';
import * as approach from './commands/approach.ts';
import * as conclude from './commands/conclude.ts';
import * as find from './commands/find.ts';
import * as general from './commands/general.ts';
import * as talk from './commands/talk.ts';
import { instantOut, text } from './common.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';

/** Commands whose payload the API completes from the staff register. */
type CompletedByApi = 'assignOwner';

/** What a caller sends for each command; what comes out is what the domain takes. */
export const commandPayloads = {
  assignOwner: find.assignOwner,
  verifyLead: find.verifyLead,
  submitQualification: find.submitQualification,
  decideReview: find.decideReview,
  saveIntel: approach.saveIntel,
  submitVisitPlan: approach.submitVisitPlan,
  proposeAppointment: approach.proposeAppointment,
  confirmAppointment: approach.confirmAppointment,
  rescheduleAppointment: approach.rescheduleAppointment,
  cancelAppointment: approach.cancelAppointment,
  markNoShow: approach.markNoShow,
  submitMinutes: talk.submitMinutes,
  raiseObjection: talk.raiseObjection,
  answerObjection: talk.answerObjection,
  confirmObjection: talk.confirmObjection,
  recordClosingAttempt: talk.recordClosingAttempt,
  completeDeal: conclude.completeDeal,
  confirmBooking: conclude.confirmBooking,
  createMaintenancePlan: conclude.createMaintenancePlan,
  recordConsent: general.recordConsent,
  scoreTarget: find.scoreTarget,
  updateCustomer: general.updateCustomer,
  recordContact: general.recordContact,
  completeTask: general.completeTask,
  snoozeTask: general.snoozeTask,
  unsnoozeTask: general.unsnoozeTask,
  skipTask: general.skipTask,
  advance: general.advance,
  requestOverride: general.requestOverride,
  grantOverride: general.grantOverride,
  declineOverride: general.declineOverride,
  fallBack: general.fallBack,
  park: general.park,
  resume: general.resume,
  markLost: general.markLost,
  disqualify: general.disqualify,
  freeze: general.freeze,
  unfreeze: general.unfreeze,
} as const satisfies { [Name in Exclude<CommandName, CompletedByApi>]: z.ZodType<CommandPayload<Name>> } & Record<
  CompletedByApi,
  z.ZodType
>;

/** Every command by its name. */
export const commandName = z
  .enum(Object.keys(commandPayloads) as [CommandName, ...CommandName[]])
  .meta({ id: 'CommandName' });

/** Commands whose result does not depend on what happened in between: they may leave the revision out. */
export const orderFreeCommands: readonly CommandName[] = [
  'recordContact',
  'raiseObjection',
  'snoozeTask',
  'unsnoozeTask',
];

const overrides = z
  .array(z.strictObject({ code: z.string().min(1).max(40), reason: text(500) }))
  .max(30)
  .default([])
  .meta({ description: 'Soft conditions that a supervisor waives, each with its reason' });

const revision = z.int().min(0).meta({ description: 'The revision the caller saw' });

/** The body of a command. */
export function commandBody<Name extends CommandName>(commandName: Name) {
  const expectedRevision = orderFreeCommands.includes(commandName) ? revision.nullable().default(null) : revision;
  return z
    .strictObject({ expectedRevision, overrides, payload: commandPayloads[commandName] })
    .meta({ id: `${commandName.charAt(0).toUpperCase()}${commandName.slice(1)}Command` });
}

/** What was done: the same for every repetition of a request. */
export const commandAnswer = z
  .object({
    prospectId: z.string(),
    commandId: z.string().meta({ description: 'The Idempotency-Key of the request' }),
    revision: z.int(),
    phase: phaseCode,
    step: stepNumber
      .nullable()
      .meta({ description: 'null while parked and after the end: read the prospect for its last step' }),
    at: instantOut,
  })
  .meta({ id: 'CommandAnswer' });

/** The command is done and safe, but lists and pages do not show it yet. */
export const pendingCommandAnswer = commandAnswer
  .extend({ projected: z.literal(false) })
  .meta({ id: 'PendingCommandAnswer' });

export type CommandAnswer = z.output<typeof commandAnswer>;
