import { criteria, type Criterion } from '../../domain/process/definition.ts';
import type { CommandEnvelope } from '../../domain/prospect/command.ts';
import type { CommandName, CommandPayload } from '../../domain/prospect/commands.ts';
import type { CreateProspect } from '../../domain/prospect/create.ts';
import type { CriterionAnswer } from '../../domain/prospect/records.ts';
import { calendar, manager } from './context.ts';

const dayMs = 86_400_000;

/** A lead from a cold call, owned by the manager who captured it. Override what the case is about. */
export function lead(overrides: Partial<CreateProspect> = {}): CreateProspect {
  return {
    customer: {
      name: 'Harbour Trading Ltd',
      customerType: 'company',
      phone: '+8613900000001',
      email: null,
      address: null,
      committeeEstablished: null,
      coreBankCustomerNo: null,
    },
    pursuitType: 'newCustomer',
    source: {
      findMethod: 'coldApproach',
      mediaSubSource: null,
      publicationTitle: null,
      publishedOn: null,
      publishedAtMs: null,
      introducerName: null,
      campaignId: null,
      campaignScore: null,
      campaignExcluded: false,
    },
    ownerId: manager.staffId,
    teamId: manager.teamId,
    branchId: manager.branchId,
    expectedValueFen: 500_000_00,
    consent: 'lawfulContact',
    walkInLoan: false,
    duplicateCheck: 'clear',
    ...overrides,
  };
}

/** Answers to the five criteria; all pass unless told. */
export function answers(results: Partial<Record<Criterion, CriterionAnswer['result']>> = {}): CriterionAnswer[] {
  return criteria.map((criterion) => ({
    criterion,
    result: results[criterion] ?? 'pass',
    evidence: 'stated by the finance head on the phone',
  }));
}

export function envelope<Payload>(
  payload: Payload,
  overrides: Partial<CommandEnvelope<Payload>> = {},
): CommandEnvelope<Payload> {
  return { payload, actor: manager, expectedRevision: null, overrides: [], fingerprint: 'f', calendar, ...overrides };
}

/** Payloads that take an ordinary prospect through the six steps; `nowMs` is the moment of the command. */
export const usual: { [Name in CommandName]: (nowMs: number) => CommandPayload<Name> } = {
  assignOwner: () => ({
    staffId: manager.staffId,
    teamId: manager.teamId,
    branchId: manager.branchId,
    eligible: true,
    reason: 'nearest team',
  }),
  verifyLead: () => ({ result: 'confirmed', corrections: {}, note: 'called the switchboard' }),
  submitQualification: () => ({ answers: answers(), growthType: false, conditionalUntilMs: null }),
  decideReview: () => ({ decision: 'approve', findings: 'orders grow, collateral is sound', deferUntilMs: null }),
  saveIntel: () => ({
    completeness: 0.7,
    occupation: 'businessOwner',
    stakeholders: [
      { stakeholderId: null, name: 'Finance head', title: null, role: 'decisionMaker', hasPurchaseAuthority: 'yes' },
    ],
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
    stakeholderIds: [],
    openingIdea: 'recent tender the company won',
    questions: ['q1', 'q2', 'q3', 'q4', 'q5'],
    anticipatedObjections: [{ type: 'incumbentBank', response: 'trial of three months' }],
    credentialsChecked: true,
  }),
  proposeAppointment: (nowMs) => ({
    method: 'phone',
    result: 'proposed',
    stakeholderIds: [],
    slot: { startAtMs: nowMs + 2 * dayMs, endAtMs: nowMs + 2 * dayMs + 3_600_000, place: 'customer’s office' },
  }),
  confirmAppointment: () => ({}),
  rescheduleAppointment: (nowMs) => ({
    startAtMs: nowMs + 3 * dayMs,
    endAtMs: nowMs + 3 * dayMs + 3_600_000,
    place: 'branch',
    reason: 'the customer asked',
  }),
  cancelAppointment: () => ({ reason: 'the customer travels' }),
  markNoShow: () => ({ note: 'waited twenty minutes' }),
  submitMinutes: (nowMs) => ({
    heldAtMs: nowMs,
    decisionMakerMet: true,
    needsConfirmed: ['payroll in one place'],
    fabeComplete: true,
    summaryConfirmed: true,
    objectionsProbed: true,
    suitability: 'notNeeded',
    nextStep: 'send the offer',
    nextStepDueAtMs: nowMs + 3 * dayMs,
    minutes: 'the customer wants payroll and settlement in one place',
    anotherMeeting: false,
  }),
  raiseObjection: () => ({ verbatim: 'your transfer fees are higher', type: 'price', blocking: true }),
  answerObjection: () => ({
    objectionId: 'objection-1',
    nature: 'genuine',
    technique: 'compensate',
    response: 'free payroll transfers for a year',
  }),
  confirmObjection: () => ({ objectionId: 'objection-1', confirmed: true, note: 'that settles it' }),
  recordClosingAttempt: () => ({
    signals: ['v-terms'],
    noSignalReason: null,
    strategy: 'summarise',
    result: 'accepted',
    otherBusinessIntroduced: null,
    thinkingUntilMs: null,
    objection: null,
    declined: null,
  }),
  completeDeal: () => ({
    items: [{ product: 'settlementAccount', amountFen: 500_000_00, contractNo: 'C-1' }],
    signedOn: '2026-11-23',
    coreBankCustomerNo: 'CB-1',
    identityChecked: true,
    suitabilityChecked: true,
    concessionsApproved: true,
    promises: [],
    otherBusinessIntroduced: 'internet banking',
  }),
  confirmBooking: () => ({ bookedAmountFen: 500_000_00 }),
  createMaintenancePlan: () => ({
    quadrant: 'lh',
    goal: 'win the payroll of the subsidiary',
    orientation: 'serviceOriented',
    maintainingManagerId: manager.staffId,
  }),
  recordContact: (nowMs) => ({
    direction: 'outbound',
    channel: 'phone',
    purpose: 'followUp',
    atMs: nowMs,
    durationSec: 120,
    outcome: 'infoObtained',
    notes: 'asked for the offer',
  }),
  completeTask: () => ({ taskId: 'none', result: 'done' }),
  snoozeTask: (nowMs) => ({ taskId: 'none', untilMs: nowMs + 4 * 3_600_000, reason: null }),
  unsnoozeTask: () => ({ taskId: 'none' }),
  skipTask: () => ({ taskId: 'none', reason: 'the customer is abroad' }),
  advance: () => ({ to: 'planningVisit' }),
  requestOverride: () => ({ codes: ['G2.INTEL'], reason: 'known to the branch for years' }),
  grantOverride: () => ({ taskId: 'none', reason: 'the customer is known' }),
  declineOverride: () => ({ taskId: 'none', reason: 'ask the customer first' }),
  fallBack: () => ({ to: 'qualifying', reason: 'new owner of the company' }),
  park: (nowMs) => ({ untilMs: nowMs + 30 * dayMs, reason: 'budget comes in spring' }),
  resume: () => ({ reason: 'the customer called' }),
  markLost: () => ({ reason: 'competitor', text: 'stays with the city bank' }),
  recordConsent: () => ({ consent: 'given', note: 'signed at the counter' }),
  scoreTarget: () => ({ scale: 'large', isHighGrade: true, governance: 'orderly', zone: 'urban' }),
  updateCustomer: () => ({ phone: '+8613800138000', expectedValueFen: 800_000_00 }),
  disqualify: () => ({ reason: 'noNeed', text: 'no need for a year' }),
  freeze: (nowMs) => ({ untilMs: nowMs + 10 * dayMs, reason: 'branch closed by typhoon' }),
  unfreeze: () => ({ reason: 'branch open again' }),
};
