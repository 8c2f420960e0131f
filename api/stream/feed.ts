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

/** What is younger may still be joined by something older: writes become visible a little out of the order of their time. */
const settleMs = 400;
const readAtOnce = 500;
/** Whoever missed more is told so instead. */
const madeUpFor = 5_000;
const clockGoodForMs = 60_000;

/** The changes of the read model, read once for all listeners of this process. Any other process gives the same positions. */
export class Feed {
  private readonly parts: FeedParts;
  private readonly live = new Set<Listener>();
  private joining = 0;
  /** Everything up to here was told to everybody in `live`. */
  private position: FeedPosition | null = null;
  private polling: NodeJS.Timeout | null = null;
  private isPolling = false;
  private clock = { offsetMs: 0, readAtMs: Number.NEGATIVE_INFINITY };

  constructor(parts: FeedParts) {
    this.parts = parts;
  }

  /** @throws as the driver does while nothing can be read */
  async ready(): Promise<void> {
    await this.settledMs();
  }

  /** Tells a listener everything after a position, or everything from now on, until the signal is aborted.
   *  @returns when the listener knows what the others know
   *  @throws as the driver does; the listener is told nothing more then */
  async join(listener: Listener, from: FeedPosition | null, signal: AbortSignal): Promise<void> {
    this.joining += 1;
    try {
      const position = await this.begin();
      if (signal.aborted) return;
      signal.addEventListener('abort', () => this.leave(listener), { once: true });
      await this.letIn(listener, from ?? position, signal);
      if (signal.aborted) this.leave(listener);
    } finally {
      this.joining -= 1;
      this.stopWhenAlone();
    }
  }

  /** Begins to poll with the first listener: what happened while nobody listened is only for those who come back to it. */
  private async begin(): Promise<FeedPosition> {
    if (this.polling !== null && this.position !== null) return this.position;
    const now = { atMs: await this.settledMs(), key: lastKey };
    this.position = latest(this.position ?? now, now);
    this.polling ??= setInterval(() => void this.poll(), this.parts.pollMs ?? 1_000);
    return this.position;
  }

  private leave(listener: Listener): void {
    this.live.delete(listener);
    this.stopWhenAlone();
  }

  private stopWhenAlone(): void {
    if (this.live.size > 0 || this.joining > 0 || this.polling === null) return;
    clearInterval(this.polling);
    this.polling = null;
  }

  /** Tells a listener alone what the others know already, and lets it in at the very moment when it knows as much. */
  private async letIn(listener: Listener, from: FeedPosition, signal: AbortSignal): Promise<void> {
    let at = from;
    let told = 0;
    for (let goal = this.position; goal !== null && isBefore(at, goal); goal = this.position) {
      const page = await this.parts.read(at, goal.atMs, readAtOnce);
      if (signal.aborted) return;
      told += page.changes.length;
      if (told > madeUpFor) {
        listener.lost(this.position ?? goal);
        break;
      }
      for (const change of page.changes) if (!isBefore(goal, change.position)) listener.tell(change);
      at = page.complete ? goal : lastOf(page, goal);
    }
    this.live.add(listener);
    if (this.position !== null) listener.reach(this.position);
  }

  private async poll(): Promise<void> {
    if (this.isPolling || this.position === null) return;
    this.isPolling = true;
    try {
      const untilMs = await this.settledMs();
      for (let complete = false; !complete;) {
        const before: FeedPosition = this.position;
        const page = await this.parts.read(before, untilMs, readAtOnce);
        complete = page.complete;
        for (const change of page.changes) for (const listener of this.live) listener.tell(change);
        this.position = complete ? latest(before, { atMs: untilMs, key: lastKey }) : lastOf(page, before);
      }
      for (const listener of this.live) listener.reach(this.position);
    } catch (error) {
      this.parts.onFailed(error);
    } finally {
      this.isPolling = false;
    }
  }

  /** The instant up to which everything is visible. */
  private async settledMs(): Promise<number> {
    const startMs = performance.now();
    if (startMs - this.clock.readAtMs > clockGoodForMs) {
      const databaseMs = await this.parts.databaseNowMs();
      const endMs = performance.now();
      this.clock = { offsetMs: databaseMs - (startMs + endMs) / 2, readAtMs: endMs };
    }
    return Math.floor(performance.now() + this.clock.offsetMs) - settleMs;
  }
}

function latest(a: FeedPosition, b: FeedPosition): FeedPosition {
  return isBefore(a, b) ? b : a;
}

function lastOf({ changes }: FeedPage, otherwise: FeedPosition): FeedPosition {
  return changes.at(-1)?.position ?? otherwise;
}
