import * as z from 'zod';
import { appointmentMethods, objectionTypes } from '../../domain/prospect/catalogue.ts';
import type { CommandPayload } from '../../domain/prospect/commands.ts';
import { idOf, instantIn, name, text, typedText } from '../common.ts';
import { criterionAnswer } from './find.ts';

const stakeholderIds = z.array(idOf('stakeholder')).max(50);

/** Two at least: Chinese says in two characters (人脉) what English needs five or more for.
 *  @source Domain 3.6, `swotAnalyses`: 5 to 300 characters an entry */
const swotEntries = z.array(typedText(300).min(2)).max(30);

const stakeholder = z.strictObject({
  stakeholderId: idOf('stakeholder').nullable().default(null).meta({ description: 'null: a new person' }),
  name,
  title: text(100).nullable().default(null),
  role: z.enum(['decisionMaker', 'representative', 'influencer', 'user', 'gatekeeper', 'familyMember', 'noPower']),
  hasPurchaseAuthority: z.enum(['yes', 'no', 'partial', 'unknown']),
});

/** Fields left out stay as they are; a list replaces the whole list. */
export const saveIntel = z.strictObject({
  completeness: z.number().min(0).max(1).exactOptional().meta({ description: 'Answered / mandatory questions' }),
  occupation: text(100).nullable().exactOptional(),
  routeToDecisionMaker: text().nullable().exactOptional(),
  competitors: z.array(text(100)).max(30).exactOptional(),
  noCompetitorKnown: z.boolean().exactOptional(),
  swot: z
    .strictObject({ strengths: swotEntries, weaknesses: swotEntries, opportunities: swotEntries, threats: swotEntries })
    .nullable()
    .exactOptional(),
  stakeholders: z.array(stakeholder).max(50).exactOptional(),
  criteria: z.array(criterionAnswer).max(5).exactOptional(),
}) satisfies z.ZodType<CommandPayload<'saveIntel'>>;

/** @source Domain 3.6, `visitPlans`: five questions, one anticipated objection */
export const submitVisitPlan = z.strictObject({
  objective: text(500),
  fallbackObjective: text(500),
  stakeholderIds: stakeholderIds.min(1),
  openingIdea: text(),
  questions: z.array(text(300)).min(5).max(100),
  anticipatedObjections: z
    .array(z.strictObject({ type: z.enum(objectionTypes), response: text() }))
    .min(1)
    .max(30),
  credentialsChecked: z.boolean(),
}) satisfies z.ZodType<CommandPayload<'submitVisitPlan'>>;

const slot = z
  .strictObject({ startAt: instantIn, endAt: instantIn, place: text(300) })
  .transform(({ startAt, endAt, place }) => ({ startAtMs: startAt, endAtMs: endAt, place }));

export const proposeAppointment = z.strictObject({
  method: z.enum(appointmentMethods),
  result: z.enum(['proposed', 'noAnswer', 'declined']),
  stakeholderIds: stakeholderIds.default([]),
  slot: slot.nullable().default(null).meta({ description: 'Needed when result is proposed' }),
}) satisfies z.ZodType<CommandPayload<'proposeAppointment'>>;

export const confirmAppointment = z.strictObject({}) satisfies z.ZodType<CommandPayload<'confirmAppointment'>>;

export const rescheduleAppointment = z
  .strictObject({ startAt: instantIn, endAt: instantIn, place: text(300), reason: text() })
  .transform(({ startAt, endAt, ...rest }) => ({ ...rest, startAtMs: startAt, endAtMs: endAt })) satisfies z.ZodType<
  CommandPayload<'rescheduleAppointment'>
>;

export const cancelAppointment = z.strictObject({ reason: text() }) satisfies z.ZodType<
  CommandPayload<'cancelAppointment'>
>;

export const markNoShow = z.strictObject({ note: text() }) satisfies z.ZodType<CommandPayload<'markNoShow'>>;
