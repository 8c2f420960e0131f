import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pagesRouter } from '../../../api/pages/router.ts';
import { dataHeaders } from '../../../api/security-headers.ts';

const script = 'export const board = 1;\n'.repeat(100);
const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-encoding': 'gzip, deflate, br' };

let folder = '';
let server: Server;

interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** `fetch` would undo the encoding that is looked at here. */
async function get(url: string, headers: Record<string, string> = browser, method = 'GET'): Promise<Reply> {
  const { port } = server.address() as AddressInfo;
  const sending = request({ port, path: url, method, headers });
  sending.end();
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  const body = await buffer(response);
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

function directives({ headers }: Reply): Record<string, string> {
  const policy = String(headers['content-security-policy']);
  return Object.fromEntries(
    policy.split('; ').map((one) => [one.split(' ')[0] ?? '', one.split(' ').slice(1).join(' ')]),
  );
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pages-'));
  await mkdir(path.join(folder, 'assets'));
  await mkdir(path.join(folder, '.vite'));
  await writeFile(path.join(folder, 'index.html'), '<script nonce="__CSP_NONCE__"></script><i nonce="__CSP_NONCE__">');
  await writeFile(path.join(folder, 'survey.html'), '<title>survey</title>');
  await writeFile(path.join(folder, 'icon.svg'), '<svg/>');
  await writeFile(path.join(folder, '.vite/manifest.json'), '{}');
  await writeFile(path.join(folder, 'assets/board-1a2b.js'), script);
  await writeFile(path.join(folder, 'assets/board-1a2b.js.br'), brotliCompressSync(script));
  const app = express();
  app.use(dataHeaders('https://tuoke.example.com'));
  app.get('/api/v1/me', (_request, response) => {
    response.json({});
  });
  app.use(pagesRouter(folder));
  app.use((_request, response) => {
    response.status(404).json({ code: 'NOT_FOUND' });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the page', () => {
  test.each(['/', '/board?view=table', '/prospects/p-1'])(
    'a browser gets it at %s, so that a link works after reload',
    async (url) => {
      const reply = await get(url);
      expect(reply.status).toBe(200);
      expect(reply.headers['content-type']).toContain('text/html');
      expect(reply.headers['cache-control']).toBe('no-store');
    },
  );

  test('of a survey, which customers open, is one of its own', async () => {
    expect((await get('/survey')).body.toString()).toContain('<title>survey</title>');
    expect((await get('/surveys/results')).body.toString()).not.toContain('<title>survey</title>');
  });

  test('runs scripts and styles with the nonce of this answer only', async () => {
    const [first, second] = [await get('/board'), await get('/board')];
    const nonce = /nonce="([^"]+)"/.exec(first.body.toString())?.[1] ?? '';
    expect(nonce).toMatch(/^[\w+/]{22}==$/);
    expect(first.body.toString()).not.toContain('__CSP_NONCE__');
    expect(directives(first)['script-src']).toBe(`'self' 'nonce-${nonce}'`);
    expect(directives(first)['style-src']).toBe(`'self' 'nonce-${nonce}'`);
    expect(directives(second)['script-src']).not.toContain(nonce);
    expect(directives(first)).toMatchObject({
      'default-src': "'none'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
  });

  test.each(['/api/v1/nothing', '/api', '/docs/nothing', '/health/nothing', '/metrics', '/assets/gone-9z.js'])(
    '%s is never a page',
    async (url) => {
      expect((await get(url)).status).toBe(404);
    },
  );

  test('programs that ask for JSON, and writes, get an error and no page', async () => {
    expect((await get('/board', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/board', browser, 'POST')).status).toBe(404);
  });
});

describe('files', () => {
  test('a hashed file is kept for ever and comes compressed', async () => {
    const reply = await get('/assets/board-1a2b.js');
    expect(reply.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      vary: 'Accept-Encoding',
    });
    expect(brotliDecompressSync(reply.body).toString()).toBe(script);
  });

  test('a browser that takes no Brotli gets it as it is, also from a shared cache', async () => {
    const reply = await get('/assets/board-1a2b.js', { 'accept-encoding': 'identity' });
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.headers.vary).toBe('Accept-Encoding');
    expect(reply.body.toString()).toBe(script);
  });

  test('a file without a hash is asked for again after an hour', async () => {
    expect((await get('/icon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  });

  test('nothing outside of what was built for browsers is sent', async () => {
    expect((await get('/.vite/manifest.json', { accept: 'application/json' })).status).toBe(404);
    expect((await get('/assets/../../package.json', { accept: 'application/json' })).status).toBe(404);
  });
});

test('answers of the API may neither run nor be framed nor be kept', async () => {
  const reply = await get('/api/v1/me', { accept: 'application/json' });
  expect(directives(reply)).toEqual({ 'default-src': "'none'", 'frame-ancestors': "'none'" });
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'strict-transport-security': 'max-age=31536000',
  });
});
