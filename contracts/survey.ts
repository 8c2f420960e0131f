import * as z from 'zod';
import {
  dimensions,
  highestRecommendation,
  highestScore,
  lowestRecommendation,
  lowestScore,
  surveyKinds,
  surveyReasons,
  surveyStatuses,
} from '../domain/survey/catalogue.ts';
import { resultFilters } from '../domain/survey/results.ts';
import { branchId, complaintId, idOf, instantOut, text, typedText } from './common.ts';
import { complaintCategory } from './complaint-records.ts';

const surveyId = idOf('survey').meta({ id: 'SurveyId', description: 'One survey of one customer' });
export const surveyKind = z.enum(surveyKinds).meta({ id: 'SurveyKind' });
export const surveyDimension = z
  .enum(dimensions)
  .meta({ id: 'SurveyDimension', description: 'Of service quality (8.8)' });
export const quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, 'must be a quarter such as 2026-Q4')
  .meta({ description: 'Local quarter of the answers', example: '2026-Q4' });
const localized = z.object({ zh: z.string(), en: z.string() });
const score = z.int().min(lowestScore).max(highestScore);

// 1. What the customer sees and sends; whoever has the link is the customer

/** 256 random bits. In the body, and in the fragment of the link, so that no log and no `Referer` has it. */
const token = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'must be the part of the link behind #')
  .meta({ description: 'What stands behind # in the link' });

export const openSurveyBody = z.strictObject({ token }).meta({ id: 'OpenSurvey' });

/** What is asked. Nothing in it names a person or a case. */
export const openedSurvey = z
  .object({
    bankName: z.string().nullable().meta({ description: 'null: not configured' }),
    topic: localized,
    items: z.array(z.object({ itemId: z.string(), dimension: surveyDimension, text: localized })),
    overall: localized.nullable().meta({ description: 'Asked of the whole, 1 to 5, optional; null: not asked' }),
    recommend: localized.nullable().meta({ description: 'Asked at the end, 0 to 10, optional; null: not asked' }),
    endsAt: instantOut.meta({ description: 'Until then it can be answered' }),
  })
  .meta({ id: 'OpenedSurvey' });

export type OpenedSurvey = z.output<typeof openedSurvey>;

const itemScore = z.strictObject({
  itemId: z.string().max(40),
  perception: score.meta({ description: 'How it was, 1 to 5' }),
  expectation: score.nullable().default(null).meta({ description: 'What the customer had expected, 1 to 5' }),
});

export const answerSurveyBody = z
  .strictObject({
    token,
    scores: z
      .array(itemScore)
      .min(1)
      .max(40)
      .refine(
        (scores) => new Set(scores.map(({ expectation }) => expectation === null)).size <= 1,
        'must say what was expected of every item, or of none',
      ),
    overall: score.nullable().default(null).meta({ description: 'Of the whole, 1 to 5; null: not said' }),
    recommend: z
      .int()
      .min(lowestRecommendation)
      .max(highestRecommendation)
      .nullable()
      .default(null)
      .meta({ description: 'How likely the customer recommends the bank, 0 to 10; null: not said' }),
    comment: typedText(2_000).default(''),
  })
  .meta({ id: 'AnswerSurvey' });

export const answeredSurvey = z.object({ answered: z.literal(true) }).meta({ id: 'AnsweredSurvey' });

// 2. Surveys of a case

export const surveyParams = z.object({ complaintId, surveyId });

/** What came of a low score. */
const followUp = z.object({
  dueAt: instantOut,
  overdue: z.boolean(),
  done: z
    .object({
      at: instantOut,
      by: z.string(),
      note: z.string(),
    })
    .nullable(),
  complaintId: z.string().meta({ description: 'The case that follows from the low score' }),
});

export const caseSurvey = z
  .object({
    surveyId: z.string(),
    kind: surveyKind,
    status: z.enum(surveyStatuses).meta({ id: 'SurveyStatus' }),
    reason: z.enum(surveyReasons).nullable().meta({ description: 'Why nobody was asked, or not any longer' }),
    requestedBy: z.string().nullable().meta({ description: 'null: it followed from the closing' }),
    askAt: instantOut,
    remindAt: instantOut.nullable(),
    endsAt: instantOut,
    askedAt: instantOut.nullable(),
    answeredAt: instantOut.nullable(),
    lastLink: z.object({ at: instantOut, by: z.string() }).nullable(),
    toPassOn: z.boolean().meta({ description: 'The customer is to be sent the link, first or once more' }),
    comment: z.string().nullable().meta({ description: 'null: none, or not the caller’s to read' }),
    lowScores: z
      .array(
        z.object({
          itemId: z.string(),
          dimension: surveyDimension.nullable().meta({ description: 'null: of the whole' }),
          text: localized,
          score,
        }),
      )
      .nullable()
      .meta({ description: 'Scores of 2 and 1, for whoever may follow them up; null: not the caller’s to read' }),
    followUp: followUp.nullable(),
    mayPassOn: z.boolean(),
    mayFollowUp: z.boolean(),
  })
  .meta({ id: 'CaseSurvey' });

export type CaseSurvey = z.output<typeof caseSurvey>;

/** Newest first. */
export const caseSurveys = z
  .object({ items: z.array(caseSurvey), mayRequest: z.boolean() })
  .meta({ id: 'CaseSurveys' });

export const requestSurveyBody = z
  .strictObject({ kind: surveyKind.default('afterComplaint') })
  .meta({ id: 'RequestSurvey' });
export const requestedSurvey = z.object({ surveyId: z.string() }).meta({ id: 'RequestedSurvey' });

export const surveyLinkBody = z.strictObject({}).meta({ id: 'MakeSurveyLink' });
export const surveyLink = z
  .object({
    path: z
      .string()
      .meta({ description: 'To be opened at the address of the pages; shown this once and kept nowhere' }),
    endsAt: instantOut,
  })
  .meta({ id: 'SurveyLink' });

export const followUpBody = z
  .strictObject({ note: text().meta({ description: 'What was said and done' }) })
  .meta({ id: 'FollowUpSurvey' });

export const followedUpSurvey = z
  .object({ surveyId: z.string(), complaintId: z.string() })
  .meta({ id: 'FollowedUpSurvey' });

// 3. Results

export const surveyResultsQuery = z.strictObject({
  kind: surveyKind.default('afterComplaint'),
  branchId: branchId.optional(),
  category: complaintCategory.optional(),
  quarter: quarter.optional(),
});

const figure = z.number().nullable();
const surveyResult = z
  .object({
    count: z.int().nullable().meta({ description: 'Answers in it; null when it is hidden' }),
    index: figure,
    dimensions: z.array(z.object({ dimension: surveyDimension, perception: figure, expectation: figure, gap: figure })),
    overall: z
      .object({ count: z.int().nullable(), mean: figure })
      .meta({ description: 'Of the whole, 1 to 5, over the answers that said it' }),
    recommend: z
      .object({ count: z.int().nullable(), score: figure })
      .meta({ description: 'Share of 9 and 10 less share of 0 to 6, -100 to 100, over the answers that said it' }),
  })
  .meta({ id: 'SurveyResult', description: 'Hidden, null, when it says too much about fewer than five customers' });

export const surveyResults = z
  .object({
    branchId: z.string().nullable().meta({ description: 'Whose results they are; null: of every branch in reach' }),
    total: surveyResult,
    asked: z.int().meta({ description: 'Customers who were asked' }),
    answered: z.int(),
    running: z.int().meta({ description: 'Of those asked, who may still answer' }),
    breakdown: z.array(
      z.object({ by: z.enum(resultFilters), rows: z.array(z.object({ value: z.string(), result: surveyResult })) }),
    ),
    mayImprove: z.boolean().meta({ description: 'Whether the caller may take measures against what is low' }),
  })
  .meta({ id: 'SurveyResults' });

export type SurveyResultsView = z.output<typeof surveyResults>;
