import { build } from 'vite';
import path from 'node:path';
import { PROJECT_FOLDER } from './install.mjs';

/** Builds the pages.   @returns the folder they are in */
export async function buildWeb(): Promise<string> {
  await build({ configFile: path.join(PROJECT_FOLDER, 'vite.config.ts'), logLevel: 'warn' });
  return path.join(PROJECT_FOLDER, 'build/web');
}
