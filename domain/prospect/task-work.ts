import type { PhaseCode, TaskKind } from '../process/definition.ts';
import type { CommandName } from './commands.ts';
import { isInPlace } from './remedies.ts';

/** As `commandOfTask`, for a prospect where it stands: in step 1 a waiver is granted beforehand, and an appointment that was
 *  called off gets another date. */
export function commandFor(kind: TaskKind, phase: PhaseCode): CommandName {
  if (kind === 'makeAppointment' && phase === 'appointed') return 'rescheduleAppointment';
  return kind === 'decideOverride' && isInPlace('grantOverride', phase) ? 'grantOverride' : commandOfTask[kind];
}

/** The command that does what a task asks for. Where several can, the usual one; `completeTask` for work that leaves no
 *  other record. */
export const commandOfTask: Readonly<Record<TaskKind, CommandName>> = {
  assignOwner: 'assignOwner',
  verifyLead: 'verifyLead',
  qualify: 'submitQualification',
  review: 'decideReview',
  resolveCondition: 'saveIntel',
  collectIntel: 'saveIntel',
  planVisit: 'submitVisitPlan',
  makeAppointment: 'proposeAppointment',
  confirmAppointment: 'completeTask',
  prepareVisit: 'completeTask',
  reportStatus: 'advance',
  writeMinutes: 'submitMinutes',
  followUp: 'recordContact',
  answerObjection: 'answerObjection',
  confirmObjection: 'confirmObjection',
  closeAttempt: 'recordClosingAttempt',
  completeDeal: 'completeDeal',
  keepPromise: 'completeTask',
  welcome: 'recordContact',
  care: 'recordContact',
  planReview: 'completeTask',
  tidyRecord: 'completeTask',
  recheck: 'recordContact',
  supervisorReview: 'completeTask',
  reassign: 'assignOwner',
  releaseHold: 'unfreeze',
  decideOverride: 'advance',
  callOffAppointment: 'recordContact',
};
