import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { dataFolder } from '../servers/folders.ts';

const FILE = 'environment.json';

/** Keeps what the processes of a running installation were given, for commands run beside it. */
export function writeRunningEnvironment(runFolder: string, environment: Readonly<Record<string, string>>): () => void {
  const file = path.join(runFolder, FILE);
  writeFileSync(file, JSON.stringify(environment, null, 2), { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

/** The environment for a command run beside `npm start`: that of the running installation, with this process's own on top.
 *  Without a running installation it is this process's own environment alone. */
export function environmentBeside(): Record<string, string | undefined> {
  const own = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  try {
    const text = readFileSync(path.join(dataFolder(), 'run', FILE), 'utf8');
    return { ...(JSON.parse(text) as Record<string, string>), ...own };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return own;
  }
}
