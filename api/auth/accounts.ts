import { randomInt, randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { StaffMember } from '../../models/organisation.ts';
import type { Account, SignInModels } from '../../models/sign-in.ts';

/** Without letters and digits that are read as each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one sign-in, easy to read out: 80 bits.   Shape: 'k7mq-…' four groups of four */
export function createOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

export interface NewAccount {
  readonly member: Pick<StaffMember, '_id' | 'name'>;
  readonly email: string;
  /** What `hashPassword` made of the password. */
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  readonly isDemo?: boolean;
}

/** Makes the account of a member of staff.   @returns false when the member has one, which stays as it is */
export async function createAccount(
  { accounts, credentials }: SignInModels,
  { member, email, passwordHash, mustChangePassword, isDemo = false }: NewAccount,
): Promise<boolean> {
  const now = new Date();
  const id = randomUUID();
  const { upsertedCount } = await accounts.updateOne(
    { staffId: member._id },
    {
      $setOnInsert: {
        _id: id,
        email: email.toLowerCase(),
        name: member.name.zh,
        emailVerified: true,
        mustChangePassword,
        isDemo,
        language: 'zh',
        createdAt: now,
        updatedAt: now,
      },
    },
    { upsert: true },
  );
  if (upsertedCount === 0) return false;
  await credentials.create({
    _id: randomUUID(),
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: passwordHash,
    createdAt: now,
    updatedAt: now,
  });
  return true;
}

/** Replaces the password of an account and ends its sessions.
 *  @param isOneTime whether its owner must choose another at the next sign-in */
export async function setPassword(
  { accounts, credentials, sessions }: SignInModels,
  account: Pick<Account, '_id'>,
  password: string,
  isOneTime: boolean,
): Promise<void> {
  const now = new Date();
  const hash = await hashPassword(password);
  // The flag first: a crash in between leaves a password that must be changed, never one that need not.
  if (isOneTime) await accounts.updateOne({ _id: account._id }, { $set: { mustChangePassword: true, updatedAt: now } });
  await credentials.updateOne(
    { providerId: 'credential', accountId: account._id },
    {
      $set: { password: hash, updatedAt: now },
      $setOnInsert: { _id: randomUUID(), userId: account._id, createdAt: now },
    },
    { upsert: true },
  );
  if (!isOneTime)
    await accounts.updateOne({ _id: account._id }, { $set: { mustChangePassword: false, updatedAt: now } });
  await sessions.deleteMany({ userId: account._id });
}
