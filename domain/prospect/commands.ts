import { advance } from './commands/advance.ts';
import { answerObjection } from './commands/answer-objection.ts';
import { assignOwner } from './commands/assign-owner.ts';
import { cancelAppointment } from './commands/cancel-appointment.ts';
import { completeDeal } from './commands/complete-deal.ts';
import { completeTask } from './commands/complete-task.ts';
import { confirmAppointment } from './commands/confirm-appointment.ts';
import { confirmBooking } from './commands/confirm-booking.ts';
import { confirmObjection } from './commands/confirm-objection.ts';
import { createMaintenancePlan } from './commands/create-maintenance-plan.ts';
import { decideReview } from './commands/decide-review.ts';
import { declineOverride } from './commands/decline-override.ts';
import { disqualify } from './commands/disqualify.ts';
import { fallBack } from './commands/fall-back.ts';
import { freeze } from './commands/freeze.ts';
import { grantOverride } from './commands/grant-override.ts';
import { markLost } from './commands/mark-lost.ts';
import { markNoShow } from './commands/mark-no-show.ts';
import { park } from './commands/park.ts';
import { proposeAppointment } from './commands/propose-appointment.ts';
import { raiseObjection } from './commands/raise-objection.ts';
import { recordClosingAttempt } from './commands/record-closing-attempt.ts';
import { recordConsent } from './commands/record-consent.ts';
import { recordContact } from './commands/record-contact.ts';
import { requestOverride } from './commands/request-override.ts';
import { rescheduleAppointment } from './commands/reschedule-appointment.ts';
import { resume } from './commands/resume.ts';
import { saveIntel } from './commands/save-intel.ts';
import { scoreTarget } from './commands/score-target.ts';
import { skipTask } from './commands/skip-task.ts';
import { snoozeTask } from './commands/snooze-task.ts';
import { submitMinutes } from './commands/submit-minutes.ts';
import { submitQualification } from './commands/submit-qualification.ts';
import { submitVisitPlan } from './commands/submit-visit-plan.ts';
import { unfreeze } from './commands/unfreeze.ts';
import { unsnoozeTask } from './commands/unsnooze-task.ts';
import { updateCustomer } from './commands/update-customer.ts';
import { verifyLead } from './commands/verify-lead.ts';

/** Every command of a running prospect. A new one is a new file and a line here; key, name and wire name are the same. */
export const prospectCommands = {
  assignOwner,
  verifyLead,
  submitQualification,
  decideReview,
  saveIntel,
  submitVisitPlan,
  proposeAppointment,
  confirmAppointment,
  rescheduleAppointment,
  cancelAppointment,
  markNoShow,
  submitMinutes,
  raiseObjection,
  answerObjection,
  confirmObjection,
  recordClosingAttempt,
  completeDeal,
  confirmBooking,
  createMaintenancePlan,
  recordConsent,
  scoreTarget,
  updateCustomer,
  recordContact,
  completeTask,
  snoozeTask,
  unsnoozeTask,
  skipTask,
  advance,
  requestOverride,
  grantOverride,
  declineOverride,
  fallBack,
  park,
  resume,
  markLost,
  disqualify,
  freeze,
  unfreeze,
};

export type CommandName = keyof typeof prospectCommands;

/** What a command takes, by its name. */
export type CommandPayload<Name extends CommandName> = Parameters<(typeof prospectCommands)[Name]['apply']>[1];
