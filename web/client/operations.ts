// Written by `npm run openapi` from api/routes.ts.
import type { OperationId } from './operation-types.ts';

interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
}

/** Method and path of every operation. */
export const operations: Readonly<Record<OperationId, Operation>> = {
  createProspect: { method: 'post', path: '/api/v1/prospects' },
  listProspects: { method: 'get', path: '/api/v1/prospects' },
  getProspect: { method: 'get', path: '/api/v1/prospects/:prospectId' },
  getUnmetConditions: { method: 'get', path: '/api/v1/prospects/:prospectId/unmet' },
  getHistory: { method: 'get', path: '/api/v1/prospects/:prospectId/history' },
  getDeadlines: { method: 'get', path: '/api/v1/prospects/:prospectId/deadlines' },
  reopenProspect: { method: 'post', path: '/api/v1/prospects/:prospectId/reopen' },
  assignOwner: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/assignOwner' },
  verifyLead: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/verifyLead' },
  submitQualification: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/submitQualification' },
  decideReview: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/decideReview' },
  saveIntel: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/saveIntel' },
  submitVisitPlan: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/submitVisitPlan' },
  proposeAppointment: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/proposeAppointment' },
  confirmAppointment: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/confirmAppointment' },
  rescheduleAppointment: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/rescheduleAppointment' },
  cancelAppointment: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/cancelAppointment' },
  markNoShow: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/markNoShow' },
  submitMinutes: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/submitMinutes' },
  raiseObjection: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/raiseObjection' },
  answerObjection: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/answerObjection' },
  confirmObjection: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/confirmObjection' },
  recordClosingAttempt: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/recordClosingAttempt' },
  completeDeal: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/completeDeal' },
  confirmBooking: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/confirmBooking' },
  createMaintenancePlan: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/createMaintenancePlan' },
  recordContact: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/recordContact' },
  completeTask: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/completeTask' },
  snoozeTask: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/snoozeTask' },
  unsnoozeTask: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/unsnoozeTask' },
  skipTask: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/skipTask' },
  advance: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/advance' },
  requestOverride: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/requestOverride' },
  declineOverride: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/declineOverride' },
  fallBack: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/fallBack' },
  park: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/park' },
  resume: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/resume' },
  markLost: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/markLost' },
  disqualify: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/disqualify' },
  freeze: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/freeze' },
  unfreeze: { method: 'post', path: '/api/v1/prospects/:prospectId/commands/unfreeze' },
  listTasks: { method: 'get', path: '/api/v1/tasks' },
  getFunnel: { method: 'get', path: '/api/v1/funnel' },
  getProcess: { method: 'get', path: '/api/v1/processes/:version' },
  getOrganisation: { method: 'get', path: '/api/v1/organisation' },
  getCalendar: { method: 'get', path: '/api/v1/calendar' },
  putCalendar: { method: 'put', path: '/api/v1/calendar' },
};
