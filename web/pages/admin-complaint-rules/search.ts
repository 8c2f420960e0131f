import * as z from 'zod';
import { idInAddress } from '../../parts/search-fields.ts';

/** What the address of the rules of complaints carries. */
export const complaintRulesSearch = z.object({
  /** Whose rules; the bank's when left out. */
  branchId: idInAddress,
});
