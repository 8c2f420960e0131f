import { useSyncExternalStore } from 'react';

/** A change that somebody else made while the page was open. */
export interface RecentChange {
  /** Null when no person did it. */
  readonly by: string | null;
  readonly revision: number;
}

/** How long a change is pointed out. */
export const pointedOutMs = 8_000;

const changes = new Map<string, RecentChange>();
const listeners = new Set<() => void>();

/** Points a change out for a few seconds. */
export function pointOut(prospectId: string, change: RecentChange): void {
  changes.set(prospectId, change);
  notify();
  setTimeout(() => {
    if (changes.get(prospectId) !== change) return;
    changes.delete(prospectId);
    notify();
  }, pointedOutMs);
}

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What somebody else has just changed in a prospect; null when nothing. */
export function useRecentChange(prospectId: string): RecentChange | null {
  return useSyncExternalStore(subscribe, () => changes.get(prospectId) ?? null);
}
