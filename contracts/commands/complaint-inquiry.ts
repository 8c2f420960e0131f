import * as z from 'zod';
import {
  contactChannels,
  findings,
  remedyKinds,
  rootCauseClasses,
  severities,
} from '../../domain/complaint/catalogue.ts';
import type { ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import { complaintCategory } from '../complaint-records.ts';
import { complaintId, fen, instantIn, localDate, staffId, text } from '../common.ts';

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
  message: messageIn,
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
  .strictObject({ text: text(500), ownerId: staffId, dueAt: instantIn })
  .transform(({ dueAt, ...rest }) => ({ ...rest, dueAtMs: dueAt }));

/** What an inquiry, a reviewer or an outside body decided. */
export const decisionIn = z.strictObject({
  rootCauseClass: z.enum(rootCauseClasses),
  rootCause: text(),
  finding: z.enum(findings),
  remedy: text(),
  remedyKinds: z
    .array(z.enum(remedyKinds))
    .max(remedyKinds.length)
    .default([])
    .meta({
      description: 'What it consists of; a staff change is decided at level 2, a policy change or product stop at 3',
    }),
  compensationFen: fen.default(0),
  actions: z
    .array(action)
    .max(20)
    .default([])
    .meta({ description: 'What must be done before the case is resolved; none when the remedy is only said' }),
});

export const submitDecision = decisionIn satisfies z.ZodType<ComplaintCommandPayload<'submitDecision'>>;

export const completeAction = z.strictObject({ actionId: z.string().min(1).max(64) }) satisfies z.ZodType<
  ComplaintCommandPayload<'completeAction'>
>;

export const completeActions = z.strictObject({}) satisfies z.ZodType<ComplaintCommandPayload<'completeActions'>>;

export const addImprovementItem = z.strictObject({
  title: text(200),
  ownerId: staffId,
  dueOn: localDate,
}) satisfies z.ZodType<ComplaintCommandPayload<'addImprovementItem'>>;
