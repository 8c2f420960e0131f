import type { Request } from 'express';
import type { Actor } from '../domain/prospect/command.ts';
import type { StaffMember } from '../models/organisation.ts';
import { RequestFailure } from './errors.ts';
import type { Kept } from './kept.ts';

/** Who sent a request.
 *  @throws RequestFailure NOT_SIGNED_IN */
export type Identify = (request: Request) => Promise<Actor>;

/** Development only: the header `X-Staff-Id` names the member of staff, and nobody checks that it is true. */
export function developmentIdentity(staff: Kept<StaffMember>): Identify {
  return async (request) => {
    const staffId = request.get('x-staff-id');
    if (staffId === undefined)
      throw new RequestFailure('NOT_SIGNED_IN', 'The header X-Staff-Id must name a member of staff.');
    const member = await staff.get(staffId);
    if (member === null || !member.active)
      throw new RequestFailure('NOT_SIGNED_IN', `${staffId} is not an active member of staff.`);
    const { profiles, branchId, teamId } = member;
    return { staffId, profiles, branchId, teamId };
  };
}

/** Production has no way to sign in yet: nobody is let in. */
export const refusedIdentity: Identify = () =>
  Promise.reject(
    new RequestFailure(
      'NOT_SIGNED_IN',
      'This server runs in production mode, where the development header X-Staff-Id is refused and no other sign-in is set up.',
    ),
  );
