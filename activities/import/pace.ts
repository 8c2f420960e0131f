import { setTimeout as delay } from 'node:timers/promises';

/** Lets callers through one after the other, at most so many a second in the whole process. */
export function createPace(perSecond: number): () => Promise<void> {
  const pauseMs = 1_000 / perSecond;
  let nextMs = 0;
  return async () => {
    const nowMs = Date.now();
    const turnMs = Math.max(nowMs, nextMs);
    nextMs = turnMs + pauseMs;
    if (turnMs > nowMs) await delay(turnMs - nowMs);
  };
}
