import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

const LEASH = path.join(import.meta.dirname, 'leash.sh');
const LAST_LINES_KEPT = 20;

/** What to run. `environment` is added to that of this process. */
export interface ProcessSpec {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

export interface LeashedProcess {
  /** Settles once, when the process has ended. Exit codes above 128 mean a signal. */
  readonly ended: Promise<{ code: number }>;
  /** The last lines it wrote, oldest first: for telling why it ended. */
  readonly lastLines: () => readonly string[];
  /** Asks the process to end (SIGTERM) and kills it after `graceMs`. Resolves when it is gone. */
  readonly stop: (graceMs?: number) => Promise<void>;
  /** Kills the process and its leash at once, without waiting. */
  readonly kill: () => void;
}

/** Starts a process that cannot outlive this one, in a process group of its own, so that Ctrl-C reaches only the starter.
 *  @param pidFile where the process's own id is kept while it runs (the wrapper around it has another id) */
export function startLeashed(
  spec: ProcessSpec,
  pidFile: string,
  onLine: (line: string) => void = () => {},
): LeashedProcess {
  mkdirSync(path.dirname(pidFile), { recursive: true });
  const child = spawn('/bin/sh', [LEASH, pidFile, spec.command, ...spec.args], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...spec.environment },
  });
  const last: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      last.push(line);
      if (last.length > LAST_LINES_KEPT) last.shift();
      onLine(line);
    });
  }
  // closing the leash's input of a process that has just ended is not worth a crash
  child.stdin.on('error', () => {});
  const ended = new Promise<{ code: number }>((resolve) => {
    child.once('error', () => resolve({ code: 127 }));
    child.once('close', (code) => resolve({ code: code ?? 137 }));
  });
  let isOver = false;
  void ended.then(() => (isOver = true));
  return {
    ended,
    lastLines: () => last,
    stop: async (graceMs = 10_000) => {
      if (isOver) return;
      child.kill('SIGTERM');
      const killer = setTimeout(() => killGroup(child.pid), graceMs);
      await ended;
      clearTimeout(killer);
    },
    kill: () => {
      if (!isOver) killGroup(child.pid);
    },
  };
}

function killGroup(groupId: number | undefined): void {
  if (groupId === undefined) return;
  try {
    process.kill(-groupId, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
