/** Bundles the workflows into the file given as argument, for workers that should not do it at each start. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { bundleWorkflowCode } from '@temporalio/worker';

const target = process.argv[2];
if (target === undefined) throw new Error('Usage: npm run bundle -- FILE');
const { code } = await bundleWorkflowCode({
  workflowsPath: path.resolve(import.meta.dirname, '../workflows/index.ts'),
});
await mkdir(path.dirname(path.resolve(target)), { recursive: true });
// renamed into place, so that a bundle that exists is whole
await writeFile(`${target}.part`, code);
await rename(`${target}.part`, target);
process.stdout.write(`${target}\n`);
