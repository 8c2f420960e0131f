import * as z from 'zod';
import { branchId, fen, instantOut, localizedText, staffId, teamId } from './common.ts';
import { phaseCode } from './prospect-records.ts';

const funnelGroups = ['branch', 'team', 'owner'] as const;
export const funnelQuery = z.strictObject({
  groupBy: z.enum(funnelGroups).optional(),
  branchId: branchId.optional(),
  teamId: teamId.optional(),
  ownerId: staffId.optional(),
});

const tally = { count: z.int(), valueFen: fen };

const phaseTally = z.object({
  phase: phaseCode,
  ...tally,
  weightedValueFen: fen.meta({ description: 'Value times the chance of winning from here' }),
});
const stepTally = z.object({ step: z.int().min(1).max(6), ...tally });
const named = { name: localizedText };

const total = z.object({
  steps: z.array(stepTally.extend({ ...named, phases: z.array(phaseTally.extend(named)) })),
  parked: phaseTally.extend(named),
  ended: z.array(phaseTally.extend(named)),
  open: z.object(tally),
});

const group = z.object({
  id: z.string().nullable(),
  steps: z.array(stepTally.extend({ phases: z.array(phaseTally) })),
  parked: phaseTally,
  ended: z.array(phaseTally),
  open: z.object(tally),
});

/** How many pursuits stand where, and what they are worth. */
export const funnelView = z
  .object({
    newestAt: instantOut
      .nullable()
      .meta({ description: 'When the newest counted change was projected; null in an empty bank' }),
    total,
    groups: z.array(group).meta({ description: 'Empty without groupBy; id null: not assigned; names as in total' }),
  })
  .meta({ id: 'Funnel' });

export type FunnelView = z.output<typeof funnelView>;
