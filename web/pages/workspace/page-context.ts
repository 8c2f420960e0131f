import { createContext, useContext } from 'react';
import type { FormCommand } from '../../parts/command-form/commands.ts';
import type { Values } from '../../parts/command-form/facts.ts';
import type { ProspectRecord } from './moment.ts';

/** What every part of the page shows and may do. */
export interface PageState {
  /** The prospect now, or as it was at the moment that is looked at. */
  readonly record: ProspectRecord;
  readonly isPast: boolean;
  /** Whether the person may send a command now; never in the past. */
  readonly may: (command: FormCommand) => boolean;
  readonly open: (command: FormCommand, start?: Values, focus?: string | null) => void;
}

const PageContext = createContext<PageState | null>(null);
export const PageProvider = PageContext.Provider;

export function usePageState(): PageState {
  const state = useContext(PageContext);
  if (state === null) throw new Error('A part of the page stands outside of it');
  return state;
}
