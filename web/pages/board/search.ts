import * as z from 'zod';
import { prospectSorts } from '../../../contracts/in-address.ts';
import { nextActionFilters } from '../../../domain/board/next-action-colour.ts';
import { stepNumbers } from '../../../domain/process/definition.ts';
import { customerTypes, findMethods } from '../../../domain/prospect/catalogue.ts';
import { idInAddress } from '../../parts/search-fields.ts';

const yuan = z.number().int().min(0).max(1_000_000_000_000).optional().catch(undefined);
/** A box that is ticked or not there. */
const ticked = z.literal(true).optional().catch(undefined);

/** What the board is narrowed to; the same in both views. */
export const boardFilters = {
  q: z.string().trim().min(1).max(100).optional().catch(undefined),
  ownerId: idInAddress,
  teamId: idInAddress,
  branchId: idInAddress,
  customerType: z.enum(customerTypes).optional().catch(undefined),
  findMethod: z.enum(findMethods).optional().catch(undefined),
  campaignId: z.string().trim().min(1).max(64).optional().catch(undefined),
  minYuan: yuan,
  maxYuan: yuan,
  nextAction: z.enum(nextActionFilters).optional().catch(undefined),
  unassigned: ticked,
  rotting: ticked,
  held: ticked,
};

/** Everything the address of the page carries; whatever is not one of these is left out. */
export const boardSearch = z.object({
  ...boardFilters,
  view: z.literal('table').optional().catch(undefined),
  sort: z.enum(prospectSorts).optional().catch(undefined),
  order: z.enum(['asc', 'desc']).optional().catch(undefined),
  /** Only this step: the column in sight on a phone, the rows of the table. */
  step: z.literal(stepNumbers).optional().catch(undefined),
  /** The prospect in the panel at the side. */
  card: idInAddress,
});

export type BoardSearch = z.output<typeof boardSearch>;
export type BoardFilter = Pick<BoardSearch, keyof typeof boardFilters>;
