import * as z from 'zod';
import { ageBands } from '../domain/complaint/ageing.ts';
import { rootCauseClasses } from '../domain/complaint/catalogue.ts';
import { countDays, type BankDays } from '../domain/funnel/period.ts';
import { branchId, fen, instantOut, localDate } from './common.ts';
import { complaintCategory } from './complaint-records.ts';

export const ageBand = z
  .enum(ageBands)
  .meta({ id: 'AgeBand', description: 'Working days since receipt, from so many on' });

const ageCounts = z
  .object({ from0: z.int(), from1: z.int(), from3: z.int(), from5: z.int(), from10: z.int(), from20: z.int() })
  .meta({ id: 'AgeCounts' });

const ageGroup = z.object({ key: z.string().nullable(), total: z.int(), bands: ageCounts }).meta({ id: 'AgeGroup' });

/** How old the open cases are, by what they have in common. */
export const ageingReport = z
  .object({
    asOf: instantOut,
    total: z.int(),
    bands: ageCounts,
    byStatus: z.array(ageGroup),
    bySeverity: z.array(ageGroup),
    byBranch: z.array(ageGroup),
    byHandler: z.array(ageGroup).meta({ description: 'key null: nobody handles it yet' }),
  })
  .meta({ id: 'ComplaintAgeing' });

export type AgeingReport = z.output<typeof ageingReport>;

export const ageingQuery = z.strictObject({ branchId: branchId.optional() });

const daysAtMost = 370;

const reportDays = { from: localDate, to: localDate, branchId: branchId.optional() };
const isForward = (days: BankDays): boolean => countDays(days) >= 1;
const forward = { error: 'must not be before from', path: ['to'] };
const isShort = (days: BankDays): boolean => countDays(days) <= daysAtMost;
const short = { error: `at most ${daysAtMost} days`, path: ['to'] };

export const rootCauseQuery = z.strictObject(reportDays).refine(isForward, forward).refine(isShort, short);

export const complaintReportsExportQuery = z
  .strictObject({ ...reportDays, language: z.enum(['zh', 'en']).default('zh') })
  .refine(isForward, forward)
  .refine(isShort, short);

const figures = z
  .object({
    count: z.int(),
    decided: z.int().meta({ description: 'With a decision that stands: approved, or needing no approval' }),
    founded: z.int().meta({ description: 'Founded or partly founded, of those decided' }),
    compensationFen: fen.meta({ description: 'Granted in all rounds, by decisions that stand or were carried out' }),
    due: z.int().meta({ description: 'Resolved, or too late for it' }),
    onTime: z.int().meta({ description: 'Of these, resolved in time' }),
    raisedTo2: z.int(),
    raisedTo3: z.int(),
    resolved: z.int(),
    reportedBack: z.int().meta({ description: 'Of those resolved, told the outcome by telephone or on a visit' }),
    appealed: z.int(),
    appealsDecided: z.int().meta({ description: 'Appeals, of which a case has two at most' }),
    appealsUpheld: z.int().meta({ description: 'Of these, upheld at least partly' }),
  })
  .meta({ id: 'CauseFigures' });

const rootCause = z.enum(rootCauseClasses).nullable().meta({ description: 'null: not found yet' });

/** What the complaints received in a period came of. */
export const rootCauseReport = z
  .object({
    asOf: instantOut,
    from: localDate,
    to: localDate,
    totals: figures,
    causes: z.array(
      z.object({
        rootCauseClass: rootCause,
        figures,
        categories: z.array(z.object({ category: complaintCategory, figures })),
      }),
    ),
    months: z.array(
      z.object({
        month: z.string().meta({ description: 'YYYY-MM' }),
        figures,
        causes: z.array(z.object({ rootCauseClass: rootCause, count: z.int() })),
      }),
    ),
  })
  .meta({ id: 'ComplaintRootCauses' });

export type RootCauseReport = z.output<typeof rootCauseReport>;
