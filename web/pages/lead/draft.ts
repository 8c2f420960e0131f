import type { LeadValues } from './values.ts';

const key = 'tuoke.draft.lead';

/** What was typed and not yet sent; null when there is nothing that can be read. It survives a reload and a new sign-in. */
export function readLeadDraft(storage: Storage): Partial<LeadValues> | null {
  try {
    const draft = JSON.parse(storage.getItem(key) ?? 'null') as unknown;
    return typeof draft === 'object' && draft !== null ? draft : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writeLeadDraft(storage: Storage, values: Partial<LeadValues>): void {
  storage.setItem(key, JSON.stringify(values));
}

export function dropLeadDraft(storage: Storage): void {
  storage.removeItem(key);
}
