import * as z from 'zod';
import { appealDecisions, reportBackChannels, rootCauseClasses } from '../../domain/complaint/catalogue.ts';
import type { ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import { staffId, text } from '../common.ts';
import { decisionIn, messageIn } from './complaint-inquiry.ts';

const optionalText = text().nullable().default(null);

export const decideApproval = z.strictObject({
  decision: z.enum(['approved', 'rejected']),
  reason: optionalText.meta({ description: 'Needed to reject' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'decideApproval'>>;

const outcome = {
  channel: z.enum(reportBackChannels),
  understood: z.boolean().meta({ description: 'Without it nothing is accepted' }),
  accepted: z.boolean(),
};

export const recordReportBack = z.strictObject({
  ...outcome,
  reason: optionalText.meta({ description: 'What the customer said; needed when they do not accept' }),
  externalRouteTold: z
    .boolean()
    .default(false)
    .meta({ description: 'Told where to turn outside the bank; needed when no appeal inside is left' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'recordReportBack'>>;

export const recordFailedReportBack = z.strictObject({ channel: z.enum(reportBackChannels) }) satisfies z.ZodType<
  ComplaintCommandPayload<'recordFailedReportBack'>
>;

export const sendLetter = z.strictObject({ text: text() }) satisfies z.ZodType<ComplaintCommandPayload<'sendLetter'>>;

export const appeal = z.strictObject({ reason: text() }) satisfies z.ZodType<ComplaintCommandPayload<'appeal'>>;

/** At which level the reviewer decides, the API looks up. */
export const acknowledgeAppeal = z.strictObject({
  reviewerId: staffId.meta({ description: 'Of a higher level, without a part in the case' }),
  message: messageIn,
});

export const decideAppeal = z.strictObject({
  decision: z.enum(appealDecisions),
  findings: text(),
  remedy: decisionIn.nullable().default(null).meta({ description: 'Needed unless the appeal is rejected' }),
  message: messageIn
    .nullable()
    .default(null)
    .meta({ description: 'What the customer is told of it already; the report back follows all the same' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'decideAppeal'>>;

export const recordRegulatorOrMedia = z.strictObject({
  kind: z.enum(['regulator', 'media']),
  text: text().meta({ description: 'Who asked, and what' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'recordRegulatorOrMedia'>>;

export const requestExtension = z.strictObject({
  amount: z
    .int()
    .min(1)
    .max(100)
    .meta({ description: 'In the unit of the extension that comes next: working days in the bank’s own rules' }),
  reason: text(),
}) satisfies z.ZodType<ComplaintCommandPayload<'requestExtension'>>;

export const decideExtension = z.strictObject({
  decision: z.enum(['granted', 'declined']),
  reason: optionalText.meta({ description: 'Needed to decline' }),
  message: messageIn
    .nullable()
    .default(null)
    .meta({ description: 'What the customer is told about the reason and the new date; needed to grant' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'decideExtension'>>;

export const withdraw = z.strictObject({
  reference: text(200).meta({ description: 'Where the customer’s letter is filed' }),
  rootCauseClass: z.enum(rootCauseClasses).nullable().default(null),
  rootCause: optionalText.meta({ description: 'Needed for s1 and s2, unless the inquiry has found it already' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'withdraw'>>;

export const takeOutside = z.strictObject({
  body: text(200).meta({ description: 'The regulator, court or mediator' }),
  reference: text(200).meta({ description: 'The body’s own number of the case' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'takeOutside'>>;

export const recordOutsideDecision = z.strictObject({
  outcome: text(),
  to: z.enum(['resolving', 'closed']).meta({ description: 'closed: nothing is left for the bank to do' }),
  decision: decisionIn
    .nullable()
    .default(null)
    .meta({ description: 'What the body decided; needed when the bank has decided nothing that stands' }),
  reportBack: z
    .strictObject(outcome)
    .nullable()
    .default(null)
    .meta({ description: 'How the customer was told the outcome; needed to close' }),
}) satisfies z.ZodType<ComplaintCommandPayload<'recordOutsideDecision'>>;
