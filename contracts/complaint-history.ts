import * as z from 'zod';
import { severities } from '../domain/complaint/catalogue.ts';
import { branchId, cursor, instantIn, instantOut, localizedText, pageLimit } from './common.ts';
import { clockCode, complaintStatus, level } from './complaint-records.ts';

const audience = z
  .enum(['handler', 'reviewer', 'level1', 'level2', 'level3', 'executive', 'compliance'])
  .meta({ id: 'ComplaintAudience', description: 'A post; who holds it is looked up when it is told' });
const hearer = z
  .union([audience, z.literal('owner')])
  .meta({ id: 'ComplaintHearer', description: 'An audience, or `owner`: whoever an action was given to' });

const heardBy = audience
  .optional()
  .meta({ description: 'The post that hears instead, because nobody else than whom the case is about holds this one' });

export const complaintHistoryQuery = z.strictObject({
  afterRevision: z.coerce.number().int().min(0).default(0).meta({ description: 'Only events after this revision' }),
  order: z.enum(['asc', 'desc']).default('asc'),
  limit: pageLimit(100, 500),
  cursor: cursor.optional(),
});

const noticeAction = z.enum(['warn', 'inform', 'raise', 'assigned', 'decide', 'action', 'compliance']);

const notice = z.object({
  audience: hearer,
  staffId: z.string().nullable(),
  action: noticeAction,
  clock: clockCode.nullable(),
  heardBy,
});

/** One fact of a complaint's log, with what it did to the clocks. */
const complaintEvent = z
  .object({
    revision: z.int(),
    type: z.string(),
    rule: z.string().nullable().meta({ description: 'Row of chapter 11.2' }),
    at: instantOut,
    actor: z.union([
      z.object({
        kind: z.literal('staff'),
        staffId: z.string(),
        actingFor: z.string().optional().meta({ description: 'In whose place, as deputy' }),
      }),
      z.object({ kind: z.literal('timer'), clock: clockCode }),
      z.object({ kind: z.literal('workflow'), workflowId: z.string() }),
    ]),
    commandId: z.string().nullable(),
    fromStatus: complaintStatus.nullable(),
    toStatus: complaintStatus,
    reason: z.string().nullable(),
    ledger: z.array(
      z.object({
        clock: clockCode,
        actionId: z.string().optional().meta({ description: 'Of the day of an action: which one' }),
        kind: z.enum(['started', 'paused', 'resumed', 'reset', 'met', 'stopped', 'overdue', 'acted']),
        dueAt: instantOut.nullable(),
        leftMs: z.number().nullable().meta({ description: 'What is left while it is paused' }),
        countsWorkingTime: z
          .boolean()
          .optional()
          .meta({ description: 'Whether that is working time; left out when nothing is left or it was not kept' }),
      }),
    ),
    notices: z.array(notice),
    changes: z.record(z.string(), z.unknown()).meta({ description: 'New values of the fields that changed' }),
  })
  .meta({ id: 'ComplaintEvent' });

/** Events, oldest first unless told. */
export const complaintHistoryView = z
  .object({ items: z.array(complaintEvent), nextCursor: z.string().nullable() })
  .meta({ id: 'ComplaintHistory' });

const wait = z
  .object({ unit: z.enum(['workingDays', 'workingHours', 'days', 'hours', 'minutes']), amount: z.number() })
  .meta({ id: 'Wait' });

/** What happens when nobody acts, in order of time. */
export const whatHappensView = z
  .object({
    happenings: z.array(
      z.object({
        at: instantOut,
        clock: clockCode.nullable().meta({ description: 'The limit that acts; null when the case is registered' }),
        actionId: z.string().nullable().meta({ description: 'Whose day it is, when it is that of an action' }),
        overdue: z.boolean().meta({ description: 'false: a warning before the limit' }),
        heard: z.array(z.object({ audience: hearer, action: noticeAction, heardBy })),
        level: level.meta({ description: 'As it is afterwards' }),
        repeatsEvery: wait.nullable().meta({ description: 'The same is said again this often while nothing is done' }),
      }),
    ),
  })
  .meta({ id: 'WhatHappensWhen' });

/** The same for a case as it stands. */
export const whatHappensNextView = whatHappensView
  .extend({
    moreTime: wait
      .nullable()
      .meta({ description: 'The most that may be asked for to resolve it (C-19), by its own rules; null: no more' }),
  })
  .meta({ id: 'WhatHappensNext' });

export const complaintPreviewBody = z
  .strictObject({ branchId, severity: z.enum(severities), receivedAt: instantIn })
  .meta({ id: 'ComplaintPreview' });

const rung = z.object({
  at: z.union([z.object({ after: wait }), z.object({ before: wait })]),
  tell: audience,
  action: z.enum(['warn', 'inform', 'raise']),
  repeatEvery: wait.nullable(),
});

const limits = z.object({ acknowledge: wait, firstAnswer: wait, resolve: wait, startLevel: level });

/** Published sets of limits and ladders, each with where it comes from. */
export const complaintPresetsView = z
  .object({
    presets: z.array(
      z.object({
        code: z.string(),
        name: localizedText,
        source: localizedText,
        limits: z.object({ s1: limits, s2: limits, s3: limits, s4: limits }),
        waits: z.partialRecord(clockCode, wait),
        secondAppealDecision: wait,
        ladders: z.partialRecord(clockCode, z.array(rung)),
        laddersBySeverity: z
          .partialRecord(z.enum(severities), z.partialRecord(clockCode, z.array(rung)))
          .optional()
          .meta({ description: 'Ladders of single severities, each instead of the one of all' }),
        extensions: z.array(wait).meta({ description: 'The most that the first, the second … extension may add' }),
        compensationFen: z.array(z.int().nullable()).meta({ description: 'What each level may grant; null: no limit' }),
        maxAppeals: z.int(),
        reportBackAttempts: z.int(),
        reportBackWithin: wait,
      }),
    ),
  })
  .meta({ id: 'ComplaintPresets' });
