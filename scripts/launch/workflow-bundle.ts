import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

import { run } from '../servers/commands.ts';
import { PROJECT_FOLDER, ensureFolder } from '../servers/folders.ts';
import { StartRefused } from './start-refused.ts';

/** Everything that can change what is bundled. */
const INPUTS = ['workflows', 'domain'];

/** Where the bundle of the workflows as they are now lies or will lie. */
export async function workflowBundleFile(folder: string): Promise<string> {
  const hash = createHash('sha256').update(await readFile(path.join(PROJECT_FOLDER, 'package-lock.json')));
  for (const input of INPUTS) {
    const names = await readdir(path.join(PROJECT_FOLDER, input), { recursive: true });
    for (const name of names.filter((name) => name.endsWith('.ts')).toSorted()) {
      const file = path.join(input, name);
      hash.update(file).update(await readFile(path.join(PROJECT_FOLDER, file)));
    }
  }
  return path.join(folder, `workflow-bundle-${hash.digest('hex').slice(0, 16)}.js`);
}

/** Bundles the workflows once per content. @returns the bundle's file @throws StartRefused with the bundler's words */
export async function bundleWorkflows(folder: string): Promise<string> {
  const file = await workflowBundleFile(ensureFolder(folder));
  if (existsSync(file)) return file;
  const script = path.join(PROJECT_FOLDER, 'scripts/bundle-workflows.ts');
  const { isSuccess, output } = await run(process.execPath, [script, file], 180_000);
  if (!isSuccess) throw new StartRefused(`The workflows could not be bundled:\n${output}`);
  return file;
}
