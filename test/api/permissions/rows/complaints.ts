import type { ComplaintCommandName } from '../../../../domain/complaint/commands.ts';
import { usualComplaintPayload } from '../../../factories/complaint-wire.ts';
import type { AnyOf } from '../expectations.ts';
import { configure, decideAppeal, decideCase, readCase, register, workOnCase } from '../rights.ts';
import type { Row, Rows } from '../row.ts';
import { everybody } from './account.ts';

function reading(suffix: string): Row {
  return {
    decides: 'case',
    demand: readCase,
    attempt: ({ complaintId }) => ({ path: `complaints/${complaintId}${suffix}` }),
  };
}

function command(name: ComplaintCommandName, demand: AnyOf): Row {
  return {
    decides: 'case',
    demand,
    attempt: ({ complaintId }) => ({
      path: `complaints/${complaintId}/commands/${name}`,
      body: { expectedRevision: 1, payload: usualComplaintPayload[name]() },
    }),
  };
}

/** Commands by the right that decides; every command of the product must be here. */
const everyCommand: Record<ComplaintCommandName, Row> = {
  confirmDuplicate: command('confirmDuplicate', workOnCase),
  acknowledge: command('acknowledge', workOnCase),
  startWork: command('startWork', workOnCase),
  askCustomer: command('askCustomer', workOnCase),
  recordAnswer: command('recordAnswer', workOnCase),
  tellCustomer: command('tellCustomer', workOnCase),
  submitDecision: command('submitDecision', workOnCase),
  decideApproval: command('decideApproval', decideCase),
  recordEvidence: command('recordEvidence', workOnCase),
  giveAction: command('giveAction', workOnCase),
  callOffAction: command('callOffAction', workOnCase),
  completeAction: command('completeAction', workOnCase),
  completeActions: command('completeActions', workOnCase),
  recordReportBack: command('recordReportBack', workOnCase),
  recordFailedReportBack: command('recordFailedReportBack', workOnCase),
  sendLetter: command('sendLetter', workOnCase),
  appeal: command('appeal', workOnCase),
  acknowledgeAppeal: command('acknowledgeAppeal', decideAppeal),
  decideAppeal: command('decideAppeal', decideAppeal),
  recordRegulatorOrMedia: command('recordRegulatorOrMedia', workOnCase),
  requestExtension: command('requestExtension', workOnCase),
  decideExtension: command('decideExtension', decideCase),
  withdraw: command('withdraw', workOnCase),
  takeOutside: command('takeOutside', workOnCase),
  recordOutsideDecision: command('recordOutsideDecision', workOnCase),
  replaceHandler: command('replaceHandler', workOnCase),
  nameStaff: command('nameStaff', workOnCase),
  changeSeverity: command('changeSeverity', workOnCase),
  changeContact: command('changeContact', workOnCase),
  addImprovementItem: command('addImprovementItem', workOnCase),
  nameCauseFinder: command('nameCauseFinder', workOnCase),
  submitCause: command('submitCause', workOnCase),
  reportCause: command('reportCause', workOnCase),
};

/** By which limits a case lives, whoever reads cases may know, and whoever sets them. */
const readRules: AnyOf = [...readCase, ...configure];

/** Complaints: those that somebody handles are their own. */
export const complaintRows: Rows = {
  registerComplaint: { decides: 'profile', needs: register, attempt: () => ({ path: 'complaints', body: {} }) },
  listComplaints: {
    decides: 'list',
    needs: readCase,
    shows: readCase,
    onlyStep: 2,
    attempt: () => ({ path: 'complaints?limit=200' }),
    finds: (text, { complaintId }) => text.includes(`"${complaintId}"`),
  },
  previewComplaint: { decides: 'profile', needs: readCase, attempt: () => ({ path: 'complaints/previews', body: {} }) },
  previewRegistration: {
    decides: 'profile',
    needs: register,
    attempt: () => ({ path: 'complaints/registration-previews', body: {} }),
  },
  listComplaintPresets: everybody('complaint-presets'),
  getComplaintRules: { decides: 'profile', needs: readRules, attempt: () => ({ path: 'complaint-rules' }) },
  listComplaintRules: { decides: 'profile', needs: readRules, attempt: () => ({ path: 'complaint-rules/versions' }) },
  getComplaint: reading(''),
  getComplaintHistory: reading('/history'),
  listPossibleDuplicates: reading('/possible-duplicates'),
  getWhatHappensWhen: reading('/what-happens-when'),
  getRulesOfComplaint: reading('/rules'),
  revealComplaintData: {
    decides: 'case',
    demand: [...workOnCase, ...decideAppeal],
    revealsIt: true,
    attempt: ({ complaintId }) => ({
      path: `complaints/${complaintId}/reveal`,
      body: { field: '/customer/phone', reason: 'handleComplaint' },
    }),
  },
  ...everyCommand,
};
