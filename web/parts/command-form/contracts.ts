import type * as z from 'zod';
import { commandPayloads } from '../../../contracts/prospect-commands.ts';
import { reopenBody } from '../../../contracts/prospect-create.ts';
import type { FormCommand } from './commands.ts';

/** What each form fills in; the same schemas that the API checks with. */
export const formContracts: Readonly<Record<FormCommand, z.ZodType>> = {
  ...commandPayloads,
  reopen: reopenBody.omit({ expectedRevision: true }),
};
