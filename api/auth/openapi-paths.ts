import * as z from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { problem } from '../../contracts/problem.ts';
import { signInBody, signInMethods, signInView, ssoBody, ssoStart } from '../../contracts/sign-in.ts';
import { authPath } from './settings.ts';

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const refusals = (...codes: string[]) => ({
  description: codes.join(', '),
  content: { 'application/problem+json': { schema: problem } },
});
const crossSite = { 403: refusals('CROSS_SITE_REQUEST') };
const tags = ['account'];

/** Signing in and out: what `router.ts` serves. These answer whoever asks. */
export const authPaths: ZodOpenApiPathsObject = {
  [`${authPath}/methods`]: {
    get: {
      operationId: 'getSignInMethods',
      tags,
      summary: 'What the sign-in page offers',
      responses: { 200: { description: 'Password, and perhaps a single sign-on', content: json(signInMethods) } },
    },
  },
  [`${authPath}/sign-in/email`]: {
    post: {
      operationId: 'signIn',
      tags,
      summary: 'Sign in with e-mail address and password',
      requestBody: { required: true, content: json(signInBody) },
      responses: {
        200: { description: 'Signed in; the session is in the cookie', content: json(signInView) },
        400: refusals('VALIDATION_FAILED'),
        401: refusals('SIGN_IN_REFUSED'),
        403: refusals('NOT_STAFF', 'CROSS_SITE_REQUEST'),
        429: refusals('SIGN_IN_LOCKED', 'TOO_MANY_REQUESTS'),
      },
    },
  },
  [`${authPath}/sign-in/sso`]: {
    post: {
      operationId: 'startSso',
      tags,
      summary: 'Where to go for the single sign-on; 404 when there is none',
      requestBody: { required: true, content: json(ssoBody) },
      responses: { 200: { description: 'The address there', content: json(ssoStart) }, ...crossSite },
    },
  },
  [`${authPath}/callback/sso`]: {
    get: {
      operationId: 'finishSso',
      tags,
      summary: 'The way back from the single sign-on',
      responses: {
        302: { description: 'To the page that was wanted, or to /sign-in?error=notStaff, cancelled or failed' },
      },
    },
  },
  [`${authPath}/sign-out`]: {
    post: {
      operationId: 'signOut',
      tags,
      summary: 'End this session',
      responses: {
        200: { description: 'Signed out', content: json(z.object({ signedOut: z.literal(true) })) },
        ...crossSite,
      },
    },
  },
};
