import * as z from 'zod';

export const complaintTabs = ['case', 'timeline', 'clocks'] as const;

/** What the address of a case carries. */
export const complaintSearch = z.object({
  tab: z.enum(complaintTabs).optional().catch(undefined),
});
