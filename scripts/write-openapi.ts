/** Writes the OpenAPI document into docs/openapi.json; with --check only says whether the file is up to date. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { openApiDocument } from '../api/openapi.ts';

const file = path.resolve(import.meta.dirname, '../docs/openapi.json');
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
if (process.argv.includes('--check')) {
  const stored = await readFile(file, 'utf8').catch(() => '');
  if (stored !== text) {
    process.stderr.write('docs/openapi.json is not what the routes say: run npm run openapi\n');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
  process.stdout.write(`${file}\n`);
}
