import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as z from 'zod';
import { createApiClient, Refused, Unreachable } from '../../../scripts/demo/api-client.ts';

type Answer = { readonly status: number; readonly body: unknown } | 'hangUp';

let server: Server;
let answers: Answer[];
let requests: { key: string | undefined; cookie: string | undefined; url: string | undefined; body: string }[];
let signIns: string[];

beforeEach(async () => {
  answers = [];
  requests = [];
  signIns = [];
  server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.url === '/api/auth/sign-in/email') {
        const { email } = JSON.parse(body) as { email: string };
        signIns.push(email);
        response.setHeader('Set-Cookie', `session=${signIns.length}; HttpOnly; Path=/`).end('{}');
        return;
      }
      const { 'idempotency-key': key, cookie } = request.headers;
      requests.push({ key: key as string | undefined, cookie, url: request.url, body });
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

test('a write carries its key and the session of who sends it; one sign-in serves many requests', async () => {
  const caller = client();
  await caller.post(write, done);
  await caller.post({ ...write, idempotencyKey: 'key-00002' }, done);
  expect(requests).toMatchObject([
    { key: 'key-00001', cookie: 'session=1', url: '/api/v1/x', body: '{"a":1}' },
    { key: 'key-00002', cookie: 'session=1' },
  ]);
  expect(signIns).toEqual(['1@demo.tuoke.invalid']);
});

test('who is not signed in any more signs in again and repeats the request', async () => {
  answers = [problem(401, 'NOT_SIGNED_IN')];
  expect(await client().post(write, done)).toEqual({ done: true });
  expect(requests.map(({ key, cookie }) => [key, cookie])).toEqual([
    ['key-00001', 'session=1'],
    ['key-00001', 'session=2'],
  ]);
});

test('who is not let in at all is refused', async () => {
  answers = [problem(401, 'NOT_SIGNED_IN'), problem(401, 'NOT_SIGNED_IN')];
  await expect(client().post(write, done)).rejects.toThrow(Refused);
  expect(requests).toHaveLength(2);
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
