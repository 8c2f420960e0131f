import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import { inMinutes } from './wire.ts';

let phoneNumber = 13_700_000_000;

/** A telephone number that no customer has yet. */
export function newPhone(): string {
  phoneNumber += 1;
  return String(phoneNumber);
}

/** What is entered for an ordinary complaint; each has a customer of its own. */
export function complaintBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    customer: { kind: 'customer', name: 'Owner of flat 12', phone: newPhone() },
    category: 'waitingTime',
    description: 'waited two hours for a receipt at the counter',
    customerDemand: 'a receipt on the same day',
    channel: 'counter',
    ...overrides,
  };
}

/** What `CaseDesk` fills in before it sends. */
const message = {
  channel: 'phone',
  text: 'your case {{caseNumber}} is with {{handlerName}}; you hear from us by {{today}}',
};

const decision = {
  rootCauseClass: 'people',
  rootCause: 'one counter was closed without notice',
  finding: 'founded',
  remedy: 'an apology and the receipt by courier',
  compensationFen: 0,
  actions: [],
};

/** Payloads, as callers write them, that take an ordinary case from the acknowledgement to its closing. */
export const usualComplaintPayload: Record<ComplaintCommandName, () => Record<string, unknown>> = {
  confirmDuplicate: () => ({ duplicateOf: 'unknown', message }),
  acknowledge: () => ({ handlerId: 's-0101', category: 'waitingTime', severity: 's3', message }),
  startWork: () => ({}),
  askCustomer: () => ({ channel: 'phone', text: 'on which day was that?' }),
  recordAnswer: () => ({ text: 'on Monday' }),
  tellCustomer: () => ({ channel: 'phone', text: 'we have spoken with the counter' }),
  submitDecision: () => decision,
  decideApproval: () => ({ decision: 'approved' }),
  recordEvidence: () => ({ kind: 'statement', text: 'the counter was closed', of: 'staff', staffId: 's-0104' }),
  giveAction: () => ({ text: 'find the receipt', ownerId: 's-0104', dueAt: inMinutes(60 * 24) }),
  callOffAction: () => ({ actionId: 'action-1', reason: 'the customer has it by now' }),
  completeAction: () => ({ actionId: 'action-1' }),
  completeActions: () => ({}),
  recordReportBack: () => ({ channel: 'phone', understood: true, accepted: true }),
  recordFailedReportBack: () => ({ channel: 'phone' }),
  sendLetter: () => ({ text: 'we could not reach you; this is what came of your complaint' }),
  appeal: () => ({ reason: 'the counter is closed again' }),
  acknowledgeAppeal: () => ({ reviewerId: 's-0001', message }),
  decideAppeal: () => ({ decision: 'rejected', findings: 'the counter was open all week' }),
  recordRegulatorOrMedia: () => ({ kind: 'regulator', text: 'the regulator asks for the file' }),
  requestExtension: () => ({ amount: 5, reason: 'the courier lost the receipt' }),
  decideExtension: () => ({ decision: 'granted', message }),
  withdraw: () => ({ reference: 'letter 2026-118' }),
  takeOutside: () => ({ body: 'mediation centre', reference: 'M-77' }),
  recordOutsideDecision: () => ({ outcome: 'the bank repeats the receipt', to: 'resolving', decision }),
  replaceHandler: () => ({ handlerId: 's-0102', reason: 'on leave from tomorrow' }),
  nameStaff: () => ({ staffId: 's-0104', reason: 'the customer names the person at the counter' }),
  changeSeverity: () => ({ severity: 's2', reason: 'money is missing' }),
  changeContact: () => ({ contact: 'at the shop in the market, in the evening' }),
  addImprovementItem: () => ({
    title: 'signs at closed counters',
    ownerId: 's-0001',
    dueOn: inMinutes(60 * 24 * 30).slice(0, 10),
  }),
  nameCauseFinder: () => ({ handlerId: 's-0101', severity: 's3' }),
  submitCause: () => ({ rootCauseClass: 'people', rootCause: 'nobody stands in at lunch', measures: 'a second shift' }),
  reportCause: () => ({ text: 'two counters are open at lunch from Monday on' }),
};
