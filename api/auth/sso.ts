import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import type { Models } from '../../models/connect.ts';
import type { StaffMember } from '../../models/organisation.ts';
import { accountOf, type Account } from '../../models/sign-in.ts';
import { ssoProvider, type SsoSettings } from './settings.ts';

type Profile = Readonly<Record<string, unknown>>;

/** Nobody has this address: the sign-in ends with the refusal to make an account. */
const nobody = 'nobody@tuoke.invalid';

/** Sign-in by the bank's OpenID Connect server: code flow with PKCE, nonce and verified ID tokens. Nobody is added by it: who is
 *  let in has an account already. */
export function singleSignOn(models: Models, sso: SsoSettings): ReturnType<typeof genericOAuth> {
  return genericOAuth({
    config: [
      {
        providerId: ssoProvider,
        name: sso.name,
        discoveryUrl: `${sso.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId: sso.clientId,
        clientSecret: sso.clientSecret,
        tokenEndpointAuth: { method: 'client_secret_basic' },
        scopes: [...sso.scopes],
        pkce: true,
        disableSignUp: true,
        disableProviderLogout: true,
        mapProfileToUser: async (profile) => {
          const account = await accountFor(models, profile, sso.staffClaim);
          return { email: account?.email ?? nobody, emailVerified: true, name: account?.name ?? '' };
        },
      },
    ],
  });
}

/** The account that a claim names; null when it names none.
 *  Shape: a claim is a text or a number; an e-mail address that its server calls unverified counts for nothing */
async function accountFor(models: Models, profile: Profile, claim: string): Promise<Account | null> {
  const value = profile[claim];
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  if (claim === 'email') {
    if (profile['email_verified'] === false) return null;
    return models.accounts.findOne({ email: String(value).toLowerCase() }).lean<Account>();
  }
  const member = await models.staff.findOne({ employeeNo: String(value) }).lean<StaffMember>();
  return member === null ? null : accountOf(models, member._id);
}
