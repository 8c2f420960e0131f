import * as z from 'zod';

/** `lobby`: three fields for somebody who stands before a visitor. */
export const leadSearch = z.object({ mode: z.enum(['lobby']).optional().catch(undefined) });
