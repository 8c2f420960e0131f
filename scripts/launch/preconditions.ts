import { statfs } from 'node:fs/promises';

import { findOnPath, run } from '../servers/commands.ts';
import { ensureFolder } from '../servers/folders.ts';
import { isListening } from '../servers/ports.ts';
import { StartRefused } from './start-refused.ts';

const NEEDED_MB = 500;

/** @throws StartRefused when the disk of the data folder is nearly full: a database that cannot write loses what it accepts */
export async function checkDisk(dataFolder: string, neededMb = NEEDED_MB): Promise<void> {
  const { bavail, bsize } = await statfs(ensureFolder(dataFolder));
  const freeMb = Math.floor((bavail * bsize) / 1024 / 1024);
  if (freeMb < neededMb) {
    throw new StartRefused(
      `Only ${freeMb} MB are free on the disk of ${dataFolder} and ${neededMb} MB are needed: make room, or set TUOKE_DATA_DIR to another disk.`,
    );
  }
}

/** @throws StartRefused naming the port, its setting and, where the system tells, the process that has it */
export async function checkPort(port: number, use: string, setting: string): Promise<void> {
  if (!(await isListening(port))) return;
  const owner = await ownerOf(port);
  throw new StartRefused(
    `Port ${port} for ${use} is taken${owner === undefined ? '' : ` by ${owner}`}: stop that, or set ${setting} to another port.`,
  );
}

async function ownerOf(port: number): Promise<string | undefined> {
  const pid = await listenerOn(port);
  if (pid === undefined) return undefined;
  const { output } = await run('ps', ['-o', 'args=', '-p', pid], 5_000);
  return `process ${pid}${output === '' ? '' : ` (${output.split('\n')[0]?.slice(0, 80)})`}`;
}

async function listenerOn(port: number): Promise<string | undefined> {
  const lsof = await findOnPath('lsof');
  if (lsof !== undefined) {
    const { output } = await run(lsof, ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fp'], 5_000);
    return /^p(\d+)/m.exec(output)?.[1];
  }
  const ss = await findOnPath('ss');
  if (ss === undefined) return undefined;
  const { output } = await run(ss, ['-Hltnp', `sport = :${port}`], 5_000);
  return /pid=(\d+)/.exec(output)?.[1];
}
