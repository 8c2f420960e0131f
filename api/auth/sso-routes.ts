import type { Router } from 'express';
import * as z from 'zod';
import { ssoBody } from '../../contracts/sign-in.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { problemsOf } from '../validation.ts';
import { ask, sendCookies } from './ask.ts';
import { ssoProvider } from './settings.ts';

/** Where the pages say why somebody was not let in. */
const signInPage = '/sign-in';

/** What the sign-in page is told: nobody of ours, given up over there, or something else. */
type SsoRefusal = 'notStaff' | 'cancelled' | 'failed';

/** The way to the single sign-on and back. */
export function addSsoRoutes(router: Router, parts: Pick<ApiDeps, 'betterAuth' | 'settings' | 'log'>): void {
  if (parts.settings.auth.sso === null) return;
  router.post('/sign-in/sso', async (request, response) => {
    const { returnTo } = parseBody(request.body);
    const answer = await ask(parts, request, '/sign-in/social', {
      provider: ssoProvider,
      callbackURL: returnTo,
      errorCallbackURL: signInPage,
      disableRedirect: true,
    });
    const { url } = z.object({ url: z.string() }).parse(await answer.json());
    sendCookies(answer, response);
    response.json({ url });
  });
  router.get(`/callback/${ssoProvider}`, async (request, response) => {
    const query = new URL(request.originalUrl, parts.settings.auth.publicUrl).search;
    const answer = await ask(parts, request, `/callback/${ssoProvider}${query}`);
    sendCookies(answer, response);
    const location = new URL(answer.headers.get('location') ?? '/', parts.settings.auth.publicUrl);
    const error = location.searchParams.get('error');
    if (error !== null) parts.log.warn({ error }, 'a single sign-on was refused');
    // Only the path is followed: the way back leads to ourselves.
    response.redirect(error === null ? location.pathname + location.search : `${signInPage}?error=${refusalOf(error)}`);
  });
}

function refusalOf(error: string): SsoRefusal {
  if (error === 'NOT_STAFF' || error === 'signup_disabled') return 'notStaff';
  return error === 'access_denied' ? 'cancelled' : 'failed';
}

/** @throws RequestFailure VALIDATION_FAILED */
function parseBody(body: unknown): z.output<typeof ssoBody> {
  const parsed = ssoBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestFailure('VALIDATION_FAILED', 'The request has a mistake.', { errors: problemsOf('body', parsed) });
}
