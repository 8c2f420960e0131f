import type { Request as ExpressRequest, Response as ExpressResponse } from 'express';
import type { ApiDeps } from '../deps.ts';
import { clientAddressHeader } from './better-auth.ts';
import { authPath } from './settings.ts';
import { failureOf } from './translate.ts';

/** Asks better-auth about one of its paths.   @throws RequestFailure when it refuses, and what the database throws */
export async function ask(
  { betterAuth, settings }: Pick<ApiDeps, 'betterAuth' | 'settings'>,
  request: ExpressRequest,
  path: string,
  body?: unknown,
): Promise<Response> {
  const headers = new Headers();
  for (const name of [
    'cookie',
    'origin',
    'referer',
    'user-agent',
    'sec-fetch-site',
    'sec-fetch-mode',
    'sec-fetch-dest',
  ]) {
    const value = request.get(name);
    if (value !== undefined) headers.set(name, value);
  }
  headers.set(clientAddressHeader, request.ip ?? '');
  const init: RequestInit = { method: request.method, headers };
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(body);
  }
  const answer = await betterAuth.handle(new Request(new URL(`${authPath}${path}`, settings.auth.publicUrl), init));
  if (answer.status >= 400) throw await failureOf(answer);
  return answer;
}

export function sendCookies(answer: Response, response: ExpressResponse): void {
  for (const cookie of answer.headers.getSetCookie()) response.append('Set-Cookie', cookie);
}
