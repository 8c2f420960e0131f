import express, { Router } from 'express';
import * as z from 'zod';
import { signInBody } from '../../contracts/sign-in.ts';
import { RequestFailure } from '../errors.ts';
import type { ApiDeps } from '../deps.ts';
import { problemsOf } from '../validation.ts';
import type { Account } from '../../models/sign-in.ts';
import { auditOwn } from '../account/audit.ts';
import { ask, sendCookies } from './ask.ts';
import { demonstrationOf } from './demonstration.ts';
import { beginAttempt, failAttempt, forgetAttempt, mostFailures, releaseLock } from './lock-out.ts';
import { addSsoRoutes } from './sso-routes.ts';

export type AuthRouterParts = Pick<ApiDeps, 'betterAuth' | 'sessions' | 'models' | 'settings' | 'log'>;

const bodyLimit = '10kb';

/** Signing in and out. Of better-auth's paths these alone exist; everything else about an account has routes of its own. */
export function authRouter(parts: AuthRouterParts): Router {
  const router = Router();
  router.use(express.json({ limit: bodyLimit }));
  router.post('/sign-in/email', async (request, response) => {
    const body = parseBody(request.body);
    const answer = await attempt(parts, body.email, () => ask(parts, request, '/sign-in/email', body));
    const { user } = signInAnswer.parse(await answer.json());
    sendCookies(answer, response);
    // better-auth also tells the session's token, which no script should see.
    response.json({ staffId: user.staffId, mustChangePassword: user.mustChangePassword });
  });
  router.post('/sign-out', async (request, response) => {
    const signedIn = await parts.sessions.of(request);
    if (signedIn !== null) {
      const { token } = signedIn.session;
      await parts.models.sessions.deleteOne({ token });
      parts.sessions.forget(token);
      await auditOwn(parts.models, signedIn.staffId, 'signedOut', signedIn.session.method);
    }
    sendCookies(await ask(parts, request, '/sign-out', {}), response);
    response.json({ signedOut: true });
  });
  router.get('/methods', async (_request, response) => {
    const { auth, environment } = parts.settings;
    const demonstration = environment === 'production' ? null : await demonstrationOf(parts.models);
    const sso = auth.sso === null ? null : { name: auth.sso.name };
    response.json({ password: true, sso, demonstration });
  });
  addSsoRoutes(router, parts);
  return router;
}

const signInAnswer = z.object({ user: z.object({ staffId: z.string(), mustChangePassword: z.boolean() }) });

/** @throws RequestFailure VALIDATION_FAILED */
function parseBody(body: unknown): z.output<typeof signInBody> {
  const parsed = signInBody.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestFailure('VALIDATION_FAILED', 'E-mail address and password are needed.', {
    errors: problemsOf('body', parsed),
  });
}

/** Looks at a password, unless the address is locked, and counts it when it is wrong.   @throws RequestFailure */
async function attempt({ models }: AuthRouterParts, email: string, check: () => Promise<Response>): Promise<Response> {
  const { signInFailures } = models;
  const count = await beginAttempt(signInFailures, email);
  try {
    const answer = await check();
    await releaseLock(signInFailures, email);
    return answer;
  } catch (error) {
    if (!(error instanceof RequestFailure && error.code === 'SIGN_IN_REFUSED')) {
      await forgetAttempt(signInFailures, email);
      throw error;
    }
    const locked = await failAttempt(signInFailures, email, count);
    if (locked === null) throw error;
    const account = await models.accounts.findOne({ email }).lean<Account>();
    if (account !== null) await auditOwn(models, account.staffId, 'signInLocked', `${mostFailures} wrong passwords`);
    throw locked;
  }
}
