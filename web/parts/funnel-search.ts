import * as z from 'zod';
import { dayInAddress, idInAddress } from './search-fields.ts';

/** Periods with a name; `days` are those that the address names. */
export const periodNames = ['week', 'lastWeek', 'month', 'lastMonth', 'quarter', 'year', 'days'] as const;
export type PeriodName = (typeof periodNames)[number];

export const shownFigures = ['entered', 'reached', 'now'] as const;

/** Everything that the address of the funnel carries, and that of its lists to lead back to it; whatever is not one of
 *  these is left out. */
export const funnelSearch = z.object({
  /** This month when left out. */
  period: z.enum(periodNames).optional().catch(undefined),
  /** With `period` of chosen days. */
  from: dayInAddress,
  to: dayInAddress,
  branchId: idInAddress,
  teamId: idInAddress,
  ownerId: idInAddress,
  /** Owners when left out. */
  rankBy: z.enum(['team', 'branch']).optional().catch(undefined),
  /** What the bars of the steps show; entries when left out. */
  show: z.enum(shownFigures).optional().catch(undefined),
});

export type FunnelSearch = z.output<typeof funnelSearch>;
