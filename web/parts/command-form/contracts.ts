import type * as z from 'zod';
import { commandPayloads } from '../../../contracts/prospect-commands.ts';
import { reopenBody } from '../../../contracts/prospect-create.ts';
import type { CommandName } from '../../../domain/prospect/commands.ts';

/** Everything a person can do to a prospect that exists: a command, or taking it up again after its end. */
export type FormCommand = CommandName | 'reopen';

/** What each form fills in; the same schemas that the API checks with. */
export const formContracts: Readonly<Record<FormCommand, z.ZodType>> = {
  ...commandPayloads,
  reopen: reopenBody.omit({ expectedRevision: true }),
};

export const formCommands = Object.keys(formContracts) as readonly FormCommand[];
