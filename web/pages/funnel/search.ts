import * as z from 'zod';
import { isDate } from '../../../domain/civil-date.ts';
import { periodNames } from './periods.ts';

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .optional()
  .catch(undefined);
const date = z.string().refine(isDate).optional().catch(undefined);

export const shownFigures = ['entered', 'reached', 'now'] as const;

/** Everything that the address of the page carries; whatever is not one of these is left out. */
export const funnelSearch = z.object({
  /** This month when left out. */
  period: z.enum(periodNames).optional().catch(undefined),
  /** With `period` of chosen days. */
  from: date,
  to: date,
  branchId: id,
  teamId: id,
  ownerId: id,
  rankBy: z.literal('team').optional().catch(undefined),
  /** What the bars of the steps show; entries when left out. */
  show: z.enum(shownFigures).optional().catch(undefined),
});

export type FunnelSearch = z.output<typeof funnelSearch>;
