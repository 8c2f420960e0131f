import { draftKey } from '../drafts.ts';

/** Changes of a settings page that were not published, and what they were made on. */
export interface KeptDraft<Value> {
  readonly value: Value;
  /** Version that they were made on. */
  readonly version: number;
  readonly savedAtMs: number;
}

/** Where the changes of one settings page are kept. */
export function keptDraftKey(staffId: string, form: string): string {
  return draftKey(staffId, `settings.${form}`);
}

/** @returns null when there is none that can be read */
export function readKept<Value>(storage: Pick<Storage, 'getItem'>, key: string): KeptDraft<Value> | null {
  const text = storage.getItem(key);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<KeptDraft<Value>> | null;
    const isKept =
      typeof kept?.value === 'object' &&
      kept.value !== null &&
      typeof kept.version === 'number' &&
      typeof kept.savedAtMs === 'number';
    return isKept ? (kept as KeptDraft<Value>) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Keeps changes, or forgets them once there are none. */
export function keep<Value>(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  key: string,
  draft: KeptDraft<Value> | null,
): void {
  if (draft === null) storage.removeItem(key);
  else storage.setItem(key, JSON.stringify(draft));
}
