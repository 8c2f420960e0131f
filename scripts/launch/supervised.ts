import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { startLeashed, type LeashedProcess, type ProcessSpec } from '../servers/leashed-process.ts';
import { waitUntil } from '../servers/ports.ts';
import { print, type Source } from './console.ts';
import { StartRefused } from './start-refused.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A process that has run this long is healthy again: its next crash is restarted at once. */
const HEALTHY_AFTER_MS = 60_000;

export interface Supervised {
  readonly source: Source;
  /** Settles when the process is ready for the first time. @throws StartRefused with its last words when it is not */
  readonly ready: Promise<void>;
  /** Ends the process for good. */
  readonly stop: (graceMs: number) => Promise<void>;
  /** Kills the process without waiting. */
  readonly kill: () => void;
}

export interface SupervisedOptions {
  readonly source: Source;
  readonly spec: ProcessSpec;
  readonly runFolder: string;
  readonly readyWithinMs: number;
  readonly isReady: () => Promise<boolean>;
}

/** Starts a process and, once it was ready, starts it again whenever it ends, waiting longer each time. */
export function supervise(options: SupervisedOptions): Supervised {
  const { source, spec, runFolder } = options;
  const pidFile = path.join(runFolder, `${source}.pid`);
  const start = (): LeashedProcess => startLeashed(spec, pidFile, (line) => print(source, line));
  const stopping = new AbortController();
  let current = start();

  const keepRunning = async (): Promise<void> => {
    let waitMs = FIRST_WAIT_MS;
    while (!stopping.signal.aborted) {
      const startedAtMs = Date.now();
      const { code } = await current.ended;
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAtMs > HEALTHY_AFTER_MS) waitMs = FIRST_WAIT_MS;
      print('tuoke', `${source} ended (exit code ${code}); starting it again in ${waitMs / 1000} s`);
      await delay(waitMs, undefined, { signal: stopping.signal }).catch(() => {});
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      if (stopping.signal.aborted) return;
      current = start();
      void announce(options, () => stopping.signal.aborted);
    }
  };
  const ready = waitForFirst(current, options, stopping.signal).then(() => void keepRunning());
  return {
    source,
    ready,
    stop: async (graceMs) => {
      stopping.abort();
      await current.stop(graceMs);
    },
    kill: () => {
      stopping.abort();
      current.kill();
    },
  };
}

async function waitForFirst(process: LeashedProcess, options: SupervisedOptions, stopping: AbortSignal): Promise<void> {
  let isOver = false;
  void process.ended.then(() => (isOver = true));
  if (await waitUntil(options.isReady, options.readyWithinMs, () => isOver || stopping.aborted)) return;
  if (stopping.aborted) throw new StartRefused(`The ${options.source} was stopped before it was ready.`);
  const state = isOver ? 'ended' : `was not ready within ${options.readyWithinMs / 1000} s`;
  await process.stop(1_000);
  const words = process.lastLines().slice(-6).join('\n  ');
  throw new StartRefused(`The ${options.source} ${state}. It wrote:\n  ${words}`);
}

async function announce(options: SupervisedOptions, isStopping: () => boolean): Promise<void> {
  if (await waitUntil(options.isReady, options.readyWithinMs, isStopping))
    print('tuoke', `${options.source} is ready again`);
}
