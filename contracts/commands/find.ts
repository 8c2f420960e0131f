import * as z from 'zod';
import { criteria } from '../../domain/process/definition.ts';
import type { CommandPayload } from '../../domain/prospect/commands.ts';
import { instantIn, staffId, text, typedText } from '../common.ts';
import { customerCorrections } from '../customer-corrections.ts';

/** The rest of the payload (team, branch, eligibility) is looked up in the staff register. */
export const assignOwner = z.strictObject({ staffId, reason: text() });

export const verifyLead = z.strictObject({
  result: z.enum(['confirmed', 'corrected', 'notVerified']),
  corrections: z.strictObject(customerCorrections).default({}),
  note: text(),
}) satisfies z.ZodType<CommandPayload<'verifyLead'>>;

/** Answers to the five questions.   @source Domain 3.4: evidence of 10 characters or more when pass or fail */
export const criterionAnswer = z
  .strictObject({
    criterion: z.enum(criteria),
    result: z.enum(['pass', 'fail', 'unknown']),
    evidence: typedText(2000).default(''),
  })
  .refine(({ result, evidence }) => result === 'unknown' || evidence.length >= 10, {
    path: ['evidence'],
    message: 'must say in 10 characters or more why the criterion passes or fails',
  });

export const submitQualification = z
  .strictObject({
    answers: z
      .array(criterionAnswer)
      .length(criteria.length)
      .refine(
        (answers) => new Set(answers.map(({ criterion }) => criterion)).size === answers.length,
        'must answer each criterion once',
      ),
    growthType: z.boolean(),
    conditionalUntil: instantIn
      .nullable()
      .default(null)
      .meta({ description: 'Supervisors: settle open criteria by then' }),
  })
  .transform(({ conditionalUntil, ...answers }) => ({
    ...answers,
    conditionalUntilMs: conditionalUntil,
  })) satisfies z.ZodType<CommandPayload<'submitQualification'>>;

export const decideReview = z
  .strictObject({
    decision: z.enum(['approve', 'reject', 'defer']),
    findings: text(),
    deferUntil: instantIn.nullable().default(null).meta({ description: 'Needed to defer' }),
  })
  .transform(({ deferUntil, ...decision }) => ({ ...decision, deferUntilMs: deferUntil })) satisfies z.ZodType<
  CommandPayload<'decideReview'>
>;

export const scoreTarget = z.strictObject({
  scale: z.enum(['large', 'medium', 'small']).meta({
    description: 'At least 100 million yuan, at least 20 million, or less',
  }),
  isHighGrade: z.boolean(),
  governance: z.enum(['orderly', 'average', 'disputed']).meta({ description: 'An open dispute excludes the target' }),
  zone: z.enum(['urban', 'innerSuburb', 'outerSuburb']),
}) satisfies z.ZodType<CommandPayload<'scoreTarget'>>;
