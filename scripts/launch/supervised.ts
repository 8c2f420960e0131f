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

/** Starts a process, waits until it is ready, and from then on starts it again whenever it ends, waiting longer each time.
 *  @throws StartRefused with its last words when it does not become ready */
export async function supervise(options: SupervisedOptions): Promise<Supervised> {
  const { source, spec, runFolder } = options;
  const pidFile = path.join(runFolder, `${source}.pid`);
  const start = (): LeashedProcess => startLeashed(spec, pidFile, (line) => print(source, line));
  let isStopping = false;
  let current = start();
  await waitForFirst(current, options);

  const keepRunning = async (): Promise<void> => {
    let waitMs = FIRST_WAIT_MS;
    while (!isStopping) {
      const startedAtMs = Date.now();
      const { code } = await current.ended;
      if (isStopping) return;
      if (Date.now() - startedAtMs > HEALTHY_AFTER_MS) waitMs = FIRST_WAIT_MS;
      print('tuoke', `${source} ended (exit code ${code}); starting it again in ${waitMs / 1000} s`);
      await delay(waitMs);
      waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
      if (isStopping) return;
      current = start();
      void announce(options, () => isStopping);
    }
  };
  void keepRunning();
  return {
    source,
    stop: async (graceMs) => {
      isStopping = true;
      await current.stop(graceMs);
    },
    kill: () => {
      isStopping = true;
      void current.stop(0);
    },
  };
}

async function waitForFirst(process: LeashedProcess, options: SupervisedOptions): Promise<void> {
  let isOver = false;
  void process.ended.then(() => (isOver = true));
  if (await waitUntil(options.isReady, options.readyWithinMs, () => isOver)) return;
  const state = isOver ? 'ended' : `was not ready within ${options.readyWithinMs / 1000} s`;
  await process.stop(1_000);
  const words = process.lastLines().slice(-6).join('\n  ');
  throw new StartRefused(`The ${options.source} ${state}. It wrote:\n  ${words}`);
}

async function announce(options: SupervisedOptions, isStopping: () => boolean): Promise<void> {
  if (await waitUntil(options.isReady, options.readyWithinMs, isStopping)) print('tuoke', `${options.source} is ready again`);
}
