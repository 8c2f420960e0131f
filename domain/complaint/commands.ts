import { acknowledge } from './commands/acknowledge.ts';
import { acknowledgeAppeal } from './commands/acknowledge-appeal.ts';
import { addImprovementItem } from './commands/add-improvement-item.ts';
import { appeal } from './commands/appeal.ts';
import { askCustomer } from './commands/ask-customer.ts';
import { callOffAction } from './commands/call-off-action.ts';
import { changeContact } from './commands/change-contact.ts';
import { changeSeverity } from './commands/change-severity.ts';
import { completeAction } from './commands/complete-action.ts';
import { completeActions } from './commands/complete-actions.ts';
import { confirmDuplicate } from './commands/confirm-duplicate.ts';
import { decideAppeal } from './commands/decide-appeal.ts';
import { decideApproval } from './commands/decide-approval.ts';
import { decideExtension } from './commands/decide-extension.ts';
import { giveAction } from './commands/give-action.ts';
import { nameCauseFinder } from './commands/name-cause-finder.ts';
import { nameStaff } from './commands/name-staff.ts';
import { recordAnswer } from './commands/record-answer.ts';
import { recordEvidence } from './commands/record-evidence.ts';
import { recordFailedReportBack } from './commands/record-failed-report-back.ts';
import { recordOutsideDecision } from './commands/record-outside-decision.ts';
import { recordRegulatorOrMedia } from './commands/record-regulator-or-media.ts';
import { recordReportBack } from './commands/record-report-back.ts';
import { replaceHandler } from './commands/replace-handler.ts';
import { reportCause } from './commands/report-cause.ts';
import { requestExtension } from './commands/request-extension.ts';
import { sendLetter } from './commands/send-letter.ts';
import { startWork } from './commands/start-work.ts';
import { submitCause } from './commands/submit-cause.ts';
import { submitDecision } from './commands/submit-decision.ts';
import { takeOutside } from './commands/take-outside.ts';
import { tellCustomer } from './commands/tell-customer.ts';
import { withdraw } from './commands/withdraw.ts';

/** Every command of a complaint. A new one is a new file and a line here; key, name and wire name are the same. */
export const complaintCommands = {
  confirmDuplicate,
  acknowledge,
  startWork,
  askCustomer,
  recordAnswer,
  tellCustomer,
  submitDecision,
  decideApproval,
  recordEvidence,
  giveAction,
  callOffAction,
  completeAction,
  completeActions,
  recordReportBack,
  recordFailedReportBack,
  sendLetter,
  appeal,
  acknowledgeAppeal,
  decideAppeal,
  recordRegulatorOrMedia,
  requestExtension,
  decideExtension,
  withdraw,
  takeOutside,
  recordOutsideDecision,
  replaceHandler,
  nameStaff,
  changeSeverity,
  changeContact,
  addImprovementItem,
  nameCauseFinder,
  submitCause,
  reportCause,
};

export type ComplaintCommandName = keyof typeof complaintCommands;

/** What a command takes, by its name. */
export type ComplaintCommandPayload<Name extends ComplaintCommandName> = Parameters<
  (typeof complaintCommands)[Name]['apply']
>[1];
