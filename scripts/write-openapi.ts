/** Writes docs/openapi.json and the list of operations of the web's client; a unit test says when that was forgotten. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiDocument } from '../api/openapi.ts';
import { operationList } from '../api/operation-list.ts';

const files = {
  '../docs/openapi.json': `${JSON.stringify(openApiDocument(), null, 2)}\n`,
  '../web/client/operations.ts': operationList(),
};
for (const [name, content] of Object.entries(files)) {
  const file = path.resolve(import.meta.dirname, name);
  await writeFile(file, content);
  process.stdout.write(`${file}\n`);
}
