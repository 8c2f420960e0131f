import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createApiClient, Refused, Unreachable } from '../../../scripts/demo/api-client.ts';

type Answer = { readonly status: number; readonly body: unknown } | 'hangUp';

let server: Server;
let answers: Answer[];
let requests: { key: string | undefined; staffId: string | undefined; url: string | undefined; body: string }[];

beforeEach(async () => {
  answers = [];
  requests = [];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { 'idempotency-key': key, 'x-staff-id': staffId } = request.headers;
      requests.push({ key: key as string | undefined, staffId: staffId as string | undefined, url: request.url, body });
      const answer = answers.shift() ?? { status: 200, body: { done: true } };
      if (answer === 'hangUp') request.socket.destroy();
      else response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function problem(status: number, code: string): Answer {
  return { status, body: { type: 't', title: 't', status, code, detail: 'why', instance: '/x' } };
}

function client(patienceMs = 20_000) {
  return createApiClient({ baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, patienceMs });
}

const write = { path: '/x', staffId: 's-1', idempotencyKey: 'key-00001', body: { a: 1 } };
const done = z.object({ done: z.boolean() });

test('a write names who sends it and carries its key', async () => {
  await client().post(write, done);
  expect(requests).toEqual([{ key: 'key-00001', staffId: 's-1', url: '/api/v1/x', body: '{"a":1}' }]);
});

test('a write is repeated unchanged while the server is away or unwell', async () => {
  answers = [
    'hangUp',
    problem(503, 'TEMPORAL_UNAVAILABLE'),
    problem(500, 'INTERNAL'),
    { status: 502, body: 'gateway' },
  ];
  expect(await client().post(write, done)).toEqual({ done: true });
  expect(requests).toHaveLength(5);
  expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(1);
});

test('what is done but not yet visible (202) is done', async () => {
  answers = [{ status: 202, body: { done: true } }];
  expect(await client().post(write, done)).toEqual({ done: true });
});

test('a refusal is not repeated', async () => {
  answers = [problem(422, 'UNMET_CONDITIONS')];
  await expect(client().post(write, done)).rejects.toThrow(Refused);
  expect(requests).toHaveLength(1);
});

test('patience ends', async () => {
  answers = Array.from({ length: 50 }, () => problem(503, 'DATABASE_UNAVAILABLE'));
  await expect(client(300).get('/x', 's-1', done)).rejects.toThrow(Unreachable);
});
