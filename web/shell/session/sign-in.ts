import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod';
import type { signInMethods, ssoStart } from '../../../contracts/sign-in.ts';
import { request } from '../../client/request.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Starts a session; its cookie is set by the server and invisible to scripts.   @throws ApiProblem, NoAnswer */
export async function signIn({ email, password }: Credentials): Promise<void> {
  await request({ method: 'post', path: '/api/auth/sign-in/email', body: { email, password } });
}

/** Ends this session.   @throws ApiProblem, NoAnswer */
export async function signOut(): Promise<void> {
  await request({ method: 'post', path: '/api/auth/sign-out', body: {} });
}

/** What the bank offers besides a password. */
export const signInMethodsQuery = queryOptions({
  queryKey: ['signInMethods'],
  queryFn: async ({ signal }) =>
    (await request({ method: 'get', path: '/api/auth/methods', signal })) as z.output<typeof signInMethods>,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Leaves for the bank's single sign-on, which comes back to a page of ours.   @throws ApiProblem, NoAnswer */
export async function startSingleSignOn(returnTo: string): Promise<void> {
  const body = { returnTo };
  const { url } = (await request({ method: 'post', path: '/api/auth/sign-in/sso', body })) as z.output<typeof ssoStart>;
  window.location.assign(url);
}
