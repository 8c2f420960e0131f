import type { Import } from './use-import.ts';

/** The campaign under which every lead of an import is found; undefined when they have none or each row names its own. */
export function campaignOf({ mapping: { columns, defaults } }: Pick<Import, 'mapping'>): string | undefined {
  return columns.includes('campaignId') ? undefined : (defaults.campaignId ?? undefined);
}
