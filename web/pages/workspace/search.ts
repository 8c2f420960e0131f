import * as z from 'zod';
import { formCommands } from '../../parts/command-form/commands.ts';

export const workspaceTabs = ['overview', 'objections', 'contacts', 'tasks', 'timeline'] as const;
export type WorkspaceTab = (typeof workspaceTabs)[number];

/** What the server's clock, by which events are told, may be ahead of this device's. */
const clocksDifferMs = 3_600_000;

/** What the address of a prospect carries; whatever is not one of them is left out. */
export const workspaceSearch = z.object({
  tab: z.enum(workspaceTabs).optional().catch(undefined),
  /** A moment of the past: the page shows the prospect as it was then, and nothing can be done. One to come is none. */
  at: z.iso
    .datetime()
    .refine((at) => Date.parse(at) <= Date.now() + clocksDifferMs)
    .optional()
    .catch(undefined),
  /** The form that is open. */
  do: z.enum(formCommands).optional().catch(undefined),
});
