import * as z from 'zod';
import { clockCodes, severities } from '../domain/complaint/catalogue.ts';
import { waitClocks } from '../domain/complaint/rule-edits.ts';
import { compensation } from './commands/complaint-inquiry.ts';
import { branchId, instantOut, text } from './common.ts';

const wait = z.strictObject({
  unit: z.enum(['workingDays', 'workingHours', 'days', 'hours', 'minutes']),
  amount: z.number().min(0).max(1000),
});

const rung = z.strictObject({
  at: z.union([z.strictObject({ after: wait }), z.strictObject({ before: wait })]),
  tell: z.enum(['handler', 'reviewer', 'level1', 'level2', 'level3', 'executive', 'compliance']),
  action: z.enum(['warn', 'inform', 'raise']),
  repeatEvery: wait.nullable(),
});

const ladders = z.partialRecord(z.enum(clockCodes), z.array(rung).max(10));

const limits = z.strictObject({
  acknowledge: wait,
  firstAnswer: wait,
  resolve: wait,
  startLevel: z.union([z.literal(1), z.literal(2), z.literal(3)]),
});

const compensationFen = z
  .tuple([compensation, compensation, z.null()])
  .meta({ description: 'What level 1 and level 2 may grant; level 3 has no limit' });

/** Of the rules that a case lives by, what its forms say. */
export const rulesOfComplaintView = z.object({ compensationFen }).meta({ id: 'RulesOfComplaint' });

/** What an administrator sets; the rest is the preset's. Whether it makes sense is checked all at once and named with
 *  pointers. */
const ruleEdits = z
  .strictObject({
    preset: text(40),
    limits: z.strictObject(
      Object.fromEntries(severities.map((severity) => [severity, limits])) as Record<
        (typeof severities)[number],
        typeof limits
      >,
    ),
    waits: z.strictObject(
      Object.fromEntries(waitClocks.map((clock) => [clock, wait])) as Record<(typeof waitClocks)[number], typeof wait>,
    ),
    compensationFen,
    ladders: ladders.meta({ description: 'Of every severity that has none of its own' }),
    laddersBySeverity: z
      .partialRecord(z.enum(severities), ladders)
      .optional()
      .meta({ description: 'Ladders of single severities, each instead of the one of all; left out: none' }),
  })
  .meta({ id: 'ComplaintRuleEdits' });

export const complaintRulesQuery = z.strictObject({
  branchId: branchId.optional().meta({ description: 'Left out: the rules of the bank' }),
});

/** The rules that cases are registered with now. */
export const complaintRulesView = z
  .object({
    scope: z.string().meta({ description: '`default`, or the branch that has its own' }),
    version: z
      .int()
      .meta({ description: 'Of what was asked for: the branch’s own versions, or the bank’s; 0: none yet' }),
    followsBank: z.boolean().meta({ description: 'true: the branch has no rules of its own now' }),
    edits: ruleEdits,
    complianceNote: z.string().nullable(),
    publishedBy: z.string().nullable().meta({ description: 'null: the bank’s own preset, as it was delivered' }),
    publishedAt: instantOut.nullable(),
  })
  .meta({ id: 'ComplaintRules' });

export const complaintRulesBody = z
  .strictObject({
    version: z.int().min(0).meta({ description: 'The version that was edited; a newer one refuses the edit' }),
    edits: ruleEdits.nullable().meta({ description: 'null: the branch follows the bank’s rules again' }),
    complianceNote: text(500).nullable().default(null).meta({
      description: 'What compliance said; needed where limits are laxer than those of the preset',
    }),
  })
  .meta({ id: 'ComplaintRulesEdit' });

export const complaintRulesHistoryQuery = z.strictObject({
  branchId: branchId.optional(),
  beforeVersion: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Published versions, newest first. */
export const complaintRulesHistory = z
  .object({
    versions: z.array(
      z.object({
        version: z.int(),
        edits: ruleEdits.nullable().meta({ description: 'null: from then on the branch followed the bank’s rules' }),
        complianceNote: z.string().nullable(),
        publishedBy: z.string(),
        publishedAt: instantOut,
      }),
    ),
  })
  .meta({ id: 'ComplaintRulesHistory' });
