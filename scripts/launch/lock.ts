import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { run } from '../servers/commands.ts';
import { ensureFolder } from '../servers/folders.ts';
import { waitUntil } from '../servers/ports.ts';
import { StartRefused } from './start-refused.ts';

const LEFTOVERS_END_WITHIN_MS = 15_000;
const OUR_PROGRAMS = /start-dev|standin\.Main|mongod|workers\/main\.ts|api\/main\.ts/;

/** Makes sure that one supervisor runs in a data folder, and that nothing of an earlier one that was killed is left.
 *  @returns releases the folder @throws StartRefused when another one runs */
export async function takeLock(runFolder: string): Promise<() => void> {
  const file = path.join(ensureFolder(runFolder), 'supervisor.pid');
  const other = readPid(file);
  if (other !== undefined && /launch\/main\.ts/.test(await commandOf(other))) {
    throw new StartRefused(
      `Tuoke already runs in this folder (process ${other}): stop it there with Ctrl-C, or with kill ${other}.`,
    );
  }
  rmSync(file, { force: true });
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new StartRefused('Tuoke is being started in this folder by another process.');
  }
  await endLeftovers(runFolder);
  return () => rmSync(file, { force: true });
}

/** Processes of a supervisor that was killed end by themselves within seconds; whatever does not is killed. */
async function endLeftovers(runFolder: string): Promise<void> {
  const files = readdirSync(runFolder).filter((name) => name.endsWith('.pid') && name !== 'supervisor.pid');
  for (const name of files) {
    const file = path.join(runFolder, name);
    const pid = readPid(file);
    if (pid !== undefined && OUR_PROGRAMS.test(await commandOf(pid))) {
      const isGone = await waitUntil(async () => (await commandOf(pid)) === '', LEFTOVERS_END_WITHIN_MS);
      if (!isGone) process.kill(pid, 'SIGKILL');
    }
    rmSync(file, { force: true });
  }
}

function readPid(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isInteger(pid) && pid > 1 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The command line of a process; empty when it is gone or only waits to be collected. */
async function commandOf(pid: number): Promise<string> {
  const { isSuccess, output } = await run('ps', ['-o', 'stat=,command=', '-p', String(pid)], 5_000);
  return isSuccess && !output.startsWith('Z') ? output : '';
}
