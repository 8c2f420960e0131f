import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, expect, test, vi } from 'vitest';
import type { ApiDeps } from '../../../api/deps.ts';
import type { Listener } from '../../../api/stream/feed.ts';
import { Connection } from '../../../api/stream/connection.ts';

const tick = async (): Promise<void> => new Promise((go) => setImmediate(go));

/** A server whose only route is a stream, on a feed that is ready when the test says so. */
class StreamServer {
  readonly stopping = new AbortController();
  readonly ready = Promise.withResolvers<void>();
  /** Resolves when the route has been asked and the feed is awaited. */
  readonly asked = Promise.withResolvers<void>();
  /** Resolves when the server knows that the reader has gone. */
  readonly left = Promise.withResolvers<void>();
  readonly opened = Promise.withResolvers<void>();
  identify: () => Promise<unknown> = () => Promise.resolve({ actor: {} });
  openStreams = 0;
  joins = 0;
  private readonly server: Server;

  constructor() {
    const deps = {
      feed: {
        ready: async () => this.ready.promise,
        join: (listener: Listener) => {
          this.joins += 1;
          listener.reach({ atMs: 1, key: 'p:p-1' });
          return Promise.resolve();
        },
      },
      metrics: {
        openStreams: {
          inc: () => {
            this.openStreams += 1;
          },
          dec: () => {
            this.openStreams -= 1;
          },
        },
      },
      stopping: this.stopping.signal,
      identify: () => this.identify(),
      abilities: { of: () => Promise.resolve({}) },
      log: { debug: () => undefined, warn: () => undefined },
    } as unknown as ApiDeps;
    const app = express().get('/', async (request, response) => {
      response.once('close', () => this.left.resolve());
      this.asked.resolve();
      const reader = { actor: {}, ability: {}, request } as never;
      await new Connection(response, deps, reader).open(null, false);
      this.opened.resolve();
    });
    this.server = app.listen(0);
    servers.push(this);
  }

  async url(): Promise<string> {
    if (!this.server.listening) await once(this.server, 'listening');
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

const servers: StreamServer[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const server of servers.splice(0)) server.close();
});

test('a reader that leaves before the stream begins leaves nothing behind', async () => {
  const server = new StreamServer();
  const leaving = new AbortController();
  const asking = fetch(await server.url(), { signal: leaving.signal }).catch(() => null);
  await server.asked.promise;
  leaving.abort();
  await Promise.all([asking, server.left.promise]);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server.ready.resolve();
  await server.opened.promise;
  expect(server.openStreams).toBe(0);
  expect(server.joins).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test('a stream that ends with the process leaves no look at the session behind', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = new StreamServer();
  server.ready.resolve();
  const response = await fetch(await server.url());
  await server.opened.promise;
  expect([server.openStreams, vi.getTimerCount()]).toEqual([1, 1]);
  server.stopping.abort();
  expect(vi.getTimerCount()).toBe(0);
  await response.text();
  await server.left.promise;
  expect(server.openStreams).toBe(0);
});

test('a process that stops takes no new reader', async () => {
  const server = new StreamServer();
  server.stopping.abort();
  server.ready.resolve();
  const response = await fetch(await server.url());
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
  expect(server.openStreams).toBe(0);
});

test('while one look at the session lasts, no other begins', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = new StreamServer();
  server.ready.resolve();
  const look = Promise.withResolvers<unknown>();
  let looks = 0;
  server.identify = () => {
    looks += 1;
    return look.promise;
  };
  await fetch(await server.url());
  await server.opened.promise;
  vi.advanceTimersByTime(20_000);
  expect(looks).toBe(1);
  look.resolve({ actor: {} });
  await tick();
  vi.advanceTimersByTime(5_000);
  expect(looks).toBe(2);
});

test('a page to which nothing was told for a while hears its place all the same', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const server = new StreamServer();
  server.ready.resolve();
  const response = await fetch(await server.url());
  await server.opened.promise;
  for (let second = 0; second < 15; second += 5) {
    vi.advanceTimersByTime(5_000);
    await tick();
  }
  server.stopping.abort();
  const [ready, place] = (await response.text()).split('\n\n').slice(1);
  expect(ready).toMatch(/^id: \S+\nevent: ready\n/);
  expect(place).toMatch(/^id: \S+\nevent: place\ndata: \{\}$/);
});
