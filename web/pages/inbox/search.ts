import * as z from 'zod';

/** Filters of the inbox; whatever is not one of them is left out. */
export const inboxSearch = z.object({ all: z.literal(true).optional().catch(undefined) });
