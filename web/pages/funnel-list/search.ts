import * as z from 'zod';
import { flowKinds } from '../../../domain/funnel/flow.ts';
import { phaseCodes, stepNumbers } from '../../../domain/process/definition.ts';
import { lossReasons } from '../../../domain/prospect/catalogue.ts';
import { funnelSearch, type FunnelSearch } from '../../parts/funnel-search.ts';
import { dayInAddress, idInAddress } from '../../parts/search-fields.ts';

const step = z.literal(stepNumbers).optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

/** Which number of the funnel a list stands behind. */
export const funnelListSearch = z.object({
  flow: z.enum(flowKinds).optional().catch(undefined),
  flowStep: step,
  from: dayInAddress,
  to: dayInAddress,
  lossReason: z.enum(lossReasons).optional().catch(undefined),
  phase: z.enum(phaseCodes).optional().catch(undefined),
  step,
  open: flag,
  parked: flag,
  rotting: flag,
  unassigned: flag,
  sort: z.literal('untouchedSince').optional().catch(undefined),
  branchId: idInAddress,
  teamId: idInAddress,
  ownerId: idInAddress,
  /** The funnel that the number stood in. */
  funnel: funnelSearch.optional().catch(undefined),
});

export type FunnelListSearch = z.output<typeof funnelListSearch>;

/** The query behind a number, as the address of its list carries it.   @param funnel where the list leads back to */
export function searchOfList(list: Readonly<Record<string, string>>, funnel: FunnelSearch): FunnelListSearch {
  const typed = Object.entries(list).map(([name, value]) => [name, valueOf(value)] as const);
  return { ...funnelListSearch.parse(Object.fromEntries(typed)), funnel };
}

function valueOf(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[1-6]$/.test(value) ? Number(value) : value;
}
