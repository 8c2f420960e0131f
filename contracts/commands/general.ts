import * as z from 'zod';
import { phaseCodes } from '../../domain/process/definition.ts';
import { contactChannels, contactOutcomes, contactPurposes, lossReasons } from '../../domain/prospect/catalogue.ts';
import type { CommandPayload } from '../../domain/prospect/commands.ts';
import { customerCorrections } from '../customer-corrections.ts';
import { fen, instantIn, text, typedText } from '../common.ts';

export const recordContact = z
  .strictObject({
    direction: z.enum(['outbound', 'inbound']),
    channel: z.enum(contactChannels),
    purpose: z.enum(contactPurposes),
    at: instantIn,
    durationSec: z.int().min(0).max(86_400).nullable().default(null),
    outcome: z.enum(contactOutcomes),
    notes: typedText(2000).default(''),
  })
  .transform(({ at, ...contact }) => ({ ...contact, atMs: at })) satisfies z.ZodType<CommandPayload<'recordContact'>>;

export const advance = z.strictObject({ to: z.enum(phaseCodes) }) satisfies z.ZodType<CommandPayload<'advance'>>;

export const requestOverride = z.strictObject({
  codes: z.array(z.string().min(1).max(40)).min(1).max(30).meta({ description: 'Soft conditions that are not met' }),
  reason: text(500),
}) satisfies z.ZodType<CommandPayload<'requestOverride'>>;

const answerToRequest = z.strictObject({
  taskId: z.string().min(1).max(200).meta({ description: 'The open task of kind decideOverride' }),
  reason: text(500),
});

export const grantOverride = answerToRequest satisfies z.ZodType<CommandPayload<'grantOverride'>>;

export const declineOverride = answerToRequest satisfies z.ZodType<CommandPayload<'declineOverride'>>;

export const fallBack = z.strictObject({ to: z.enum(phaseCodes), reason: text() }) satisfies z.ZodType<
  CommandPayload<'fallBack'>
>;

const untilWithReason = z
  .strictObject({ until: instantIn, reason: text() })
  .transform(({ until, reason }) => ({ untilMs: until, reason }));

export const recordConsent = z.strictObject({
  consent: z.enum(['given', 'lawfulContact']),
  note: text(500),
}) satisfies z.ZodType<CommandPayload<'recordConsent'>>;

/** Only what is named changes. */
export const updateCustomer = z
  .strictObject({
    ...customerCorrections,
    coreBankCustomerNo: text(40).nullable().exactOptional(),
    expectedValueFen: fen.nullable().exactOptional(),
  })
  .refine((corrections) => Object.keys(corrections).length > 0, 'must change something') satisfies z.ZodType<
  CommandPayload<'updateCustomer'>
>;

export const park = untilWithReason satisfies z.ZodType<CommandPayload<'park'>>;

export const freeze = untilWithReason satisfies z.ZodType<CommandPayload<'freeze'>>;

export const resume = z.strictObject({ reason: text() }) satisfies z.ZodType<CommandPayload<'resume'>>;

export const unfreeze = z.strictObject({ reason: text() }) satisfies z.ZodType<CommandPayload<'unfreeze'>>;

const ending = z.strictObject({ reason: z.enum(lossReasons), text: text() });

export const markLost = ending satisfies z.ZodType<CommandPayload<'markLost'>>;

export const disqualify = ending satisfies z.ZodType<CommandPayload<'disqualify'>>;

export const completeTask = z.strictObject({
  taskId: z.string().min(1).max(200),
  result: text(),
}) satisfies z.ZodType<CommandPayload<'completeTask'>>;

const taskOf = z.string().min(1).max(200).meta({ description: 'An open task of the prospect' });

export const snoozeTask = z
  .strictObject({ taskId: taskOf, until: instantIn, reason: text(500).nullable().default(null) })
  .transform(({ until, ...rest }) => ({ ...rest, untilMs: until })) satisfies z.ZodType<CommandPayload<'snoozeTask'>>;

export const unsnoozeTask = z.strictObject({ taskId: taskOf }) satisfies z.ZodType<CommandPayload<'unsnoozeTask'>>;

export const skipTask = z.strictObject({ taskId: taskOf, reason: text(500) }) satisfies z.ZodType<
  CommandPayload<'skipTask'>
>;
