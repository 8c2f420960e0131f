import type { BranchId } from '../domain/ids.ts';
import type { StaffProfile } from '../domain/prospect/catalogue.ts';
import type { Actor } from '../domain/prospect/command.ts';
import { RequestFailure } from './errors.ts';

/** Profiles that read prospects of the whole bank (2.3); everybody else reads the own branch. */
const bankWideProfiles: readonly StaffProfile[] = [
  'admin',
  'executiveSponsor',
  'researchAnalyst',
  'serviceQualityAnalyst',
  'compliance',
  'backOffice',
  'complaintOfficer',
];

/** The one branch somebody reads; null for the whole bank. */
export function readableBranch(actor: Actor): BranchId | null {
  return actor.profiles.some((profile) => bankWideProfiles.includes(profile)) ? null : actor.branchId;
}

/** @throws RequestFailure FORBIDDEN */
export function requireMayRead(actor: Actor, branchId: BranchId): void {
  const readable = readableBranch(actor);
  if (readable !== null && readable !== branchId) {
    throw new RequestFailure('FORBIDDEN', `You read prospects of branch ${readable}; this one belongs to ${branchId}.`);
  }
}

/** The branch a list is narrowed to: the wished one when it may be read, the only readable one without a wish.
 *  @throws RequestFailure FORBIDDEN */
export function narrowToBranch(actor: Actor, wished: BranchId | undefined): BranchId | undefined {
  if (wished !== undefined) requireMayRead(actor, wished);
  return wished ?? readableBranch(actor) ?? undefined;
}
