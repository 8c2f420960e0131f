const prefix = 'tuoke.draft.';

/** Where the draft of one form of one person is kept. */
export function draftKey(staffId: string, form: string): string {
  return `${prefix}${staffId}.${form}`;
}

/** Forgets every draft: of a person who signs out. */
export function dropDrafts(storage: Storage): void {
  dropKeys(storage, () => true);
}

/** Forgets what others typed on this device and left behind. The drafts of the person who is signed in stay: a session
 *  that ended and began again loses nothing. */
export function dropDraftsOfOthers(storage: Storage, staffId: string): void {
  const own = draftKey(staffId, '');
  dropKeys(storage, (key) => !key.startsWith(own));
}

function dropKeys(storage: Storage, isDropped: (key: string) => boolean): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
  for (const key of keys) if (key.startsWith(prefix) && isDropped(key)) storage.removeItem(key);
}
