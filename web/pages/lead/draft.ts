import { draftKey } from '../../parts/drafts.ts';
import type { LeadMode, LeadValues } from './values.ts';

/** Whose draft, and of which of the two forms: a visitor in the lobby is no lead half typed elsewhere. */
export interface LeadDraftPlace {
  readonly staffId: string;
  readonly mode: LeadMode;
}

const keyOf = ({ staffId, mode }: LeadDraftPlace): string => draftKey(staffId, `lead.${mode}`);

/** What was typed and not yet sent; null when there is nothing that can be read. It survives a reload and a new sign-in. */
export function readLeadDraft(storage: Storage, place: LeadDraftPlace): Partial<LeadValues> | null {
  try {
    const draft = JSON.parse(storage.getItem(keyOf(place)) ?? 'null') as unknown;
    return typeof draft === 'object' && draft !== null ? draft : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writeLeadDraft(storage: Storage, place: LeadDraftPlace, values: Partial<LeadValues>): void {
  storage.setItem(keyOf(place), JSON.stringify(values));
}

export function dropLeadDraft(storage: Storage, place: LeadDraftPlace): void {
  storage.removeItem(keyOf(place));
}
