import { randomUUID } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { betterAuth } from 'better-auth/minimal';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { APIError } from 'better-auth/api';
import type { Logger } from 'pino';
import type { StaffId } from '../../domain/ids.ts';
import { maxPasswordLength, minPasswordLength } from '../../domain/password.ts';
import type { Models } from '../../models/connect.ts';
import type { Account } from '../../models/sign-in.ts';
import { authPath, isSecure, longestSessionSec, trustedOrigins, type AuthSettings } from './settings.ts';

/** Header by which our own handler tells better-auth the caller's network address. */
export const clientAddressHeader = 'x-tuoke-client-address';

export interface BetterAuthParts {
  readonly models: Models;
  readonly auth: AuthSettings;
  readonly isProduction: boolean;
  /** Whether somebody is an active member of staff. */
  readonly isActive: (staffId: StaffId) => Promise<boolean>;
  readonly log: Logger;
}

export interface BetterAuth {
  readonly handle: (request: Request) => Promise<Response>;
}

/** better-auth on our own collections. Only `router.ts` reaches it, by an allow-list of its paths. */
export function createBetterAuth({ models, auth, isProduction, isActive, log }: BetterAuthParts): BetterAuth {
  const maySignIn = async ({ staffId, isDemo }: Account): Promise<boolean> =>
    !(isProduction && isDemo) && (await isActive(staffId));
  const instance = betterAuth({
    appName: 'Tuoke',
    baseURL: auth.publicUrl,
    basePath: authPath,
    secret: auth.secret,
    database: mongodbAdapter(models.connection.getClient().db(models.connection.name)),
    trustedOrigins: [...trustedOrigins(auth, isProduction)],
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log[level]({ from: 'better-auth' }, message) },
    // What is no refusal of its own, above all a database that is away, reaches our own error handler.
    onAPIError: { throw: true },
    emailAndPassword: {
      enabled: true,
      // Accounts are made by administrators.
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
    },
    ...collections,
    advanced: advanced(auth),
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const account = await models.accounts.findById(userId).lean<Account>();
            if (account === null || !(await maySignIn(account)))
              throw new APIError('FORBIDDEN', { code: 'NOT_STAFF', message: 'No active member of staff' });
          },
        },
      },
    },
  });
  return { handle: (request) => instance.handler(request) };
}

/** Where things lie and what belongs to them besides better-auth’s own fields. */
const collections = {
  user: {
    modelName: 'signInAccounts',
    additionalFields: {
      staffId: { type: 'string', required: true, input: false, unique: true },
      mustChangePassword: { type: 'boolean', required: true, input: false },
      isDemo: { type: 'boolean', required: true, input: false },
      language: { type: 'string', required: true, input: false },
    },
  },
  session: {
    modelName: 'signInSessions',
    expiresIn: longestSessionSec,
    disableSessionRefresh: true,
    additionalFields: {
      lastSeenAt: { type: 'date', required: true, input: false, defaultValue: () => new Date() },
      method: { type: 'string', required: true, input: false, defaultValue: 'password' },
    },
  },
  account: { modelName: 'signInCredentials' },
  verification: { modelName: 'signInVerifications' },
  rateLimit: {
    enabled: true,
    storage: 'database',
    modelName: 'signInRates',
    window: 60,
    max: 120,
    // A whole branch may share one address on Monday morning; guessing is stopped by the lock-out of each account.
    customRules: { '/sign-in/*': { window: 60, max: 60 } },
  },
} as const satisfies Partial<BetterAuthOptions>;

function advanced(auth: AuthSettings): NonNullable<BetterAuthOptions['advanced']> {
  return {
    cookiePrefix: 'tuoke',
    useSecureCookies: isSecure(auth),
    defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    ipAddress: { ipAddressHeaders: [clientAddressHeader] },
    database: { generateId: () => randomUUID() },
    // Said aloud, because better-auth leaves both out when NODE_ENV is test.
    disableOriginCheck: false,
    disableCSRFCheck: false,
  };
}
