import type { CommandName } from '../../../domain/prospect/commands.ts';

/** Everything a person can do to a prospect that exists: a command, or taking it up again after its end. */
export type FormCommand = CommandName | 'reopen';

/** Their names, for addresses that name a form; a test compares them with the contracts. */
export const formCommands = [
  'assignOwner',
  'verifyLead',
  'submitQualification',
  'decideReview',
  'saveIntel',
  'submitVisitPlan',
  'proposeAppointment',
  'confirmAppointment',
  'rescheduleAppointment',
  'cancelAppointment',
  'markNoShow',
  'submitMinutes',
  'raiseObjection',
  'answerObjection',
  'confirmObjection',
  'recordClosingAttempt',
  'completeDeal',
  'confirmBooking',
  'createMaintenancePlan',
  'recordContact',
  'completeTask',
  'snoozeTask',
  'unsnoozeTask',
  'skipTask',
  'advance',
  'requestOverride',
  'declineOverride',
  'fallBack',
  'park',
  'resume',
  'markLost',
  'disqualify',
  'freeze',
  'unfreeze',
  'reopen',
] as const satisfies readonly FormCommand[];
