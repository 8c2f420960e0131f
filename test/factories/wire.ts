import { criteria } from '../../domain/process/definition.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';

/** An instant so many minutes from now, as callers write it. */
export function inMinutes(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString();
}

/** The day before today anywhere on earth. */
export function yesterday(): string {
  return new Date(Date.now() - 36 * 3_600_000).toISOString().slice(0, 10);
}

let phoneNumber = 13_800_000_000;

/** A lead from a cold call; each one has a phone number of its own. */
export function leadBody(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  phoneNumber += 1;
  return {
    customer: { name: 'Harbour Trading Ltd', customerType: 'company', phone: String(phoneNumber) },
    pursuitType: 'newCustomer',
    source: { findMethod: 'coldApproach' },
    consent: 'lawfulContact',
    expectedValueFen: 50_000_000,
    ...overrides,
  };
}

/** Payloads, as callers write them, that take an ordinary prospect through the six steps. */
export const usualPayload: Record<CommandName, () => Record<string, unknown>> = {
  assignOwner: () => ({ staffId: 's-0102', reason: 'nearest team' }),
  verifyLead: () => ({ result: 'confirmed', note: 'called the switchboard' }),
  submitQualification: () => ({
    answers: criteria.map((criterion) => ({
      criterion,
      result: 'pass',
      evidence: 'stated by the finance head on the phone',
    })),
    growthType: false,
  }),
  decideReview: () => ({ decision: 'approve', findings: 'orders grow, collateral is sound' }),
  saveIntel: () => ({
    completeness: 0.7,
    occupation: 'businessOwner',
    stakeholders: [{ name: 'Finance head', role: 'decisionMaker', hasPurchaseAuthority: 'yes' }],
    competitors: ['City bank'],
    swot: {
      strengths: ['steady cash flow'],
      weaknesses: ['one large debtor'],
      opportunities: ['payroll accounts'],
      threats: ['incumbent bank'],
    },
  }),
  submitVisitPlan: () => ({
    objective: 'agree on a settlement account',
    fallbackObjective: 'agree on a second meeting',
    stakeholderIds: ['stakeholder-1'],
    openingIdea: 'recent tender the company won',
    questions: ['q1', 'q2', 'q3', 'q4', 'q5'],
    anticipatedObjections: [{ type: 'incumbentBank', response: 'trial of three months' }],
    credentialsChecked: true,
  }),
  proposeAppointment: () => ({
    method: 'phone',
    result: 'proposed',
    stakeholderIds: ['stakeholder-1'],
    slot: { startAt: inMinutes(10), endAt: inMinutes(70), place: 'their office' },
  }),
  confirmAppointment: () => ({}),
  rescheduleAppointment: () => ({
    startAt: inMinutes(20),
    endAt: inMinutes(80),
    place: 'branch',
    reason: 'the customer asked',
  }),
  cancelAppointment: () => ({ reason: 'the customer travels' }),
  markNoShow: () => ({ note: 'waited twenty minutes' }),
  submitMinutes: () => ({
    heldAt: inMinutes(-1),
    decisionMakerMet: true,
    needsConfirmed: ['payroll in one place'],
    fabeComplete: true,
    summaryConfirmed: true,
    objectionsProbed: true,
    suitability: 'notNeeded',
    nextStep: 'send the offer',
    nextStepDueAt: inMinutes(60 * 24 * 3),
    minutes: 'the customer wants payroll and settlement in one place',
  }),
  raiseObjection: () => ({ verbatim: 'your transfer fees are higher', type: 'price', blocking: true }),
  answerObjection: () => ({
    objectionId: 'objection-1',
    nature: 'genuine',
    technique: 'compensate',
    response: 'free payroll transfers for a year',
  }),
  confirmObjection: () => ({ objectionId: 'objection-1', confirmed: true, note: 'that settles it' }),
  recordClosingAttempt: () => ({ signals: ['asked for the terms'], strategy: 'summarise', result: 'accepted' }),
  completeDeal: () => ({
    items: [{ product: 'settlementAccount', amountFen: 50_000_000, contractNo: 'C-1' }],
    signedOn: yesterday(),
    coreBankCustomerNo: 'CB-1',
    identityChecked: true,
    suitabilityChecked: true,
    concessionsApproved: true,
    promises: [],
    otherBusinessIntroduced: 'internet banking',
  }),
  confirmBooking: () => ({ bookedAmountFen: 50_000_000 }),
  createMaintenancePlan: () => ({
    quadrant: 'hh',
    goal: 'main bank within a year',
    orientation: 'serviceOriented',
    maintainingManagerId: 's-0101',
  }),
  recordContact: () => ({
    direction: 'outbound',
    channel: 'phone',
    purpose: 'followUp',
    at: inMinutes(-1),
    durationSec: 240,
    outcome: 'interested',
    notes: 'will look at the offer',
  }),
  completeTask: () => ({ taskId: 'unknown', result: 'done' }),
  snoozeTask: () => ({ taskId: 'unknown', until: inMinutes(240) }),
  unsnoozeTask: () => ({ taskId: 'unknown' }),
  skipTask: () => ({ taskId: 'unknown', reason: 'the customer is abroad' }),
  advance: () => ({ to: 'planningVisit' }),
  requestOverride: () => ({ codes: ['G2.INTEL'], reason: 'known to the branch for years' }),
  grantOverride: () => ({ taskId: 'unknown', reason: 'the customer is known' }),
  declineOverride: () => ({ taskId: 'unknown', reason: 'ask the customer first' }),
  fallBack: () => ({ to: 'gatheringIntel', reason: 'the finance head has left' }),
  park: () => ({ until: inMinutes(60 * 24 * 30), reason: 'budget is decided next month' }),
  resume: () => ({ reason: 'the budget is decided' }),
  markLost: () => ({ reason: 'competitor', text: 'signed with the city bank' }),
  recordConsent: () => ({ consent: 'given', note: 'signed at the counter' }),
  scoreTarget: () => ({ scale: 'large', isHighGrade: true, governance: 'orderly', zone: 'urban' }),
  updateCustomer: () => ({ phone: '+8613800138000', expectedValueFen: 800_000_00 }),
  disqualify: () => ({ reason: 'belowStandard', text: 'the industry is closed for us' }),
  freeze: () => ({ until: inMinutes(60 * 24 * 7), reason: 'the account is being checked' }),
  unfreeze: () => ({ reason: 'the check is done' }),
};
