import * as z from 'zod';
import {
  contactChannels,
  evidenceKinds,
  findings,
  remedyKinds,
  rootCauseClasses,
  severities,
  witnesses,
} from '../../domain/complaint/catalogue.ts';
import type { ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import { mostCompensationFen } from '../../domain/complaint/rules.ts';
import { complaintCategory } from '../complaint-records.ts';
import { complaintId, dueDate, dueInstant, fen, staffId, text } from '../common.ts';

/** What the customer is told, and by which way. */
export const messageIn = z.strictObject({ channel: z.enum(contactChannels), text: text() });

const handler = staffId.meta({ description: 'Active, not the person complained about' });

/** Whether the person may handle it, the API looks up. */
export const acknowledge = z.strictObject({
  handlerId: handler,
  category: complaintCategory,
  severity: z.enum(severities),
  message: messageIn,
});

export const replaceHandler = z.strictObject({ handlerId: handler, reason: text() });

/** Whether it is a case of the same customer, the API looks up. */
export const confirmDuplicate = z.strictObject({
  duplicateOf: complaintId.meta({ description: 'The case that goes on' }),
  message: messageIn.nullable().default(null).meta({ description: 'Needed unless nobody knows who complained' }),
});

/** Whether the person heads a unit, the API looks up. */
export const nameStaff = z.strictObject({ staffId, reason: text() });

export const changeSeverity = z.strictObject({ severity: z.enum(severities), reason: text() }) satisfies z.ZodType<
  ComplaintCommandPayload<'changeSeverity'>
>;

export const startWork = z.strictObject({}) satisfies z.ZodType<ComplaintCommandPayload<'startWork'>>;

export const askCustomer = messageIn satisfies z.ZodType<ComplaintCommandPayload<'askCustomer'>>;

export const tellCustomer = messageIn satisfies z.ZodType<ComplaintCommandPayload<'tellCustomer'>>;

export const recordAnswer = z.strictObject({ text: text() }) satisfies z.ZodType<
  ComplaintCommandPayload<'recordAnswer'>
>;

const action = z
  .strictObject({ text: text(500), ownerId: staffId, dueAt: dueInstant })
  .transform(({ dueAt, ...rest }) => ({ ...rest, dueAtMs: dueAt }));

/** Fen, within what anybody may decide about. */
export const compensation = fen.refine(
  (amountFen) => amountFen <= mostCompensationFen,
  'must not be more than 1,000,000,000 yuan',
);

/** What an inquiry, a reviewer or an outside body decided. */
export const decisionIn = z
  .strictObject({
    rootCauseClass: z.enum(rootCauseClasses),
    rootCause: text(),
    finding: z.enum(findings),
    remedy: text(),
    remedyKinds: z.array(z.enum(remedyKinds)).max(remedyKinds.length).default([]).meta({
      description:
        'What it consists of, compensation too where there is an amount; a staff change is decided at level 2, a policy change or product stop at 3',
    }),
    compensationFen: compensation.default(0),
    actions: z
      .array(action)
      .max(20)
      .default([])
      .meta({ description: 'What must be done before the case is resolved; none when the remedy is only said' }),
  })
  .transform(({ remedyKinds: kinds, ...decision }) => ({
    ...decision,
    remedyKinds:
      decision.compensationFen > 0 && !kinds.includes('compensation') ? [...kinds, 'compensation' as const] : kinds,
  }));

export const submitDecision = decisionIn satisfies z.ZodType<ComplaintCommandPayload<'submitDecision'>>;

/** Whether the person may handle it, the API looks up. */
export const nameCauseFinder = z.strictObject({ handlerId: handler, severity: z.enum(severities) });

export const submitCause = z.strictObject({
  rootCauseClass: z.enum(rootCauseClasses),
  rootCause: text(),
  measures: text(),
  actions: z.array(action).max(20).default([]).meta({ description: 'What must be done before the case is resolved' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'submitCause'>>;

export const reportCause = z.strictObject({
  text: text().meta({ description: 'For those who handle the cases of customers, and the branch' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'reportCause'>>;

const actionId = z.string().min(1).max(64);

export const recordEvidence = z.strictObject({
  kind: z.enum(evidenceKinds),
  text: text(1000).meta({ description: 'The fact, what was said, or the title of the document' }),
  of: z.enum(witnesses).nullable().default(null).meta({ description: 'Whose statement it is' }),
  staffId: staffId.nullable().default(null).meta({ description: 'Of a member of staff' }),
  role: text(100).nullable().default(null).meta({ description: 'Who somebody else is' }),
  keptIn: text(200).nullable().default(null).meta({ description: 'Where a document is kept' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'recordEvidence'>>;

export const giveAction = action satisfies z.ZodType<ComplaintCommandPayload<'giveAction'>>;

export const callOffAction = z.strictObject({ actionId, reason: text(500) }) satisfies z.ZodType<
  ComplaintCommandPayload<'callOffAction'>
>;

export const completeAction = z.strictObject({
  actionId,
  result: text(1000).nullable().default(null).meta({ description: 'What came of it; needed where it was asked for' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'completeAction'>>;

export const completeActions = z.strictObject({}) satisfies z.ZodType<ComplaintCommandPayload<'completeActions'>>;

export const changeContact = z.strictObject({
  contact: text(200).meta({ description: 'How the customer is reached' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'changeContact'>>;

export const addImprovementItem = z.strictObject({
  title: text(200),
  ownerId: staffId,
  dueOn: dueDate,
}) satisfies z.ZodType<ComplaintCommandPayload<'addImprovementItem'>>;
