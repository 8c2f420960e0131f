/** Writes the OpenAPI document into docs/openapi.json; a unit test says when that was forgotten. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApiDocument } from '../api/openapi.ts';

const file = path.resolve(import.meta.dirname, '../docs/openapi.json');
await writeFile(file, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
process.stdout.write(`${file}\n`);
