import * as z from 'zod';

export const signInSearch = z.object({
  /** Where to go after signing in: a path of ours, never another site. */
  from: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
  /** Whoever signed in with a one-time password chooses one of their own first. */
  step: z.enum(['password']).optional().catch(undefined),
  /** Why the single sign-on did not let somebody in. */
  error: z.enum(['notStaff', 'cancelled', 'failed']).optional().catch(undefined),
});
