import * as z from 'zod';
import { idOf, instantOut, text } from './common.ts';

export const viewId = idOf('saved view').meta({ id: 'SavedViewId', example: 'v-3nq8c1x0' });

/** Pages whose filters can be kept. */
export const viewPages = ['board'] as const;
/** Who else sees a view; only its owner edits it. */
export const viewSharings = ['private', 'team', 'branch'] as const;

export const savedViewsAtMost = 100;

/** The search parameters of the page, as its address has them. */
const filter = z
  .record(z.string().min(1).max(40), z.union([z.string().max(200), z.number(), z.boolean()]))
  .refine((fields) => Object.keys(fields).length <= 40, 'must have at most 40 fields')
  .meta({ description: 'Search parameters of the page', example: { nextAction: 'overdue', view: 'table' } });

const content = {
  name: text(60),
  page: z.enum(viewPages),
  filter,
  sharedWith: z.enum(viewSharings).meta({ description: 'team, branch: those of the owner' }),
};

export const savedViewBody = z.strictObject(content).meta({ id: 'SavedViewBody' });
export type SavedViewBody = z.output<typeof savedViewBody>;

/** A filter that somebody has kept under a name. */
export const savedViewView = z
  .object({
    viewId: z.string(),
    ...content,
    ownerId: z.string(),
    mine: z.boolean().meta({ description: 'Whether the caller may edit it' }),
    updatedAt: instantOut,
  })
  .meta({ id: 'SavedView' });

export const savedViewList = z.object({ items: z.array(savedViewView) }).meta({ id: 'SavedViewList' });

export const savedViewQuery = z.strictObject({ page: z.enum(viewPages) });
