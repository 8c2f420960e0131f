import * as z from 'zod';
import { dueGroups } from '../../../contracts/in-address.ts';
import { taskKinds } from '../../../domain/process/definition.ts';

/** Filters of the day; whatever is not one of them is left out. */
export const myDaySearch = z.object({
  due: z.enum(dueGroups).optional().catch(undefined),
  kind: z.enum(taskKinds).optional().catch(undefined),
  view: z.literal('team').optional().catch(undefined),
});
