import * as z from 'zod';
import { idInAddress } from '../../parts/search-fields.ts';

/** Parts of the list besides the published stories; the first is for everybody who reads them. */
export const storyLists = ['tellable', 'draft', 'withdrawn'] as const;

/** What the address of the stories carries. */
export const storiesSearch = z.object({
  list: z.enum(storyLists).optional().catch(undefined),
  /** The closed case that a story is to be written from. */
  from: idInAddress,
});
