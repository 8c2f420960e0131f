import * as z from 'zod';

/** Where to go after signing in: a path of ours, never another site. */
export const signInSearch = z.object({
  from: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
});
