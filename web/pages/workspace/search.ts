import * as z from 'zod';
import { formCommands } from '../../parts/command-form/commands.ts';

export const workspaceTabs = ['overview', 'objections', 'contacts', 'tasks', 'timeline'] as const;
export type WorkspaceTab = (typeof workspaceTabs)[number];

/** What the address of a prospect carries; whatever is not one of them is left out. */
export const workspaceSearch = z.object({
  tab: z.enum(workspaceTabs).optional().catch(undefined),
  /** A moment of the past: the page shows the prospect as it was then, and nothing can be done. */
  at: z.iso.datetime().optional().catch(undefined),
  /** The form that is open. */
  do: z.enum(formCommands).optional().catch(undefined),
});
