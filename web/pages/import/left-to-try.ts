import type { Import } from './use-import.ts';

/** How many rows another run would try: those that are ready, and duplicates, whose other pursuit may have ended since. */
export function leftToTry({ counts: { pending, duplicate } }: Pick<Import, 'counts'>): number {
  return pending + duplicate;
}
