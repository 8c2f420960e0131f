import { hashPassword } from 'better-auth/crypto';
import { createAccount, createOneTimePassword } from '../api/auth/accounts.ts';
import { demoPassword } from '../api/auth/demonstration.ts';
import type { Models } from '../models/connect.ts';
import type { StaffMember } from '../models/organisation.ts';
import { accountOf } from '../models/sign-in.ts';
import { firstAdministratorId } from './seed-data.ts';

export { demoPassword };

/** Whether the demonstration's accounts are made, whose password everybody knows: only where somebody says so, which the
 *  launcher does for the database that it starts itself. */
export const demonstrationFlag = '--demonstration';

/** @example demoEmail('0101') is '0101@demo.tuoke.invalid' */
export function demoEmail(employeeNo: string): string {
  return `${employeeNo}@demo.tuoke.invalid`;
}

/** Lets the staff of the demonstration sign in, but for the first administrator; who has an account keeps it.   @returns how many were made */
export async function seedDemoAccounts(models: Models, staff: readonly StaffMember[]): Promise<number> {
  const known = new Set((await models.accounts.find({}, { staffId: 1 }).lean()).map(({ staffId }) => staffId));
  const missing = staff.filter(({ _id }) => _id !== firstAdministratorId && !known.has(_id));
  if (missing.length === 0) return 0;
  // One hash for all: the password is no secret, and hashing is meant to be slow.
  const passwordHash = await hashPassword(demoPassword);
  for (const member of missing) {
    const email = demoEmail(member.employeeNo);
    await createAccount(models, { member, email, passwordHash, mustChangePassword: false, isDemo: true });
  }
  return missing.length;
}

/** Makes the first administrator's account.   @returns the one-time password, null when there is an account already */
export async function seedAdministratorAccount(
  models: Models,
  member: StaffMember,
  email: string,
): Promise<string | null> {
  if ((await accountOf(models, member._id)) !== null) return null;
  const password = createOneTimePassword();
  const passwordHash = await hashPassword(password);
  return (await createAccount(models, { member, email, passwordHash, mustChangePassword: true })) ? password : null;
}
