import * as z from 'zod';

/** Lists besides the replies that are offered now. */
export const replyLists = ['retired', 'product'] as const;

/** What the address of the saved replies carries. */
export const savedRepliesSearch = z.object({ list: z.enum(replyLists).optional().catch(undefined) });
