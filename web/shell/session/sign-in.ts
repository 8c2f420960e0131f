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
