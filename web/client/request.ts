import { problem } from '../../contracts/problem.ts';
import { isAttended } from './attendance.ts';
import { ApiProblem, NoAnswer } from './problem.ts';
import { reportReachable } from './reachable.ts';

type QueryValue = string | number | boolean | null | undefined;

export interface RequestParts {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With its parameters filled in. */
  readonly path: string;
  readonly query?: Readonly<Record<string, QueryValue>> | undefined;
  readonly body?: unknown;
  /** Type of the file that the body is; JSON when left out. */
  readonly upload?: string | undefined;
  readonly idempotencyKey?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** One request to our own server.   @throws ApiProblem, NoAnswer, and the signal's reason when it is aborted */
export async function request(parts: RequestParts): Promise<unknown> {
  const response = await answered(parts);
  return response.status === 204 ? undefined : readBody(response);
}

/** The same for an answer that is a file. */
export async function requestFile(parts: RequestParts): Promise<{ readonly fileName: string; readonly blob: Blob }> {
  const response = await answered(parts);
  const fileName = fileNameIn(response.headers.get('Content-Disposition') ?? '');
  try {
    return { fileName, blob: await response.blob() };
  } catch (error) {
    throw new NoAnswer(error);
  }
}

/** The name of a file (RFC 6266): one with other than Latin letters is there twice, legible only in the second. */
function fileNameIn(disposition: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/.exec(disposition)?.[1] ?? 'file';
}

/** @throws unless the server did what was asked */
async function answered({
  method,
  path,
  query,
  body,
  upload,
  idempotencyKey,
  signal,
}: RequestParts): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (!isAttended()) headers['X-Unattended'] = '1';
  if (body !== undefined) headers['Content-Type'] = upload ?? 'application/json';
  if (idempotencyKey !== undefined) headers['Idempotency-Key'] = idempotencyKey;
  const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin' };
  if (body !== undefined) init.body = body instanceof Blob ? body : JSON.stringify(body);
  if (signal !== undefined) init.signal = signal;
  const response = await send(`${path}${queryString(query)}`, init);
  if (!response.ok) throw await problemOf(response);
  return response;
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    reportReachable(true);
    return response;
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    reportReachable(false);
    throw new NoAnswer(error);
  }
}

/** An answer that breaks off is no answer. */
async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    throw new NoAnswer(error);
  }
}

async function problemOf(response: Response): Promise<ApiProblem | NoAnswer> {
  const parsed = problem.safeParse(await response.json().catch(() => null));
  // A proxy in between answers in a form of its own.
  if (!parsed.success) return new NoAnswer(new Error(`status ${response.status} without a problem document`));
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return new ApiProblem(parsed.data, Number.isFinite(seconds) ? seconds : null);
}

/** The query with what is set; '' when nothing is. */
function queryString(query: RequestParts['query']): string {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]));
  return search.size === 0 ? '' : `?${search}`;
}
