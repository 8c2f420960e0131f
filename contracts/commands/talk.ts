import * as z from 'zod';
import {
  closingStrategies,
  lossReasons,
  objectionNatures,
  objectionTechniques,
  objectionTypes,
} from '../../domain/prospect/catalogue.ts';
import type { CommandPayload } from '../../domain/prospect/commands.ts';
import { idOf, instantIn, text } from '../common.ts';

const needs = z.array(text(300)).max(30);

export const submitMinutes = z
  .strictObject({
    heldAt: instantIn,
    decisionMakerMet: z.boolean(),
    needsConfirmed: needs,
    fabeComplete: z.boolean().meta({ description: 'Feature, advantage, benefit and evidence were all shown' }),
    summaryConfirmed: z.boolean(),
    objectionsProbed: z.boolean(),
    suitability: z.enum(['checked', 'notNeeded', 'missing']),
    nextStep: text(500).nullable().default(null),
    nextStepDueAt: instantIn.nullable().default(null),
    minutes: text(),
    anotherMeeting: z.boolean().default(false),
  })
  .transform(({ heldAt, nextStepDueAt, ...minutes }) => ({
    ...minutes,
    heldAtMs: heldAt,
    nextStepDueAtMs: nextStepDueAt,
  })) satisfies z.ZodType<CommandPayload<'submitMinutes'>>;

export const raiseObjection = z.strictObject({
  verbatim: text(),
  type: z.enum(objectionTypes),
  blocking: z.boolean(),
}) satisfies z.ZodType<CommandPayload<'raiseObjection'>>;

export const answerObjection = z.strictObject({
  objectionId: idOf('objection'),
  nature: z.enum(objectionNatures),
  technique: z.enum(objectionTechniques),
  response: text(),
}) satisfies z.ZodType<CommandPayload<'answerObjection'>>;

export const confirmObjection = z.strictObject({
  objectionId: idOf('objection'),
  confirmed: z.boolean(),
  note: text(),
}) satisfies z.ZodType<CommandPayload<'confirmObjection'>>;

const declined = z
  .strictObject({
    reason: z.enum(lossReasons),
    text: text(),
    noChance: z.boolean(),
    recheckAt: instantIn.nullable().default(null),
  })
  .transform(({ recheckAt, ...rest }) => ({ ...rest, recheckAtMs: recheckAt }));

export const recordClosingAttempt = z
  .strictObject({
    signals: z.array(text(300)).max(30),
    noSignalReason: text(500).nullable().default(null),
    strategy: z.enum(closingStrategies),
    result: z.enum(['accepted', 'acceptedPartly', 'thinking', 'newObjection', 'declined']),
    otherBusinessIntroduced: text(300).nullable().default(null),
    thinkingUntil: instantIn
      .nullable()
      .default(null)
      .meta({ description: 'Needed with thinking; at most 60 days ahead' }),
    objection: z
      .strictObject({ verbatim: text(), type: z.enum(objectionTypes) })
      .nullable()
      .default(null)
      .meta({ description: 'Needed with newObjection' }),
    declined: declined.nullable().default(null).meta({ description: 'Needed with declined' }),
  })
  .transform(({ thinkingUntil, ...attempt }) => ({ ...attempt, thinkingUntilMs: thinkingUntil })) satisfies z.ZodType<
  CommandPayload<'recordClosingAttempt'>
>;
