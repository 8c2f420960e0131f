import * as z from 'zod';
import { categories } from '../../../domain/complaint/catalogue.ts';
import { surveyKinds } from '../../../domain/survey/catalogue.ts';
import { idInAddress } from '../../parts/search-fields.ts';

/** What the address of the survey's results carries. */
export const surveyResultsSearch = z.object({
  /** After complaints when left out. */
  kind: z.enum(surveyKinds).optional().catch(undefined),
  branchId: idInAddress,
  category: z.enum(categories).optional().catch(undefined),
  quarter: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional()
    .catch(undefined),
});

export type SurveyResultsSearch = z.output<typeof surveyResultsSearch>;
