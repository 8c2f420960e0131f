import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type * as z from 'zod';
import type { meView } from '../../../contracts/sign-in.ts';
import type { StaffProfile } from '../../../domain/prospect/catalogue.ts';
import { request } from '../../client/request.ts';

export type Me = z.output<typeof meView>;

/** Who is signed in. Asked without the dialog that signs in again: whoever is not signed in goes to the sign-in page. */
export const meQuery = queryOptions({
  queryKey: ['getMe', {}],
  queryFn: async ({ signal }) => (await request({ method: 'get', path: '/api/v1/me', signal })) as Me,
  staleTime: 300_000,
  gcTime: Number.POSITIVE_INFINITY,
});

/** Who is signed in; every page below the layout may ask. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** True when the person has one of these profiles: for what is shown, never for what is allowed. */
export function hasProfile(me: Me, ...profiles: readonly StaffProfile[]): boolean {
  return me.profiles.some((profile) => profiles.includes(profile));
}
