import { createHmac, timingSafeEqual } from 'node:crypto';
import { parseCookies } from 'better-auth/cookies/utils';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { StaffId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { findSession, type Account, type Session } from '../../models/sign-in.ts';
import { keep } from '../kept.ts';
import { sessionCookieOf, type AuthSettings } from './settings.ts';

/** A session that stands, with its account. */
export interface SignedIn {
  readonly session: Session;
  readonly account: Account;
  readonly staffId: StaffId;
  /** When it ends if nothing is asked until then, UTC ms. */
  readonly idleEndMs: number;
}

export interface Sessions {
  /** The session of a request's cookie; null without one, with a forged one, and after its end. */
  readonly of: (request: Request, options?: { readonly isUse?: boolean }) => Promise<SignedIn | null>;
  /** Reads sessions anew; without a token all of them. Other processes notice within seconds by themselves. */
  readonly forget: (token?: string) => void;
}

/** How long another process may take to notice that a session was ended. */
const keptMs = 5_000;
/** Use of a session is written down this often at most. */
const seenEveryMs = 5 * 60_000;
/** Longer than every cookie that we make. */
const longestCookie = 200;

/** Sessions as requests need them: read once in a few seconds, and from memory while the database is away. */
export function createSessions(models: Models, auth: AuthSettings, log: Logger): Sessions {
  const { secret, idleMs } = auth;
  const cookie = sessionCookieOf(auth);
  const kept = keep((token) => findSession(models, token), { maxAgeMs: keptMs, maxEntries: 20_000 });
  const marking = new Set<string>();

  const markSeen = ({ _id, token }: Session): void => {
    if (marking.has(token)) return;
    marking.add(token);
    models.sessions
      .updateOne({ _id }, { $set: { lastSeenAt: new Date() } })
      .then(() => kept.forget(token))
      .catch((error: unknown) => log.warn({ err: error }, 'the use of a session was not written down'))
      .finally(() => marking.delete(token));
  };

  return {
    forget: kept.forget,
    of: async (request, { isUse = true } = {}) => {
      const token = tokenIn(request, cookie, secret);
      if (token === null) return null;
      const found = await kept.get(token);
      if (found === null) return null;
      const { session, account } = found;
      const nowMs = Date.now();
      const idleEndMs = session.lastSeenAt.getTime() + idleMs;
      if (session.expiresAt.getTime() <= nowMs || idleEndMs <= nowMs) return null;
      if (isUse && nowMs - session.lastSeenAt.getTime() > Math.min(seenEveryMs, idleMs / 4)) markSeen(session);
      return { session, account, staffId: account.staffId, idleEndMs };
    },
  };
}

/** True while nothing but choosing an own password is allowed; the password does not matter after a single sign-on. */
export function mustChangePassword({ session, account }: SignedIn): boolean {
  return account.mustChangePassword && session.method === 'password';
}

/** The token in a request's cookie when its signature is ours: `token.signature`, as better-auth signs it. */
function tokenIn(request: Request, cookie: string, secret: string): string | null {
  const value = parseCookies(request.get('cookie') ?? '').get(cookie);
  if (value === undefined || value.length > longestCookie) return null;
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  return isSame(value.slice(dot + 1), signatureOf(token, secret)) ? token : null;
}

/** What a browser gets for a token. */
export function signedCookie(token: string, secret: string): string {
  return encodeURIComponent(`${token}.${signatureOf(token, secret)}`);
}

function signatureOf(token: string, secret: string): string {
  return createHmac('sha256', secret).update(token).digest('base64');
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
