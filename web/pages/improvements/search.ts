import * as z from 'zod';
import { idInAddress } from '../../parts/search-fields.ts';

/** Parts of the list that have a name of their own; what is not over when left out. */
export const improvementLists = ['mine', 'overdue', 'replies', 'over', 'all'] as const;

/** What the address of the list of improvements carries. */
export const improvementsSearch = z.object({
  list: z.enum(improvementLists).optional().catch(undefined),
  branchId: idInAddress,
  /** The one that is open beside the list. */
  item: idInAddress,
});

export type ImprovementsSearch = z.output<typeof improvementsSearch>;
