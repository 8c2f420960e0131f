import * as z from 'zod';
import { customerTypes } from '../domain/prospect/catalogue.ts';
import { text } from './common.ts';
import { phaseCode, stepNumber } from './prospect-records.ts';

export const searchBody = z
  .strictObject({
    q: text(100).meta({
      description:
        'Part of a name, a telephone number or its last four digits, a customer number, or the beginning of a prospect’s id',
    }),
  })
  .meta({ id: 'Search' });

/** A prospect that was looked for. */
export const searchHit = z
  .object({
    prospectId: z.string(),
    revision: z.int(),
    customerName: z.string(),
    customerType: z.enum(customerTypes),
    customerPhoneLast4: z.string().nullable(),
    phase: phaseCode,
    step: stepNumber,
    open: z.boolean(),
    ownerId: z.string().nullable(),
    branchId: z.string(),
    matched: z.enum(['name', 'phone', 'number']),
  })
  .meta({ id: 'SearchHit' });

export const searchResult = z
  .object({
    hits: z.array(searchHit),
    more: z.boolean().meta({ description: 'There are more: type more of it' }),
  })
  .meta({ id: 'SearchResult' });

export type SearchHit = z.output<typeof searchHit>;
