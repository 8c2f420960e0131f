import type { FormCommand } from './commands.ts';
import type { Values } from './facts.ts';

/** What was typed and not sent yet. It survives a reload, a crash of the page and the end of the session. */
export interface Draft {
  readonly values: Values;
  readonly savedAtMs: number;
}

function keyOf(prospectId: string, command: FormCommand): string {
  return `tuoke.draft.${prospectId}.${command}`;
}

/** @returns null when there is none that can be read */
export function readDraft(storage: Storage, prospectId: string, command: FormCommand): Draft | null {
  const text = storage.getItem(keyOf(prospectId, command));
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

export function writeDraft(storage: Storage, prospectId: string, command: FormCommand, draft: Draft): void {
  storage.setItem(keyOf(prospectId, command), JSON.stringify(draft));
}

export function dropDraft(storage: Storage, prospectId: string, command: FormCommand): void {
  storage.removeItem(keyOf(prospectId, command));
}
