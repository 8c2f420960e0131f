import { randomUUID } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { betterAuth } from 'better-auth/minimal';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { APIError } from 'better-auth/api';
import type { Logger } from 'pino';
import type { StaffId } from '../../domain/ids.ts';
import { maxPasswordLength, minPasswordLength } from '../../domain/password.ts';
import type { Models } from '../../models/connect.ts';
import type { Account, SignInMethod } from '../../models/sign-in.ts';
import { auditOwn } from '../account/audit.ts';
import { authPath, isSecure, longestSessionSec, ssoProvider, trustedOrigins, type AuthSettings } from './settings.ts';
import { singleSignOn } from './sso.ts';

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

interface NewSession {
  readonly userId: string;
}

export interface BetterAuth {
  readonly handle: (request: Request) => Promise<Response>;
}

/** better-auth on our own collections. Only `router.ts` reaches it, by an allow-list of its paths. */
export function createBetterAuth({ models, auth, isProduction, isActive, log }: BetterAuthParts): BetterAuth {
  /** @throws APIError NOT_STAFF */
  const requireActive = async ({ userId }: NewSession): Promise<void> => {
    const account = await models.accounts.findById(userId).lean<Account>();
    if (account === null || (isProduction && account.isDemo) || !(await isActive(account.staffId)))
      throw new APIError('FORBIDDEN', { code: 'NOT_STAFF', message: 'No active member of staff' });
  };
  const auditSignIn = async ({ userId }: NewSession, method: SignInMethod): Promise<void> => {
    const account = await models.accounts.findById(userId).lean<Account>();
    if (account !== null) await auditOwn(models, account.staffId, 'signedIn', method);
  };
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
    plugins: auth.sso === null ? [] : [singleSignOn(models, auth.sso)],
    advanced: advanced(auth),
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            await requireActive(session);
            return { data: { ...session, method: methodOf(context?.path) } };
          },
          after: (session, context) => auditSignIn(session, methodOf(context?.path)),
        },
      },
      // Nothing is asked of the single sign-on once somebody is in, so its tokens are not kept.
      account: {
        create: {
          before: (credential) => Promise.resolve({ data: { ...credential, ...withoutTokens } }),
        },
      },
    },
  });
  return { handle: (request) => instance.handler(request) };
}

const withoutTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
};

/** Only the way back from the single sign-on makes sessions besides the password. */
function methodOf(path: string | undefined): SignInMethod {
  return path?.startsWith('/callback/') === true ? 'sso' : 'password';
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
  account: {
    modelName: 'signInCredentials',
    updateAccountOnSignIn: false,
    // Who the bank's own server says somebody is, is believed.
    accountLinking: { enabled: true, trustedProviders: [ssoProvider], updateUserInfoOnLink: false },
  },
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
