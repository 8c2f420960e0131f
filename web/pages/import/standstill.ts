import { useEffect, useState } from 'react';
import type { Import } from './use-import.ts';

/** A chunk of rows takes four seconds at the usual rate, and longer when other imports run. */
const longMs = 30_000;
const lookMs = 5_000;

/** What a run has done so far, in a word that is another one after each step. */
export function progressOf({ status, counts }: Pick<Import, 'status' | 'counts'>): string {
  return `${status} ${Object.values(counts).join(' ')}`;
}

/** Whether a run has done nothing for so long that whoever waits should hear of it: the request that began it may never
 *  have been carried out. Nobody wonders at one that is paused.
 *  @param sinceMs when it was first seen as it is, by `Date.now()` */
export function isStandingStill(
  { status, startedAt }: Pick<Import, 'status' | 'startedAt'>,
  sinceMs: number,
  nowMs: number,
): boolean {
  if (status !== 'running') return false;
  const begunMs = startedAt === null ? nowMs : Date.parse(startedAt);
  return nowMs - Math.max(sinceMs, begunMs) >= longMs;
}

/** `isStandingStill` of the import that is looked at, from when the page was opened. */
export function useStandstill(job: Pick<Import, 'status' | 'startedAt' | 'counts'>): boolean {
  const progress = progressOf(job);
  const { status, startedAt } = job;
  const [stoodStillAt, setStoodStillAt] = useState<string | null>(null);
  useEffect(() => {
    const sinceMs = Date.now();
    const timer = setInterval(() => {
      if (isStandingStill({ status, startedAt }, sinceMs, Date.now())) setStoodStillAt(progress);
    }, lookMs);
    return () => clearInterval(timer);
  }, [progress, status, startedAt]);
  return stoodStillAt === progress;
}
