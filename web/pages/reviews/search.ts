import * as z from 'zod';
import { reviewKinds } from '../../../contracts/in-address.ts';

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .optional()
  .catch(undefined);

/** What the address of the queue carries. */
export const reviewsSearch = z.object({
  /** All that wait when left out. */
  kind: z.enum(reviewKinds).optional().catch(undefined),
  branchId: id,
  teamId: id,
  /** The one that is open. */
  item: z.string().max(200).optional().catch(undefined),
});

export type ReviewsSearch = z.output<typeof reviewsSearch>;
