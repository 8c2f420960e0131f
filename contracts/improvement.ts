import * as z from 'zod';
import { improvementOrigins, improvementStatuses, type ImprovementChange } from '../domain/improvement/item.ts';
import {
  branchId,
  complaintId,
  cursor,
  dueDate,
  flag,
  idOf,
  instantOut,
  localDate,
  pageLimit,
  pageOf,
  staffId,
  text,
} from './common.ts';
import { complaintCategory } from './complaint-records.ts';
import { quarter, surveyDimension, surveyKind } from './survey.ts';

const itemId = idOf('improvement item');
const status = z.enum(improvementStatuses).meta({ id: 'ImprovementStatus' });
const origin = z.enum(improvementOrigins).meta({ id: 'ImprovementOrigin' });

/** A low dimension of the service-quality report of a branch. */
const reportedDimension = z
  .strictObject({
    kind: surveyKind,
    category: complaintCategory.nullable().meta({ description: 'null: every one' }),
    quarter: quarter.nullable().meta({ description: 'null: all the time' }),
    dimension: surveyDimension,
  })
  .meta({ id: 'ReportedDimension' });

/** Something that must get better, and what became of it. */
export const improvementView = z
  .object({
    itemId: z.string(),
    revision: z.int(),
    title: z.string(),
    status,
    statusSince: instantOut,
    ownerId: z.string(),
    dueOn: localDate,
    overdue: z.boolean(),
    branchId: z.string(),
    origin,
    originName: z.string().meta({ description: 'What people call it, e.g. a case number' }),
    complaintId: z.string().nullable().meta({ description: 'Of the case it came of, for whoever may read that' }),
    report: reportedDimension
      .nullable()
      .meta({ description: 'What of the survey results it is a measure against, for whoever may read them' }),
    addedBy: z.string(),
    addedAt: instantOut,
    reply: z.string().nullable().meta({ description: 'What was achieved, or why it was declined' }),
    repliesTo: z.array(z.string()).meta({ description: 'Who hears the reply' }),
    history: z.array(
      z.object({
        kind: z.enum(['add', 'plan', 'begin', 'finish', 'decline']),
        at: instantOut,
        by: z.string(),
        text: z.string().nullable(),
      }),
    ),
    changeable: z.boolean().meta({ description: 'Whether the caller may change it as it stands' }),
  })
  .meta({ id: 'Improvement' });

export const improvementList = pageOf(improvementView).meta({ id: 'ImprovementList' });

export const improvementListQuery = z.strictObject({
  status: z.enum(['active', 'over', 'all']).default('active'),
  mine: flag.optional().meta({ description: 'true: only those that one owns' }),
  replies: flag.optional().meta({ description: 'true: only those whose reply goes to oneself' }),
  overdue: flag.optional().meta({ description: 'true: only those that are due and not over' }),
  origin: origin.optional(),
  complaintId: complaintId.optional().meta({ description: 'Those of one case, for whoever may read it' }),
  branchId: branchId.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});

export const addSurveyImprovementBody = z
  .strictObject({ branchId, report: reportedDimension, title: text(200), ownerId: staffId, dueOn: dueDate })
  .meta({ id: 'AddSurveyImprovement' });

export type AddSurveyImprovementBody = z.output<typeof addSurveyImprovementBody>;

export const improvementParams = z.object({ itemId });

const change = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan'), ownerId: staffId, dueOn: dueDate }),
  z.strictObject({ kind: z.literal('begin') }),
  z.strictObject({ kind: z.literal('finish'), result: text() }),
  z.strictObject({ kind: z.literal('decline'), reason: text() }),
]) satisfies z.ZodType<ImprovementChange>;

export const changeImprovementBody = z
  .strictObject({ expectedRevision: z.int().min(1).meta({ description: 'The revision the caller saw' }), change })
  .meta({ id: 'ChangeImprovement' });
