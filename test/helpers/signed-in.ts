import { randomBytes, randomUUID } from 'node:crypto';
import { createAccount } from '../../api/auth/accounts.ts';
import { longestSessionSec, sessionCookieOf, type AuthSettings } from '../../api/auth/settings.ts';
import { signedCookie } from '../../api/auth/sessions.ts';
import type { Models } from '../../models/connect.ts';
import { accountOf } from '../../models/sign-in.ts';
import { demoEmail } from '../../scripts/seed-accounts.ts';

/** Settings of sign-in for a test; one secret for the whole file. */
export const testAuth: AuthSettings = {
  secret: randomBytes(32).toString('hex'),
  publicUrl: 'http://127.0.0.1:3000',
  idleMs: 8 * 3_600_000,
  trustedProxies: 0,
  sso: null,
};

/** A session as after signing in, without the cost of checking a password.
 *  @returns what to send as the header Cookie */
export async function openSession(models: Models, staffId: string, auth: AuthSettings = testAuth): Promise<string> {
  const employeeNo = staffId.replace(/^s-/, '');
  await createAccount(models, {
    member: { _id: staffId, name: { zh: employeeNo, en: employeeNo } },
    email: demoEmail(employeeNo),
    passwordHash: 'no password fits',
    mustChangePassword: false,
  });
  const account = await accountOf(models, staffId);
  if (account === null) throw new Error(`${staffId} has no account`);
  const now = new Date();
  const token = randomUUID();
  await models.sessions.create({
    _id: randomUUID(),
    userId: account._id,
    token,
    method: 'password',
    expiresAt: new Date(now.getTime() + longestSessionSec * 1_000),
    lastSeenAt: now,
    createdAt: now,
    updatedAt: now,
  });
  return `${sessionCookieOf(auth)}=${signedCookie(token, auth.secret)}`;
}
