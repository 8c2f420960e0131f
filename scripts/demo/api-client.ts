import { setTimeout as wait } from 'node:timers/promises';
import type * as z from 'zod';
import { problem, type Problem } from '../../contracts/problem.ts';
import { demoEmail, demoPassword } from '../seed-accounts.ts';

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

type Attempt =
  | { readonly body: unknown; readonly cookies: readonly string[] }
  | { readonly again: string; readonly pauseMs: number };

/** A client of the HTTP API that outlives a server, Temporal or database that is away for a while. Staff of the demonstration
 *  sign in with their first request, and again when their session has ended. */
export function createApiClient({ baseUrl, patienceMs, onRetry = () => undefined }: ApiClientOptions): ApiClient {
  const sessions = new Map<string, Promise<string>>();

  async function send(path: string, init: RequestInit): Promise<Exclude<Attempt, { again: string }>> {
    const untilMs = Date.now() + patienceMs;
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.7, longestPauseMs)) {
      const attempt = await tryOnce(`${baseUrl}${path}`, init);
      if ('body' in attempt) return attempt;
      if (Date.now() > untilMs)
        throw new Unreachable(
          `${init.method} ${path} found no answer in ${Math.round(patienceMs / 1000)} s: ${attempt.again}`,
        );
      onRetry(attempt.again);
      // spread out, so that requests that failed together do not come back together
      await wait(Math.max(pauseMs * (0.5 + Math.random()), attempt.pauseMs));
    }
  }

  async function signIn(staffId: string): Promise<string> {
    const body = JSON.stringify({ email: demoEmail(staffId.replace(/^s-/, '')), password: demoPassword });
    const headers = { Origin: baseUrl, 'Content-Type': 'application/json' };
    const { cookies } = await send('/api/auth/sign-in/email', { method: 'POST', headers, body });
    return cookies.map((cookie) => cookie.split(';')[0]).join('; ');
  }

  function sessionOf(staffId: string): Promise<string> {
    const known = sessions.get(staffId) ?? signIn(staffId);
    sessions.set(staffId, known);
    known.catch(() => sessions.delete(staffId));
    return known;
  }

  async function sendAs(
    staffId: string,
    path: string,
    init: { readonly method: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ): Promise<unknown> {
    const sendOnce = async (cookie: string) => {
      const headers = { ...init.headers, Cookie: cookie, Origin: baseUrl };
      return (await send(`${prefix}${path}`, { ...init, headers })).body;
    };
    const cookie = await sessionOf(staffId);
    try {
      return await sendOnce(cookie);
    } catch (error) {
      if (!(error instanceof Refused && error.problem.code === 'NOT_SIGNED_IN')) throw error;
      sessions.delete(staffId);
      return sendOnce(await sessionOf(staffId));
    }
  }

  return {
    get: async (path, staffId, schema) => schema.parse(await sendAs(staffId, path, { method: 'GET' })),
    post: async ({ path, staffId, idempotencyKey, body }, schema) => {
      const headers = { 'Idempotency-Key': idempotencyKey, 'Content-Type': 'application/json' };
      return schema.parse(await sendAs(staffId, path, { method: 'POST', headers, body: JSON.stringify(body) }));
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
  if (response.ok) return { body: JSON.parse(text), cookies: response.headers.getSetCookie() };
  const given = problemOf(text);
  // What the server did not foresee may come from a server behind it that has just died.
  if (response.status >= 500 || given === null || given.code === 'TOO_MANY_REQUESTS')
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
