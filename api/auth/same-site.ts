import { parseCookies } from 'better-auth/cookies/utils';
import type { RequestHandler } from 'express';
import { RequestFailure } from '../errors.ts';

const safeMethods: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses writes that another site sends with our cookie, or signs in with: a browser says where a page is from, and a caller
 *  that sends the cookie without saying so is refused too. Programs that sign in say `Origin` themselves.
 *  @param trusted origins; `*` at the end stands for every port */
export function sameSiteOnly(trusted: readonly string[], sessionCookie: string): RequestHandler {
  const isTrusted = (origin: string): boolean =>
    trusted.some((known) => known === origin || known === origin.replace(/:\d+$/, ':*'));
  return (request, _response, next) => {
    if (safeMethods.includes(request.method)) return next();
    const [origin, site] = [request.get('origin'), request.get('sec-fetch-site')];
    const isOurs = site === 'same-origin' || (origin !== undefined && isTrusted(origin));
    const saysNothing = origin === undefined && site === undefined;
    const hasCookie = parseCookies(request.get('cookie') ?? '').has(sessionCookie);
    if (!isOurs && !(saysNothing && !hasCookie))
      throw new RequestFailure(
        'CROSS_SITE_REQUEST',
        'A write with a session’s cookie needs the header Origin with the address that Tuoke is opened at.',
      );
    next();
  };
}
