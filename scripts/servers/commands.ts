import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Outcome {
  readonly isSuccess: boolean;
  /** Standard output and error together, trimmed. */
  readonly output: string;
}

/** Runs a command to its end. Never rejects: a missing program is an unsuccessful outcome. */
export async function run(command: string, args: readonly string[], timeoutMs: number, cwd?: string): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(command, args, { timeout: timeoutMs, cwd, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const output = `${stdout}${stderr}`.trim();
      resolve({ isSuccess: error === null, output: output === '' && error !== null ? error.message : output });
    });
  });
}

/** The full path of a program on the PATH, or undefined. */
export async function findOnPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    // node_modules/.bin may hold wrappers of the same name that download something when they are run
    if (folder === '' || folder.includes('node_modules')) continue;
    const isProgram = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isProgram) return file;
  }
  return undefined;
}

const longestLine = 160;

/** The one line of a program's output that best says why it failed; a long one ends after a whole word. */
export function errorLine(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const best = lines.find((line) => /^(\w*Error|\[Error|\[ERROR\])/.test(line)) ?? lines.at(-1) ?? '';
  const reason = best.replace(/^\[?Error: /, '');
  return reason.length <= longestLine ? reason : `${reason.slice(0, longestLine).replace(/\s+\S*$/, '')} …`;
}

/** Runs a command that downloads into `folder`, and gives up when nothing arrives there for `stallMs`. */
export async function runDownload(
  command: string,
  args: readonly string[],
  folder: string,
  stallMs = 8_000,
): Promise<Outcome> {
  let isOver = false;
  let size = -1;
  let grewAtMs = Date.now();
  const aborter = new AbortController();
  const outcome = new Promise<Outcome>((resolve) => {
    execFile(command, args, { signal: aborter.signal, killSignal: 'SIGKILL' }, (error, stdout, stderr) => {
      isOver = true;
      const isStalled = aborter.signal.aborted;
      const output = isStalled ? `nothing arrived for ${stallMs / 1000} s` : `${stdout}${stderr}`.trim();
      resolve({ isSuccess: error === null, output });
    });
  });
  while (!isOver) {
    await Promise.race([outcome, delay(500)]);
    const now = await sizeOf(folder);
    if (now !== size) grewAtMs = Date.now();
    size = now;
    if (Date.now() - grewAtMs > stallMs) aborter.abort();
  }
  return outcome;
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  let total = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    // a temporary file may be renamed between the listing and the look
    total += await stat(path.join(entry.parentPath, entry.name)).then(
      (found) => found.size,
      () => 0,
    );
  }
  return total;
}
