import * as z from 'zod';
import { lossReasons } from '../domain/prospect/catalogue.ts';
import { branchId, fen, instantOut, localizedText, staffId, teamId } from './common.ts';
import { days, isPeriod, periodRule } from './flow-filter.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';
import { prospectListItem } from './prospect-list.ts';

const scope = { branchId: branchId.optional(), teamId: teamId.optional(), ownerId: staffId.optional() };

/** Whom the ranking compares. */
export const rankedUnits = ['owner', 'team', 'branch'] as const;
export type RankedUnit = (typeof rankedUnits)[number];

const rankBy = z.enum(rankedUnits).default('owner');

export const funnelReportQuery = z.strictObject({ ...days, ...scope, rankBy }).refine(isPeriod, periodRule);

export type FunnelReportQuery = z.output<typeof funnelReportQuery>;

export const funnelExportQuery = z
  .strictObject({ ...days, ...scope, rankBy, language: z.enum(['zh', 'en']).default('zh') })
  .refine(isPeriod, periodRule);

/** Query of GET /prospects. */
const list = z
  .record(z.string(), z.string())
  .meta({ description: 'Query of GET /prospects that lists what is counted, as far as the caller may see it' });

const standing = z.object({ count: z.int(), valueFen: fen, weightedValueFen: fen, list });

/** A number of the period. */
const figure = z
  .object({
    count: z.int().meta({ description: 'Pursuits; one that did it twice counts once' }),
    valueFen: fen.meta({ description: 'Their expected value at that time' }),
    before: z.int().meta({ description: 'The same count in the period before' }),
    list,
  })
  .meta({ id: 'FunnelFigure' });

const share = z.number().min(0).max(1).nullable();

const times = z.object({
  stayed: figure.meta({ description: 'Were at work in the step at any time of the period' }),
  running: figure,
  medianDays: z.number().nullable().meta({ description: 'Working days, stays that go on included (K-21)' }),
  p80Days: z.number().nullable(),
  medianDaysBefore: z.number().nullable(),
  limitDays: z.number().nullable(),
  overLimit: figure,
});

const stepReport = z.object({
  step: stepNumber,
  name: localizedText,
  now: standing,
  phases: z.array(z.object({ phase: phaseCode, name: localizedText, ...standing.shape })),
  entered: figure,
  reentered: figure,
  skipped: figure,
  forward: figure,
  back: figure,
  parked: figure,
  lost: figure,
  disqualified: figure,
  otherEnd: figure,
  time: times.nullable().meta({ description: 'null for maintenance, which has no end' }),
  conversion: z.object({
    reached: figure,
    cohortRate: share.meta({ description: 'K-19: of the cohort that reached the step, who reached the next one' }),
    flowRate: share.meta({ description: 'Of those who left the step in the period, who left it forward' }),
    flowRateBefore: share,
  }),
});

const totals = {
  begun: figure,
  forward: figure,
  won: figure,
  lost: figure,
  overLimit: figure,
  winRate: share.meta({ description: 'K-18: won / (won + lost)' }),
  winRateByValue: share,
};

const stalled = z.object({
  prospect: prospectListItem,
  thresholdDays: z.int().meta({ description: 'Working days without a touch after which a prospect of its step rots' }),
});

/** What happened in a period, and where things stand now. */
export const funnelReport = z
  .object({
    asOf: instantOut.meta({ description: 'Exact at this moment' }),
    period: z.object(days),
    before: z.object(days).meta({ description: 'As many days directly before' }),
    now: z.object({ open: standing, parked: standing }),
    totals: z.object({ ...totals, winRateBefore: share, cohortWon: figure, cohortWinRate: share }),
    steps: z.array(stepReport).length(6),
    stalled: z.object({ count: z.int(), list, longest: z.array(stalled) }),
    losses: z.array(
      z.object({
        outcome: z.enum(['lost', 'disqualified']),
        reason: z.enum(lossReasons),
        figure,
        share: z.number().meta({ description: 'K-26: of all that ended in this way' }),
        steps: z
          .array(z.object({ step: stepNumber, figure, share: z.number() }))
          .meta({ description: 'The same by the step in which they ended; steps without any are left out' }),
      }),
    ),
    ranking: z
      .array(z.object({ id: z.string(), open: standing, ...totals }))
      .meta({ description: 'Owners, teams or branches that had a hand in the period or have open pursuits' }),
  })
  .meta({ id: 'FunnelReport' });

export type FunnelReport = z.output<typeof funnelReport>;
