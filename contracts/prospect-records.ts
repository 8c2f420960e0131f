import * as z from 'zod';
import { criteria, phaseCodes } from '../domain/process/definition.ts';
import {
  closingStrategies,
  lossReasons,
  objectionNatures,
  objectionTypes,
  pursuitTypes,
  quadrants,
} from '../domain/prospect/catalogue.ts';
import type { ProspectState } from '../domain/prospect/state.ts';
import { customer, source } from './lead-records.ts';
import { fen, instantOut, localDate } from './common.ts';
import { contact, task, waiver } from './prospect-work.ts';
import type { Presented } from './instants.ts';

type RecordOf<Field extends keyof ProspectState> = z.ZodType<Presented<ProspectState[Field]>>;

const words = z.array(z.string());
const maybe = z.string().nullable();
const step = z
  .union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)])
  .meta({ id: 'StepNumber' });
const phase = z.enum(phaseCodes).meta({ id: 'PhaseCode' });

const hold = z.object({
  holdId: z.string(),
  kind: z.enum(['complaint', 'manual']),
  reason: z.string(),
  since: instantOut,
  until: instantOut.nullable(),
});

const criterion = z.enum(criteria);

const qualification = z
  .object({
    answers: z.array(z.object({ criterion, result: z.enum(['pass', 'fail', 'unknown']), evidence: z.string() })),
    growthType: z.boolean(),
    submittedBy: z.string(),
    submittedAt: instantOut,
    conditional: z.object({ criteria: z.array(criterion), agreedBy: z.string(), resolveBy: instantOut }).nullable(),
  })
  .nullable() satisfies RecordOf<'qualification'>;

const review = z
  .object({
    decision: z.enum(['approve', 'reject', 'defer']),
    findings: z.string(),
    decidedBy: z.string(),
    decidedAt: instantOut,
  })
  .nullable() satisfies RecordOf<'review'>;

const intel = z
  .object({
    completeness: z.number(),
    occupation: maybe,
    stakeholders: z.array(
      z.object({
        stakeholderId: z.string(),
        name: z.string(),
        title: maybe,
        role: z.enum([
          'decisionMaker',
          'representative',
          'influencer',
          'user',
          'gatekeeper',
          'familyMember',
          'noPower',
        ]),
        hasPurchaseAuthority: z.enum(['yes', 'no', 'partial', 'unknown']),
      }),
    ),
    routeToDecisionMaker: maybe,
    competitors: words,
    noCompetitorKnown: z.boolean(),
    swot: z.object({ strengths: words, weaknesses: words, opportunities: words, threats: words }).nullable(),
  })
  .meta({ id: 'Intel' }) satisfies RecordOf<'intel'>;

const visitPlan = z
  .object({
    visitPlanId: z.string(),
    objective: z.string(),
    fallbackObjective: z.string(),
    stakeholderIds: words,
    openingIdea: z.string(),
    questions: words,
    anticipatedObjections: z.array(z.object({ type: z.enum(objectionTypes), response: z.string() })),
    credentialsChecked: z.boolean(),
    status: z.enum(['ready', 'used']),
  })
  .nullable() satisfies RecordOf<'visitPlan'>;

const appointment = z
  .object({
    appointmentId: z.string(),
    method: z.string(),
    stakeholderIds: words,
    startAt: instantOut,
    endAt: instantOut,
    place: z.string(),
    status: z.enum(['proposed', 'confirmed', 'held', 'noShow', 'cancelled']),
    calledOff: z
      .object({ reason: z.literal('complaintHold'), complaintId: z.string(), at: instantOut })
      .exactOptional()
      .meta({ description: 'With cancelled: the complaint because of which the bank called it off' }),
  })
  .nullable() satisfies RecordOf<'appointment'>;

const meetings = z.array(
  z.object({
    meetingId: z.string(),
    heldAt: instantOut,
    decisionMakerMet: z.boolean(),
    needsConfirmed: words,
    fabeComplete: z.boolean(),
    summaryConfirmed: z.boolean(),
    objectionsProbed: z.boolean(),
    suitability: z.enum(['checked', 'notNeeded', 'missing']),
    nextStep: maybe,
    nextStepDueAt: instantOut.nullable(),
    minutes: z.string(),
  }),
) satisfies RecordOf<'meetings'>;

const objections = z.array(
  z.object({
    objectionId: z.string(),
    verbatim: z.string(),
    type: z.enum(objectionTypes),
    nature: z.enum(objectionNatures).nullable(),
    blocking: z.boolean(),
    status: z.enum(['open', 'responding', 'resolved', 'withdrawn']),
    technique: maybe,
    response: maybe,
    raisedInStep: step,
    timesReopened: z.int(),
  }),
) satisfies RecordOf<'objections'>;

const lastAttempt = z
  .object({
    attemptNo: z.int(),
    at: instantOut,
    signals: words,
    noSignalReason: maybe,
    strategy: z.enum(closingStrategies),
    result: z.enum(['accepted', 'acceptedPartly', 'thinking', 'newObjection', 'declined']),
    otherBusinessIntroduced: maybe,
  })
  .nullable() satisfies RecordOf<'lastAttempt'>;

const deal = z
  .object({
    items: z.array(z.object({ product: z.string(), amountFen: fen, contractNo: z.string() })),
    signedOn: localDate,
    coreBankCustomerNo: z.string(),
    identityChecked: z.boolean(),
    suitabilityChecked: z.boolean(),
    concessionsApproved: z.boolean(),
    promises: z.array(z.object({ promiseId: z.string(), text: z.string(), dueAt: instantOut })),
    otherBusinessIntroduced: maybe,
  })
  .nullable() satisfies RecordOf<'deal'>;

const booking = z
  .object({ bookedAmountFen: fen, confirmedBy: z.string(), confirmedAt: instantOut })
  .nullable() satisfies RecordOf<'booking'>;

const maintenancePlan = z
  .object({
    quadrant: z.enum(quadrants),
    intervalDays: z.number(),
    goal: z.string(),
    orientation: z.enum(['relationshipOriented', 'valueOriented', 'serviceOriented', 'unknown']),
    maintainingManagerId: maybe,
  })
  .nullable() satisfies RecordOf<'maintenancePlan'>;

const counters = z
  .object({
    contacts: z.int(),
    coldCalls: z.int(),
    appointmentAttempts: z.int(),
    noShows: z.int(),
    meetings: z.int(),
    closingAttempts: z.int(),
    returnsToObjections: z.int(),
    rechecksWithoutAnswer: z.int(),
    remindersSent: z.int(),
  })
  .meta({ id: 'Counters' }) satisfies RecordOf<'counters'>;

const parked = z
  .object({ fromPhase: phase, until: instantOut, since: instantOut, reason: z.string() })
  .nullable() satisfies RecordOf<'parked'>;

const outcome = z
  .object({
    phase,
    reason: z.enum(lossReasons).nullable(),
    text: z.string(),
    at: instantOut,
    cooldownUntil: instantOut.nullable(),
  })
  .nullable() satisfies RecordOf<'outcome'>;

/** Fields of the workflow's own bookkeeping, which people do not need; deadlines have a route of their own. */
export const hiddenStateFields = ['nextNumber', 'lastCommandRevision', 'deadlines'] as const;
type HiddenStateField = (typeof hiddenStateFields)[number];

/** Everything the bank knows about one pursuit, as it stands at `revision`. */
export const prospectRecord = z
  .object({
    prospectId: z.string(),
    cycleNo: z.int(),
    revision: z.int(),
    phase,
    step,
    phaseEnteredAt: instantOut,
    stepEnteredAt: instantOut,
    createdAt: instantOut,
    createdBy: z.string(),
    customer,
    pursuitType: z.enum(pursuitTypes),
    source,
    ownerId: maybe,
    teamId: maybe,
    branchId: z.string(),
    expectedValueFen: fen.nullable(),
    lastContactAt: instantOut.nullable(),
    lastContact: contact.exactOptional(),
    holds: z.array(hold) satisfies RecordOf<'holds'>,
    duplicateCheck: z.enum(['clear', 'existingCustomer']),
    consent: z.enum(['given', 'lawfulContact', 'none']),
    walkInLoan: z.boolean(),
    qualification,
    review,
    intel,
    visitPlan,
    appointment,
    meetings,
    objections,
    objectionStep: z.enum(['pending', 'entered', 'skipped']),
    lastAttempt,
    deal,
    booking,
    maintenancePlan,
    counters,
    parked,
    outcome,
    tasks: z.array(task) satisfies RecordOf<'tasks'>,
    waivers: z.array(waiver).exactOptional(),
  })
  .meta({ id: 'ProspectRecord' }) satisfies z.ZodType<Presented<Omit<ProspectState, HiddenStateField>>>;

export type ProspectRecord = z.output<typeof prospectRecord>;
export { phase as phaseCode, step as stepNumber };
