import * as z from 'zod';

/** Who is listed: by text, by branch, and whether those who have left are there, too. */
export const staffSearch = z.object({
  q: z.string().max(100).optional().catch(undefined),
  branch: z.string().max(64).optional().catch(undefined),
  left: z.boolean().optional().catch(undefined),
});

export type StaffSearch = z.output<typeof staffSearch>;
