import * as z from 'zod';
import { idOf } from '../../contracts/common.ts';
import { endedSessions, endSessionsBody, sessionList } from '../../contracts/sign-in.ts';
import { endSessions, sessionsOf } from '../../models/sign-in.ts';
import { defineRoute, ok } from '../route.ts';
import { auditOwn } from './audit.ts';

export const sessionsRoute = defineRoute({
  method: 'get',
  path: '/me/sessions',
  operationId: 'listSessions',
  tag: 'account',
  summary: 'Where I am signed in',
  needs: 'signedIn',
  answers: { 200: { description: 'Sessions that stand, the latest first', schema: sessionList } },
  handle: async ({ signedIn }, { models, settings }) => {
    const standing = await sessionsOf(models, signedIn.account._id, settings.auth.idleMs);
    return ok({
      sessions: standing.map(({ _id, createdAt, lastSeenAt, expiresAt, method, userAgent, ipAddress }) => ({
        sessionId: _id,
        isCurrent: _id === signedIn.session._id,
        signedInAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        endsAt: new Date(Math.min(expiresAt.getTime(), lastSeenAt.getTime() + settings.auth.idleMs)).toISOString(),
        signedInBy: method,
        userAgent: userAgent === undefined || userAgent === '' ? null : userAgent,
        address: ipAddress === undefined || ipAddress === '' ? null : ipAddress,
      })),
    });
  },
});

const answers = { 200: { description: 'How many sessions were ended', schema: endedSessions } };

export const endSessionsRoute = defineRoute({
  method: 'post',
  path: '/me/sessions/end',
  operationId: 'endSessions',
  tag: 'account',
  summary: 'Sign out everywhere, or everywhere else',
  needs: 'signedIn',
  withOneTimePassword: true,
  body: endSessionsBody,
  answers,
  handle: async ({ actor, signedIn: { account, session }, body: { which } }, { models, sessions }) => {
    const except = which === 'others' ? session._id : null;
    const ended = await endSessions(models, { userId: account._id, except });
    sessions.forget();
    await auditOwn(models, actor.staffId, 'sessionsEnded', which);
    return ok({ ended });
  },
});

export const endSessionRoute = defineRoute({
  method: 'post',
  path: '/me/sessions/:sessionId/end',
  operationId: 'endSession',
  tag: 'account',
  summary: 'Sign out in one other place',
  needs: 'signedIn',
  params: z.object({ sessionId: idOf('session') }),
  body: z.strictObject({}),
  answers,
  handle: async ({ actor, signedIn: { account }, params: { sessionId } }, { models, sessions }) => {
    const ended = await endSessions(models, { userId: account._id, only: sessionId });
    sessions.forget();
    if (ended > 0) await auditOwn(models, actor.staffId, 'sessionsEnded', 'one');
    return ok({ ended });
  },
});
