import { readFile } from 'node:fs/promises';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../../api/openapi.ts';
import { operationList } from '../../../api/operation-list.ts';
import { prefix, routes } from '../../../api/routes.ts';
import { complaintCommands } from '../../../domain/complaint/commands.ts';
import { prospectCommands } from '../../../domain/prospect/commands.ts';

test('docs/openapi.json is what the routes say; npm run openapi writes it', async () => {
  const stored: unknown = JSON.parse(await readFile(new URL('../../../docs/openapi.json', import.meta.url), 'utf8'));
  expect(stored).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

test('the operations of the web’s client are those of the routes; npm run openapi writes them', async () => {
  const stored = await readFile(new URL('../../../web/client/operations.ts', import.meta.url), 'utf8');
  expect(stored).toBe(operationList());
});

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(JSON.parse(JSON.stringify(openApiDocument())));
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
  expect(validator.version).toBe('3.1');
});

test('it has every route, and every command has one', () => {
  const { paths = {} } = openApiDocument();
  for (const { method, path } of routes)
    expect(paths[`${prefix}${path}`.replaceAll(/:(\w+)/g, '{$1}')]).toHaveProperty(method);
  for (const name of Object.keys(prospectCommands))
    expect(paths).toHaveProperty([`${prefix}/prospects/{prospectId}/commands/${name}`, 'post']);
  for (const name of Object.keys(complaintCommands))
    expect(paths).toHaveProperty([`${prefix}/complaints/{complaintId}/commands/${name}`, 'post']);
});

test('every operation has a name of its own', () => {
  const names = routes.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
});
