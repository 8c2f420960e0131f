import * as z from 'zod';
import { isDate } from '../../domain/civil-date.ts';

/** The id of a person, a unit or a prospect in the address of a page; whatever is none is left out. */
export const idInAddress = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/)
  .optional()
  .catch(undefined);

/** A day in the address of a page; whatever is none is left out.   Shape: 2026-11-24 */
export const dayInAddress = z.string().refine(isDate).optional().catch(undefined);
