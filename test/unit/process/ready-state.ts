import { criteria, type Criterion } from '../../../domain/process/definition.ts';
import type { CriterionAnswer, Meeting, Objection, ProspectState } from '../../../domain/prospect/state.ts';

export const nowMs = Date.UTC(2026, 2, 2, 2);
const dayMs = 86_400_000;

/** All five criteria passed, except those named. */
export function answers(other: Partial<Record<Criterion, CriterionAnswer['result']>> = {}): CriterionAnswer[] {
  return criteria.map((criterion) => ({ criterion, result: other[criterion] ?? 'pass', evidence: 'statement of accounts' }));
}

export const meeting: Meeting = {
  meetingId: 'meeting-1',
  heldAtMs: nowMs - dayMs,
  decisionMakerMet: true,
  needsConfirmed: ['settlement'],
  fabeComplete: true,
  summaryConfirmed: true,
  objectionsProbed: true,
  suitability: 'checked',
  nextStep: 'send the proposal',
  nextStepDueAtMs: nowMs + dayMs,
  minutes: 'talk about settlement',
};

export const objection: Objection = {
  objectionId: 'objection-1',
  verbatim: 'your fees are high',
  type: 'price',
  nature: 'genuine',
  blocking: true,
  status: 'resolved',
  technique: 'compensate',
  response: 'bundle with a volume discount',
  raisedInStep: 3,
  timesReopened: 0,
};

/** A company that meets every condition of every gate. */
export const readyState: ProspectState = {
  prospectId: 'prospect-1',
  cycleNo: 1,
  revision: 20,
  lastCommandRevision: 20,
  phase: 'won',
  step: 5,
  phaseEnteredAtMs: nowMs,
  stepEnteredAtMs: nowMs,
  createdAtMs: nowMs - 30 * dayMs,
  createdBy: 'staff-1',
  customer: {
    name: 'a company', customerType: 'company', phone: '010-1', email: null, address: null, committeeEstablished: null, coreBankCustomerNo: null,
  },
  pursuitType: 'newCustomer',
  source: {
    findMethod: 'mediaData', mediaSubSource: 'internet', publicationTitle: null, publishedOn: null, introducerName: null, campaignId: 'campaign-1',
    campaignScore: 80, campaignExcluded: false, capturedAtMs: nowMs - 30 * dayMs, staleAtMs: nowMs + dayMs, verifiedAtMs: null, verificationsMissed: 0,
  },
  ownerId: 'staff-1',
  teamId: 'team-1',
  branchId: 'branch-1',
  expectedValueFen: 100_000_00,
  lastContactAtMs: nowMs - dayMs,
  holds: [],
  duplicateCheck: 'clear',
  consent: 'given',
  walkInLoan: false,
  qualification: { answers: answers(), growthType: false, submittedBy: 'staff-1', submittedAtMs: nowMs - 20 * dayMs, conditional: null },
  review: null,
  intel: {
    completeness: 0.6,
    occupation: null,
    stakeholders: [{ stakeholderId: 'stakeholder-1', name: 'the director', title: null, role: 'decisionMaker', hasPurchaseAuthority: 'unknown' }],
    routeToDecisionMaker: null,
    competitors: ['another bank'],
    noCompetitorKnown: false,
    swot: { strengths: ['near'], weaknesses: ['new'], opportunities: ['growth'], threats: ['rival'] },
  },
  visitPlan: {
    visitPlanId: 'visitPlan-1', objective: 'an account', fallbackObjective: 'a second meeting', stakeholderIds: ['stakeholder-1'], openingIdea: 'news',
    questions: ['who decides?'], anticipatedObjections: [], credentialsChecked: true, status: 'ready',
  },
  appointment: {
    appointmentId: 'appointment-1', method: 'phone', stakeholderIds: ['stakeholder-1'], startAtMs: nowMs, endAtMs: nowMs + 3_600_000, place: 'office',
    status: 'confirmed',
  },
  meetings: [meeting],
  objections: [objection],
  objectionStep: 'entered',
  lastAttempt: {
    attemptNo: 1, atMs: nowMs, signals: ['v1'], noSignalReason: null, strategy: 'summarise', result: 'accepted', otherBusinessIntroduced: 'cards',
  },
  deal: {
    items: [{ product: 'settlement account', amountFen: 1_000_000_00, contractNo: 'C-1' }], signedOn: '2026-03-02', coreBankCustomerNo: '1001',
    identityChecked: true, suitabilityChecked: true, concessionsApproved: true, promises: [], otherBusinessIntroduced: null,
  },
  booking: { bookedAmountFen: 1_000_000_00, confirmedBy: 'staff-2', confirmedAtMs: nowMs },
  maintenancePlan: { quadrant: 'hh', intervalDays: 7, goal: 'wages', orientation: 'valueOriented', maintainingManagerId: 'staff-1' },
  counters: {
    contacts: 3, coldCalls: 1, appointmentAttempts: 1, noShows: 0, meetings: 1, closingAttempts: 1, returnsToObjections: 0, rechecksWithoutAnswer: 0,
    remindersSent: 0,
  },
  parked: null,
  outcome: null,
  deadlines: [],
  tasks: [],
  nextNumber: 10,
};
