import * as z from 'zod';
import { rowStatuses } from '../../../domain/import/tally.ts';

/** Which step of the import is open, and which rows are shown. */
export const importSearch = z.object({
  step: z.enum(['columns', 'rows', 'run']).optional().catch(undefined),
  rows: z.enum(rowStatuses).optional().catch(undefined),
});
