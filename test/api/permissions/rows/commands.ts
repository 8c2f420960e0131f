import type { ProspectWrite } from '../../../../api/permissions/commands.ts';
import type { CommandName } from '../../../../domain/prospect/commands.ts';
import { usualPayload } from '../../../factories/wire.ts';
import type { AnyOf } from '../expectations.ts';
import { allocate, askForReview, edit, editBasic, end, freeze, review, right, waive, work } from '../rights.ts';
import type { Row, Rows } from '../row.ts';

function command(
  name: CommandName,
  demands: readonly AnyOf[],
  payload: Record<string, unknown> = {},
  more: Record<string, unknown> = {},
): Row {
  return {
    decides: 'record',
    demands,
    attempt: ({ prospectId }) => ({
      path: `prospects/${prospectId}/commands/${name}`,
      body: { expectedRevision: 1, payload: { ...usualPayload[name](), ...payload }, ...more },
    }),
  };
}

/** Writes by the right that decides; every command of the product must be here. */
const everyCommand: Record<Exclude<ProspectWrite, 'reopen'>, Row> = {
  assignOwner: command('assignOwner', [allocate]),
  verifyLead: command('verifyLead', [work]),
  submitQualification: command('submitQualification', [work]),
  decideReview: command('decideReview', [review]),
  saveIntel: command('saveIntel', [edit]),
  submitVisitPlan: command('submitVisitPlan', [work]),
  proposeAppointment: command('proposeAppointment', [work]),
  confirmAppointment: command('confirmAppointment', [work]),
  rescheduleAppointment: command('rescheduleAppointment', [work]),
  cancelAppointment: command('cancelAppointment', [work]),
  markNoShow: command('markNoShow', [work]),
  submitMinutes: command('submitMinutes', [work]),
  raiseObjection: command('raiseObjection', [work]),
  answerObjection: command('answerObjection', [[right('Answer an objection', 'X')]]),
  confirmObjection: command('confirmObjection', [work]),
  recordClosingAttempt: command('recordClosingAttempt', [work]),
  completeDeal: command('completeDeal', [[right('Complete the deal', 'X')]]),
  confirmBooking: command('confirmBooking', [[right('Confirm the booking', 'X')]]),
  createMaintenancePlan: command('createMaintenancePlan', [work]),
  recordConsent: command('recordConsent', [[right('Record a contact', 'C')]]),
  scoreTarget: command('scoreTarget', [work]),
  updateCustomer: command('updateCustomer', [edit]),
  recordContact: command('recordContact', [[right('Record a contact', 'C')]]),
  completeTask: command('completeTask', [work]),
  skipTask: command('skipTask', [work]),
  snoozeTask: command('snoozeTask', [work]),
  unsnoozeTask: command('unsnoozeTask', [work]),
  advance: command('advance', [work]),
  requestOverride: command('requestOverride', [work]),
  grantOverride: command('grantOverride', [waive]),
  declineOverride: command('declineOverride', [waive]),
  fallBack: command('fallBack', [work]),
  park: command('park', [work]),
  resume: command('resume', [work]),
  markLost: command('markLost', [end]),
  disqualify: command('disqualify', [end]),
  freeze: command('freeze', [freeze]),
  unfreeze: command('unfreeze', [freeze]),
};

const intel = usualPayload.saveIntel();

/** Commands, and what they ask for besides when they carry something. */
export const commandRows: Rows = {
  ...everyCommand,
  'saveIntel: basic facts': command('saveIntel', [editBasic], {
    competitors: undefined,
    swot: undefined,
    stakeholders: intel['stakeholders'],
  }),
  'updateCustomer: basic facts': command('updateCustomer', [editBasic], { expectedValueFen: undefined }),
  'verifyLead: with a correction': command('verifyLead', [work, editBasic], {
    result: 'corrected',
    corrections: { email: 'new@harbour.example' },
  }),
  'submitQualification: growth customer': command('submitQualification', [work, askForReview], { growthType: true }),
  'submitQualification: with open criteria': command('submitQualification', [work, waive], {
    conditionalUntil: '2100-01-01T00:00:00Z',
  }),
  'advance: with a waiver': command(
    'advance',
    [work, waive],
    {},
    { overrides: [{ code: 'G2.INTEL', reason: 'urgent' }] },
  ),
};
