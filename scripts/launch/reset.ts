import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';

import { print } from './console.ts';
import type { Settings } from './settings.ts';
import { StartRefused } from './start-refused.ts';

/** Removes all data after asking. Downloaded and built programs stay: they hold nothing of the user's. */
export async function reset(settings: Settings): Promise<void> {
  const { dataFolder, isConfirmed } = settings;
  if (!existsSync(dataFolder)) return;
  if (settings.MONGODB_URI !== undefined || settings.TEMPORAL_ADDRESS !== undefined) {
    throw new StartRefused(
      '--reset only removes embedded data: empty MONGODB_URI and TEMPORAL_ADDRESS, or reset those servers yourself.',
    );
  }
  if (!isConfirmed && !(await isWanted(dataFolder))) throw new StartRefused('Nothing was removed.');
  const kept = new Set(['tools', 'run', 'build']);
  const names = (await readdir(dataFolder)).filter((name) => !kept.has(name));
  await Promise.all(names.map((name) => rm(path.join(dataFolder, name), { recursive: true, force: true })));
  print('tuoke', `removed the data in ${dataFolder}`);
}

async function isWanted(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new StartRefused('--reset asks before it removes anything: answer at a terminal, or add --yes.');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`Remove all prospects, workflows and keys in ${folder}? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
