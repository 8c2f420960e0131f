import { draftKey } from '../drafts.ts';
import type { Values } from './facts.ts';

/** What was typed and not sent yet. It survives a reload, a crash of the page and the end of the session. */
export interface Draft {
  readonly values: Values;
  readonly savedAtMs: number;
}

/** Whose draft, of which form for which prospect or complaint. */
export interface DraftPlace {
  readonly staffId: string;
  readonly recordId: string;
  readonly command: string;
}

function keyOf({ staffId, recordId, command }: DraftPlace): string {
  return draftKey(staffId, `${recordId}.${command}`);
}

/** @returns null when there is none that can be read */
export function readDraft(storage: Storage, place: DraftPlace): Draft | null {
  const text = storage.getItem(keyOf(place));
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Draft> | null;
    const isDraft = typeof draft?.values === 'object' && draft.values !== null && typeof draft.savedAtMs === 'number';
    return isDraft ? (draft as Draft) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function writeDraft(storage: Storage, place: DraftPlace, draft: Draft): void {
  storage.setItem(keyOf(place), JSON.stringify(draft));
}

export function dropDraft(storage: Storage, place: DraftPlace): void {
  storage.removeItem(keyOf(place));
}
