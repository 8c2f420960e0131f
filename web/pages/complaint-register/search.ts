import * as z from 'zod';
import { idInAddress } from '../../parts/search-fields.ts';

/** What the address of the registration carries. */
export const registerSearch = z.object({
  /** Whose customer complains. */
  prospectId: idInAddress,
});
