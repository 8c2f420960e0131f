import * as z from 'zod';
import {
  appealDecisions,
  categories,
  channels,
  clockCodes,
  closings,
  contactChannels,
  evidenceKinds,
  findings,
  registeredChannels,
  remedyKinds,
  rootCauseClasses,
  severities,
  statuses,
  witnesses,
} from '../domain/complaint/catalogue.ts';
import type { ComplaintState } from '../domain/complaint/state.ts';
import { fen, instantOut, localDate } from './common.ts';
import type { Presented } from './instants.ts';

type RecordOf<Field extends keyof ComplaintState> = z.ZodType<Presented<ComplaintState[Field]>>;

export const complaintStatus = z.enum(statuses).meta({ id: 'ComplaintStatus' });
export const severity = z.enum(severities).meta({ id: 'Severity', description: 's1: critical … s4: minor (8.4)' });
export const level = z
  .union([z.literal(1), z.literal(2), z.literal(3)])
  .meta({ id: 'ComplaintLevel', description: '1: complaint officer, 2: supervisor, 3: executive sponsor (8.6)' });
export const clockCode = z.enum(clockCodes).meta({ id: 'ComplaintClockCode' });
export const complaintCategory = z.enum(categories).meta({ id: 'ComplaintCategory' });
export const complaintChannel = z.enum(channels).meta({ id: 'ComplaintChannel' });
export const registeredChannel = z
  .enum(registeredChannels)
  .meta({ id: 'RegisteredComplaintChannel', description: 'Every channel but that of systemic cases' });

const waitUnit = z.enum(['workingDays', 'workingHours', 'days', 'hours', 'minutes']);
const maybe = z.string().nullable();
const rootCauseClass = z.enum(rootCauseClasses);

const message = z
  .object({ at: instantOut, by: z.string(), channel: z.enum(contactChannels), text: z.string() })
  .meta({ id: 'CustomerMessage' });

const customer = z
  .object({ name: z.string(), phone: maybe, coreBankCustomerNo: maybe, isKeyCustomer: z.boolean() })
  .nullable()
  .meta({ description: 'null: anonymous' }) satisfies RecordOf<'customer'>;

const question = message
  .extend({ answer: z.object({ at: instantOut, text: z.string() }).nullable() })
  .nullable() satisfies RecordOf<'question'>;

const standingDecision = z.object({
  rootCauseClass,
  rootCause: z.string(),
  finding: z.enum(findings),
  remedy: z.string(),
  remedyKinds: z.array(z.enum(remedyKinds)).optional(),
  compensationFen: fen,
  decidedBy: z.string(),
  level: level.nullable(),
  at: instantOut,
});
const decision = standingDecision.nullable() satisfies RecordOf<'decision'>;

const approval = z
  .object({
    level,
    decision: z.enum(['pending', 'approved', 'rejected']),
    decidedBy: maybe,
    reason: maybe,
    at: instantOut.nullable(),
  })
  .nullable() satisfies RecordOf<'approval'>;

const earlierDecisions = z
  .array(
    z.object({
      decision: standingDecision,
      approval,
      resolvedAt: instantOut.nullable().meta({ description: 'Carried out; null: another one came first' }),
    }),
  )
  .optional()
  .meta({
    description: 'Those that stood when another one came in their place, oldest first',
  }) satisfies RecordOf<'earlierDecisions'>;

const actions = z.array(
  z.object({
    actionId: z.string(),
    text: z.string(),
    ownerId: z.string(),
    dueAt: instantOut,
    doneAt: instantOut.nullable().meta({ description: 'Done or called off' }),
    askedBy: z.string().optional(),
    result: z.string().nullable().optional(),
    calledOffFor: z.string().optional(),
  }),
) satisfies RecordOf<'actions'>;

const evidence = z
  .array(
    z.object({
      evidenceId: z.string(),
      kind: z.enum(evidenceKinds),
      text: z.string(),
      of: z.enum(witnesses).nullable(),
      staffId: maybe,
      role: maybe,
      keptIn: maybe,
      at: instantOut,
      by: z.string(),
    }),
  )
  .optional() satisfies RecordOf<'evidence'>;

const improvementItems = z.array(
  z.object({ itemId: z.string(), title: z.string(), ownerId: z.string(), dueOn: localDate }),
) satisfies RecordOf<'improvementItems'>;

const attempt = z.object({ at: instantOut, by: z.string(), channel: z.enum(contactChannels) });

const appeals = z.array(
  z.object({
    number: z.int(),
    at: instantOut,
    reason: z.string(),
    reviewerId: maybe,
    reviewerLevel: level.nullable(),
    acknowledgedAt: instantOut.nullable(),
    decision: z.enum(appealDecisions).nullable(),
    findings: maybe,
    decidedAt: instantOut.nullable(),
  }),
) satisfies RecordOf<'appeals'>;

const extensions = z.array(
  z.object({
    requestedBy: z.string(),
    requestedAt: instantOut,
    amount: z.number(),
    unit: waitUnit.optional().meta({ description: 'left out: working days' }),
    reason: z.string(),
    level,
    decision: z.enum(['pending', 'granted', 'declined', 'obsolete']),
    decidedBy: maybe,
    decidedAt: instantOut.nullable(),
  }),
) satisfies RecordOf<'extensions'>;

const external = z
  .object({ body: z.string(), reference: z.string(), since: instantOut, outcome: maybe })
  .nullable() satisfies RecordOf<'external'>;

const withdrawal = z
  .object({
    reference: z.string(),
    rootCauseClass: rootCauseClass.nullable(),
    rootCause: maybe,
    at: instantOut,
  })
  .nullable() satisfies RecordOf<'withdrawal'>;

const commonCause = z
  .object({ parentId: z.string(), at: instantOut, rootCauseClass, text: z.string() })
  .optional()
  .meta({ description: 'What the systemic case of this one found' }) satisfies RecordOf<'commonCause'>;

const cluster = z.object({ count: z.int(), days: z.number() }).optional().meta({
  description: 'What a systemic case was opened for: so many cases within so many days',
}) satisfies RecordOf<'cluster'>;

const causeReport = z
  .object({ at: instantOut, by: z.string(), text: z.string() })
  .optional()
  .meta({ description: 'What a systemic case told those who handle its cases' }) satisfies RecordOf<'causeReport'>;

/** Fields of the workflow's own bookkeeping; clocks are shown beside the record. */
export const hiddenComplaintFields = ['nextNumber', 'lastCommandRevision', 'clocks'] as const;
type HiddenField = (typeof hiddenComplaintFields)[number];

/** Everything the bank knows about one complaint, as it stands at `revision`. */
export const complaintRecord = z
  .object({
    complaintId: z.string(),
    caseNumber: z.string(),
    revision: z.int(),
    status: complaintStatus,
    statusSince: instantOut,
    branchId: z.string(),
    customer,
    prospectId: maybe,
    channel: complaintChannel,
    receivedAt: instantOut,
    registeredAt: instantOut,
    receivedBy: z.string(),
    category: complaintCategory,
    description: z.string(),
    customerDemand: z.string(),
    contact: z.string(),
    severity,
    severityConfirmed: z.boolean(),
    isRepeated: z.boolean(),
    level,
    takenUpBy: z
      .enum(['regulator', 'media'])
      .nullish()
      .meta({ description: 'Took it up after it was received (C-17)' }),
    external,
    handlerId: maybe,
    pastHandlerIds: z.array(z.string()),
    earlierDeciderIds: z
      .array(z.string())
      .optional()
      .meta({ description: 'Who decided, approved or sent back in an earlier round' }),
    complainedStaffId: maybe,
    namedStaffIds: z.array(z.string()).optional().meta({ description: 'Everybody the case was ever about' }),
    acknowledgement: message.nullable(),
    news: z.array(message),
    firstAnsweredAt: instantOut.nullable(),
    question,
    pauses: z.array(z.object({ from: instantOut, to: instantOut.nullable() })),
    decision,
    approval,
    earlierDecisions,
    actions,
    evidence,
    improvementItems,
    resolvedAt: instantOut.nullable(),
    failedReportBacks: z.array(attempt),
    letterSentAt: instantOut.nullable(),
    reportBack: attempt.extend({ understood: z.boolean(), accepted: z.boolean() }).nullable(),
    appeals,
    extensions,
    closing: z.object({ kind: z.enum(closings), at: instantOut }).nullable(),
    withdrawal,
    mergedInto: maybe,
    parentId: maybe,
    commonCause,
    cluster,
    causeReport,
    surveyId: maybe,
  })
  .meta({ id: 'ComplaintRecord' }) satisfies z.ZodType<Presented<Omit<ComplaintState, HiddenField>>>;

export type ComplaintRecord = z.output<typeof complaintRecord>;
