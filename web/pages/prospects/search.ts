import * as z from 'zod';
import { phaseCodes } from '../../../domain/process/definition.ts';

/** Filters of the list; whatever is not one of them is left out. */
export const prospectsSearch = z.object({
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  phase: z.enum(phaseCodes).optional().catch(undefined),
  overdue: z.boolean().optional().catch(undefined),
});
