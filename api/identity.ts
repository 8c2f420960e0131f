import type { Request } from 'express';
import type { Actor } from '../domain/prospect/command.ts';
import type { StaffMember } from '../models/organisation.ts';
import type { SignedIn, Sessions } from './auth/sessions.ts';
import { RequestFailure } from './errors.ts';
import type { Kept } from './kept.ts';

/** Who sent a request, and by which session. */
export interface Identity {
  readonly actor: Actor;
  readonly signedIn: SignedIn;
}

/** @throws RequestFailure NOT_SIGNED_IN */
export type Identify = (
  request: Request,
  options?: {
    /** False for what a page asks on its own: an idle session stays idle. */
    readonly isUse?: boolean;
  },
) => Promise<Identity>;

/** By the cookie of a session; profiles and unit come from the staff register, so that a change there holds at once. */
export function sessionIdentity(sessions: Sessions, staff: Kept<StaffMember>): Identify {
  return async (request, options) => {
    const signedIn = await sessions.of(request, options);
    if (signedIn === null) throw new RequestFailure('NOT_SIGNED_IN', 'Sign in first; a session ends by itself.');
    const member = await staff.get(signedIn.staffId);
    if (member === null || !member.active)
      throw new RequestFailure('NOT_SIGNED_IN', `${signedIn.staffId} is not an active member of staff.`);
    const { profiles, branchId, teamId } = member;
    return { actor: { staffId: signedIn.staffId, profiles, branchId, teamId }, signedIn };
  };
}
