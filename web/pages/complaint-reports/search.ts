import * as z from 'zod';
import { dayInAddress, idInAddress } from '../../parts/search-fields.ts';

/** By what the ages are shown; status when left out. */
export const ageingGroups = ['byStatus', 'bySeverity', 'byBranch', 'byHandler'] as const;

/** What the address of the reports on complaints carries. */
export const complaintReportsSearch = z.object({
  /** The last twelve weeks when left out. */
  from: dayInAddress,
  to: dayInAddress,
  branchId: idInAddress,
  by: z.enum(ageingGroups).optional().catch(undefined),
});

export type ComplaintReportsSearch = z.output<typeof complaintReportsSearch>;
