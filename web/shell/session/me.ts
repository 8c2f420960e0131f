import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import type { StaffProfile } from '../../../domain/prospect/catalogue.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { operations } from '../../client/operations.ts';
import { request } from '../../client/request.ts';

export type Me = OperationAnswer<'getMe'>;

/** Who is signed in. Asked without the dialog that signs in again: whoever is not signed in goes to the sign-in page. */
export const meQuery = queryOptions({
  queryKey: ['getMe', {}],
  queryFn: async ({ signal }) =>
    (await request({ method: operations.getMe.method, path: operations.getMe.path, signal })) as Me,
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
