import { createHmac, randomInt, randomUUID } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { StaffMember } from '../../models/organisation.ts';
import { endSessions, type Account, type Credential, type SignInModels } from '../../models/sign-in.ts';
import { ssoProvider } from './settings.ts';

/** Without letters and digits that are read as each other. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for one sign-in, easy to read out: 80 bits.   Shape: 'k7mq-…' four groups of four */
export function createOneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** A one-time password that a repeated request gets again, although only its hash is stored.
 *  @param request tells requests apart: the account and the idempotency key */
export function oneTimePasswordFor(secret: string, request: string): string {
  const digest = createHmac('sha256', secret).update(`one-time password\n${request}`).digest();
  // 31 letters: taking bytes as they are prefers the first eight a little, at 79 of 80 bits.
  const letters = [...digest.subarray(0, 16)].map((byte) => alphabet[byte % alphabet.length] ?? '');
  return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

export interface NewAccount {
  readonly member: Pick<StaffMember, '_id' | 'name'>;
  readonly email: string;
  /** What `hashPassword` made of the password; null: no password opens the account yet. */
  readonly passwordHash: string | null;
  readonly mustChangePassword: boolean;
  readonly isDemo?: boolean;
  /** Idempotency key of the request that makes it. */
  readonly oneTimeKey?: string;
}

/** Makes the account of a member of staff.   @returns false when the member has one, which stays as it is */
export async function createAccount(
  { accounts, credentials }: SignInModels,
  { member, email, passwordHash, mustChangePassword, isDemo = false, oneTimeKey = '' }: NewAccount,
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
        oneTimeKey,
        createdAt: now,
        updatedAt: now,
      },
    },
    { upsert: true },
  );
  if (upsertedCount === 0) return false;
  if (passwordHash === null) return true;
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

/** The hash of an account's password and the request that set it; null without a password. */
export async function passwordHashOf(
  { credentials }: SignInModels,
  accountId: string,
): Promise<{ readonly hash: string | null; readonly changedWith: string | null }> {
  const found = await credentials.findOne({ providerId: 'credential', accountId }).lean<Credential>();
  return { hash: found?.password ?? null, changedWith: found?.changedWith ?? null };
}

/** Gives an account a password that its owner must change at the next sign-in, ends all its sessions and forgets whom the
 *  single sign-on took for its owner, so that a wrong link is undone.
 *  @param oneTimeKey idempotency key of the request */
export async function setOneTimePassword(
  models: SignInModels,
  account: Pick<Account, '_id'>,
  password: string,
  oneTimeKey = '',
): Promise<void> {
  // The flag first: a crash in between leaves a password that must be changed, never one that need not.
  await models.accounts.updateOne({ _id: account._id }, { $set: { mustChangePassword: true, updatedAt: new Date() } });
  await storePassword(models, account._id, password, '');
  await unlinkSingleSignOn(models, account);
  await endSessions(models, { userId: account._id });
  await models.accounts.updateOne({ _id: account._id }, { $set: { oneTimeKey } });
}

/** Forgets whom the single sign-on took for the owner of an account: the next sign-in by it is asked anew. */
export async function unlinkSingleSignOn({ credentials }: SignInModels, account: Pick<Account, '_id'>): Promise<void> {
  await credentials.deleteMany({ userId: account._id, providerId: ssoProvider });
}

/** Stores the password that its owner chose, and ends the account's other sessions. */
export async function changePassword(
  models: SignInModels,
  account: Pick<Account, '_id'>,
  password: string,
  { changedWith, keepSessionId }: { readonly changedWith: string; readonly keepSessionId: string },
): Promise<void> {
  await storePassword(models, account._id, password, changedWith);
  await models.accounts.updateOne({ _id: account._id }, { $set: { mustChangePassword: false, updatedAt: new Date() } });
  await endSessions(models, { userId: account._id, except: keepSessionId });
}

async function storePassword(
  { credentials }: SignInModels,
  accountId: string,
  password: string,
  changedWith: string,
): Promise<void> {
  const now = new Date();
  await credentials.updateOne(
    { providerId: 'credential', accountId },
    {
      $set: { password: await hashPassword(password), changedWith, updatedAt: now },
      $setOnInsert: { _id: randomUUID(), userId: accountId, createdAt: now },
    },
    { upsert: true },
  );
}
