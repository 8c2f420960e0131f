import type { TaskKind } from '../process/definition.ts';
import { isHeld } from './deadline.ts';
import type { ProspectState, Task } from './state.ts';

/** Which work rests while selling is on hold: what a frozen deadline waits for, and what would touch the customer for a
 *  sale. Care, promises, the record and decisions inside the bank go on (SM-8, R6-3). */
export const restsUnderHold: Readonly<Record<TaskKind, boolean>> = {
  assignOwner: true,
  verifyLead: true,
  qualify: true,
  review: true,
  resolveCondition: true,
  collectIntel: true,
  planVisit: true,
  makeAppointment: true,
  confirmAppointment: true,
  prepareVisit: true,
  reportStatus: true,
  writeMinutes: true,
  followUp: true,
  answerObjection: true,
  confirmObjection: true,
  closeAttempt: true,
  completeDeal: true,
  welcome: true,
  planReview: true,
  recheck: true,
  care: false,
  callOffAppointment: false,
  keepPromise: false,
  tidyRecord: false,
  supervisorReview: false,
  reassign: false,
  releaseHold: false,
  decideOverride: false,
};

/** Whether a task rests: nobody is late with it, and it comes back when the last hold ends. */
export function isOnHold(state: Pick<ProspectState, 'holds'>, { kind }: Pick<Task, 'kind'>): boolean {
  return isHeld(state) && restsUnderHold[kind];
}
