import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { problem, type Problem } from '../../contracts/problem.ts';

/** The server answered no, and will to the same request again. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly problem: Problem;

  constructor(given: Problem) {
    super(
      `${given.status} ${given.code}: ${given.detail}${(given.errors ?? []).map(({ pointer, detail }) => ` ${pointer} ${detail}.`).join('')}`,
    );
    this.problem = given;
  }
}

/** No usable answer within the client's patience. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

export interface ApiClientOptions {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  /** How long one request is repeated while the server or something behind it is away. */
  readonly patienceMs: number;
  /** Hears of every attempt that is going to be repeated. */
  readonly onRetry?: (why: string) => void;
}

export interface Write {
  readonly path: string;
  readonly staffId: string;
  readonly idempotencyKey: string;
  readonly body: unknown;
}

export interface ApiClient {
  /** @throws Refused, Unreachable */
  readonly get: <Schema extends z.ZodType>(path: string, staffId: string, schema: Schema) => Promise<z.output<Schema>>;
  /** Repeats until there is an answer: the key makes it one effect however often it is sent.   @throws Refused, Unreachable */
  readonly post: <Schema extends z.ZodType>(write: Write, schema: Schema) => Promise<z.output<Schema>>;
}

const prefix = '/api/v1';
/** Longer than the server lets a request wait for Temporal and the database. */
const attemptMs = 30_000;
const firstPauseMs = 200;
const longestPauseMs = 5_000;

type Attempt = { readonly body: unknown } | { readonly again: string; readonly pauseMs: number };

/** A client of the HTTP API that outlives a server, Temporal or database that is away for a while. */
export function createApiClient({ baseUrl, patienceMs, onRetry = () => undefined }: ApiClientOptions): ApiClient {
  async function send(path: string, init: RequestInit): Promise<unknown> {
    const untilMs = Date.now() + patienceMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.7, longestPauseMs)) {
      const attempt = await tryOnce(`${baseUrl}${prefix}${path}`, init);
      if ('body' in attempt) return attempt.body;
      if (Date.now() > untilMs)
        throw new Unreachable(
          `${init.method} ${path} found no answer in ${Math.round(patienceMs / 1000)} s: ${attempt.again}`,
        );
      onRetry(attempt.again);
      // spread out, so that requests that failed together do not come back together
      await wait(Math.max(pauseMs * (0.5 + Math.random()), attempt.pauseMs));
    }
  }
  return {
    get: async (path, staffId, schema) =>
      schema.parse(await send(path, { method: 'GET', headers: { 'X-Staff-Id': staffId } })),
    post: async ({ path, staffId, idempotencyKey, body }, schema) => {
      const headers = { 'X-Staff-Id': staffId, 'Idempotency-Key': idempotencyKey, 'Content-Type': 'application/json' };
      return schema.parse(await send(path, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
  };
}

/** @throws Refused */
async function tryOnce(url: string, init: RequestInit): Promise<Attempt> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(attemptMs) });
    text = await response.text();
  } catch (error) {
    return { again: reasonOf(error), pauseMs: 0 };
  }
  if (response.ok) return { body: JSON.parse(text) };
  const given = problemOf(text);
  // What the server did not foresee may come from a server behind it that has just died.
  if (response.status >= 500 || given === null)
    return {
      again: `${response.status} ${given?.code ?? text.slice(0, 100)}`,
      pauseMs: Number(response.headers.get('retry-after') ?? 0) * 1000,
    };
  throw new Refused(given);
}

function problemOf(text: string): Problem | null {
  try {
    return problem.parse(JSON.parse(text));
  } catch {
    // no problem document: something else than our API answered, which the caller reports with its words
    return null;
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error
    ? `${error.message} (${(error.cause as NodeJS.ErrnoException).code ?? error.cause.message})`
    : error.message;
}
