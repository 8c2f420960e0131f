/** Work done in rounds, never two at once. */
export interface Rounds {
  /** The round that runs, or a new one. */
  readonly join: () => Promise<void>;
  /** A round that begins after the call; those who come while one runs share the next. */
  readonly next: () => Promise<void>;
}

export function createRounds(work: () => Promise<void>): Rounds {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;

  const join = (): Promise<void> => {
    running ??= work().finally(() => {
      running = null;
    });
    return running;
  };

  const next = (): Promise<void> => {
    if (running === null) return join();
    // Whoever joined the running round hears of its failure; the next one begins either way.
    const ended = running.then(
      () => undefined,
      () => undefined,
    );
    waiting ??= ended.then(() => {
      waiting = null;
      return join();
    });
    return waiting;
  };

  return { join, next };
}
