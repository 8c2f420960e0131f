import { isBefore, lastKey, type FeedChange, type FeedPage, type FeedPosition } from '../../models/feed.ts';

/** Somebody who is told of changes. */
export interface Listener {
  /** Called in order; must not throw. */
  readonly tell: (change: FeedChange) => void;
  /** After everything up to a position was told. */
  readonly reach: (position: FeedPosition) => void;
  /** There was more than can be made up for: read everything anew. */
  readonly lost: (position: FeedPosition) => void;
}

export interface FeedParts {
  readonly read: (after: FeedPosition, untilMs: number, limit: number) => Promise<FeedPage>;
  /** UTC ms by the database's clock. */
  readonly databaseNowMs: () => Promise<number>;
  readonly onFailed: (error: unknown) => void;
  readonly pollMs?: number;
}

/** The changes of the read model, read once for all listeners of this process. Any other process gives the same positions. */
export interface Feed {
  /** @throws as the driver does while nothing can be read */
  readonly ready: () => Promise<void>;
  /** Tells a listener everything after a position, or everything from now on, until the signal is aborted.
   *  @returns when the listener knows what the others know
   *  @throws as the driver does; the listener is told nothing more then */
  readonly join: (listener: Listener, from: FeedPosition | null, signal: AbortSignal) => Promise<void>;
}

/** What is younger may still be joined by something older: writes become visible a little out of the order of their time. */
const settleMs = 400;
const readAtOnce = 500;
/** Whoever missed more is told so instead. */
const madeUpFor = 5_000;
const clockGoodForMs = 60_000;

export function createFeed({ read, databaseNowMs, onFailed, pollMs = 1_000 }: FeedParts): Feed {
  const live = new Set<Listener>();
  /** Everything up to here was told to everybody in `live`. */
  let position: FeedPosition | null = null;
  let polling: NodeJS.Timeout | null = null;
  let isPolling = false;
  let joining = 0;
  let clock = { offsetMs: 0, readAtMs: Number.NEGATIVE_INFINITY };

  async function settledMs(): Promise<number> {
    const startMs = performance.now();
    if (startMs - clock.readAtMs > clockGoodForMs) {
      const databaseMs = await databaseNowMs();
      const endMs = performance.now();
      clock = { offsetMs: databaseMs - (startMs + endMs) / 2, readAtMs: endMs };
    }
    return Math.floor(performance.now() + clock.offsetMs) - settleMs;
  }

  async function poll(): Promise<void> {
    if (isPolling || position === null) return;
    isPolling = true;
    try {
      const untilMs = await settledMs();
      for (let complete = false; !complete;) {
        const page = await read(position, untilMs, readAtOnce);
        complete = page.complete;
        for (const change of page.changes) for (const listener of live) listener.tell(change);
        position = complete ? latest(position, { atMs: untilMs, key: lastKey }) : lastOf(page, position);
      }
      for (const listener of live) listener.reach(position);
    } catch (error) {
      onFailed(error);
    } finally {
      isPolling = false;
    }
  }

  /** Tells a listener alone what the others know already, and lets it in at the very moment when it knows as much. */
  async function letIn(listener: Listener, from: FeedPosition, signal: AbortSignal): Promise<void> {
    let at = from;
    let told = 0;
    for (let goal = position; goal !== null && isBefore(at, goal); goal = position) {
      const page = await read(at, goal.atMs, readAtOnce);
      if (signal.aborted) return;
      told += page.changes.length;
      if (told > madeUpFor) {
        listener.lost(position ?? goal);
        break;
      }
      for (const change of page.changes) if (!isBefore(goal, change.position)) listener.tell(change);
      at = page.complete ? goal : lastOf(page, goal);
    }
    live.add(listener);
    if (position !== null) listener.reach(position);
  }

  function stopWhenAlone(): void {
    if (live.size > 0 || joining > 0 || polling === null) return;
    clearInterval(polling);
    polling = null;
  }

  async function join(listener: Listener, from: FeedPosition | null, signal: AbortSignal): Promise<void> {
    joining += 1;
    try {
      if (polling === null) {
        // Nobody listened: what happened meanwhile is only for those who come back to it.
        const nowMs = await settledMs();
        position = latest(position ?? { atMs: nowMs, key: lastKey }, { atMs: nowMs, key: lastKey });
        polling ??= setInterval(() => void poll(), pollMs);
      }
      if (signal.aborted) return;
      const leave = (): void => {
        live.delete(listener);
        stopWhenAlone();
      };
      signal.addEventListener('abort', leave, { once: true });
      await letIn(listener, from ?? (position as FeedPosition), signal);
      if (signal.aborted) leave();
    } finally {
      joining -= 1;
      stopWhenAlone();
    }
  }

  return {
    ready: async () => {
      await settledMs();
    },
    join,
  };
}

function latest(a: FeedPosition, b: FeedPosition): FeedPosition {
  return isBefore(a, b) ? b : a;
}

function lastOf({ changes }: FeedPage, otherwise: FeedPosition): FeedPosition {
  return changes.at(-1)?.position ?? otherwise;
}
