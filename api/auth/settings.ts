/** How people sign in. */
export interface AuthSettings {
  /** Signs cookies; whoever knows it can be anybody. */
  readonly secret: string;
  /** Where people open Tuoke, without a path. */
  readonly publicUrl: string;
  /** A session that is not used for so long is over. */
  readonly idleMs: number;
  /** Proxies in front whose word about the caller's address counts. */
  readonly trustedProxies: number;
  /** Null: with a password only. */
  readonly sso: SsoSettings | null;
}

/** The bank's own OpenID Connect server. */
export interface SsoSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
  readonly scopes: readonly string[];
  /** The claim that tells who it is: `email` is compared with accounts, any other with employee numbers. */
  readonly staffClaim: string;
}

export const authPath = '/api/auth';

/** What credentials of the single sign-on are stored under. */
export const ssoProvider = 'sso';

/** Name of the cookie that holds a session. */
export function sessionCookieOf({ publicUrl }: AuthSettings): string {
  return `${isSecure({ publicUrl }) ? '__Secure-' : ''}tuoke.session_token`;
}

/** Whether browsers may send cookies over HTTPS only. */
export function isSecure({ publicUrl }: Pick<AuthSettings, 'publicUrl'>): boolean {
  return publicUrl.startsWith('https://');
}

/** A session is over after this time however busy it is: nobody stays signed in over night. */
export const longestSessionSec = 12 * 3_600;

/** Origins that may send writes with our cookie. Outside production also those of this machine, where Vite serves the pages. */
export function trustedOrigins({ publicUrl }: AuthSettings, isProduction: boolean): readonly string[] {
  const own = new URL(publicUrl).origin;
  return isProduction ? [own] : [own, 'http://localhost:*', 'http://127.0.0.1:*'];
}
