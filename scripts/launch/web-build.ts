import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

import { run } from '../servers/commands.ts';
import { PROJECT_FOLDER, ensureFolder } from '../servers/folders.ts';
import { StartRefused } from './start-refused.ts';

/** Everything that can change what a browser gets. */
const INPUTS = ['web', 'contracts', 'domain'];
const ENDINGS = ['.ts', '.tsx', '.css', '.html', '.svg'];
const FILES = ['package-lock.json', 'vite.config.ts'];

/** The name under which the pages as they are now are kept. */
async function nameOfBuild(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of FILES) hash.update(await readFile(path.join(PROJECT_FOLDER, file)));
  for (const input of INPUTS) {
    const names = await readdir(path.join(PROJECT_FOLDER, input), { recursive: true });
    for (const name of names.filter((one) => ENDINGS.includes(path.extname(one))).toSorted()) {
      const file = path.join(input, name);
      hash.update(file).update(await readFile(path.join(PROJECT_FOLDER, file)));
    }
  }
  return `web-${hash.digest('hex').slice(0, 16)}`;
}

/** Builds the pages once per content; those of older sources are removed after an hour.
 *  @returns their folder   @throws StartRefused with the builder's words */
export async function buildWebOnce(folder: string): Promise<string> {
  const name = await nameOfBuild();
  const target = path.join(ensureFolder(folder), name);
  if (existsSync(target)) return target;
  // two that start at once build beside each other, and the first to finish wins
  const unfinished = path.join(folder, `unfinished-${name}-${process.pid}`);
  const script = path.join(PROJECT_FOLDER, 'scripts/build-web.ts');
  const { isSuccess, output } = await run(process.execPath, [script, unfinished], 300_000);
  if (!isSuccess) throw new StartRefused(`The pages could not be built:\n${output}`);
  if (existsSync(target)) {
    await rm(unfinished, { recursive: true, force: true });
    return target;
  }
  // renamed into place, so that pages that exist are whole
  await rename(unfinished, target);
  await removeOld(folder, name);
  return target;
}

const servedAtMostMs = 3_600_000;

/** Removes builds of older sources that nobody serves any more. */
async function removeOld(folder: string, current: string): Promise<void> {
  for (const old of await readdir(folder)) {
    const place = path.join(folder, old);
    if (old === current || Date.now() - (await stat(place)).mtimeMs < servedAtMostMs) continue;
    await rm(place, { recursive: true, force: true });
  }
}
