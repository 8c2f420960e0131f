import * as z from 'zod';
import { quadrants } from '../../domain/prospect/catalogue.ts';
import type { CommandPayload } from '../../domain/prospect/commands.ts';
import { fen, instantIn, pastLocalDate, staffId, text } from '../common.ts';

const promise = z
  .strictObject({ text: text(500), dueAt: instantIn })
  .transform(({ dueAt, ...rest }) => ({ ...rest, dueAtMs: dueAt }));

/** @source Domain 3.7, `deals` */
export const completeDeal = z.strictObject({
  items: z
    .array(z.strictObject({ product: text(100), amountFen: fen, contractNo: text(60) }))
    .min(1)
    .max(50),
  signedOn: pastLocalDate,
  coreBankCustomerNo: text(40),
  identityChecked: z.boolean(),
  suitabilityChecked: z.boolean(),
  concessionsApproved: z.boolean(),
  promises: z.array(promise).max(30).meta({ description: 'Empty: none was made' }),
  otherBusinessIntroduced: text(300).nullable().default(null),
}) satisfies z.ZodType<CommandPayload<'completeDeal'>>;

export const confirmBooking = z.strictObject({ bookedAmountFen: fen }) satisfies z.ZodType<
  CommandPayload<'confirmBooking'>
>;

export const createMaintenancePlan = z.strictObject({
  quadrant: z.enum(quadrants).meta({ description: 'Assets, then potential: h high, l low' }),
  goal: text(500),
  orientation: z.enum(['relationshipOriented', 'valueOriented', 'serviceOriented', 'unknown']),
  maintainingManagerId: staffId.nullable().default(null),
}) satisfies z.ZodType<CommandPayload<'createMaintenancePlan'>>;
