import { LRUCache } from 'lru-cache';

interface Entry<Value> {
  readonly value: Value | null;
}

/** While the database is away an old value is used again for this long before it is asked for once more. */
const staleRetryMs = 2_000;

/** Facts from the database that every command needs, read once and kept for a while. */
export interface Kept<Value> {
  /** @throws when it is not known and cannot be read */
  readonly get: (id: string) => Promise<Value | null>;
  readonly forget: (id?: string) => void;
}

/** Keeps what `read` returns for `maxAgeMs`; callers that ask at the same time share one read. A value that is too old is
 *  better than none when it cannot be read again: commands go on while the database is away. */
export function keep<Value>(
  read: (id: string) => Promise<Value | null>,
  { maxAgeMs, maxEntries }: { maxAgeMs: number; maxEntries: number },
): Kept<Value> {
  const cache = new LRUCache<string, Entry<Value>>({
    max: maxEntries,
    ttl: maxAgeMs,
    noDeleteOnStaleGet: true,
    // Asking the clock for every look-up would cost more than the look-up.
    ttlResolution: 100,
    // Who asked before something was forgotten gets what was read then; it is not kept.
    ignoreFetchAbort: true,
    fetchMethod: async (id, stale, { options }) => {
      try {
        return { value: await read(id) };
      } catch (error) {
        if (stale === undefined) throw error;
        options.ttl = staleRetryMs;
        return stale;
      }
    },
  });
  return {
    // Nearly every call finds a fresh value; `fetch` would make promises for it.
    get: async (id) => (cache.get(id) ?? (await cache.fetch(id)))?.value ?? null,
    forget: (id) => {
      if (id === undefined) cache.clear();
      else cache.delete(id);
    },
  };
}
