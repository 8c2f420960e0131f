import { createHash } from 'node:crypto';
import type { Model } from 'mongoose';
import type { SignInFailures } from '../../models/sign-in.ts';
import { RequestFailure } from '../errors.ts';

/** So many wrong passwords in a row lock an address. */
export const mostFailures = 5;
/** Wrong passwords that are older count no more. */
const windowMs = 15 * 60_000;
export const lockedMs = 15 * 60_000;

type Failures = Model<SignInFailures>;

/** Counts an attempt before its password is looked at, so that many at once are no way around.
 *  Addresses without an account are counted and locked alike: the answer tells nothing about who has one.
 *  @returns how many failures it will have been if the password is wrong
 *  @throws RequestFailure SIGN_IN_LOCKED */
export async function beginAttempt(failures: Failures, email: string, nowMs = Date.now()): Promise<number> {
  const _id = keyOf(email);
  const now = new Date(nowMs);
  const known = await failures.findById(_id).lean<SignInFailures>();
  if (known?.lockedUntil != null && known.lockedUntil > now) throw locked(known.lockedUntil, nowMs);
  const isOver = known !== null && (known.lockedUntil !== null || known.firstAt.getTime() < nowMs - windowMs);
  // Only one of many gets to begin anew; the others find another `firstAt`.
  if (isOver) await failures.deleteOne({ _id, firstAt: known.firstAt });
  const counted = await failures
    .findOneAndUpdate(
      { _id },
      { $inc: { count: 1 }, $setOnInsert: { firstAt: now, lockedUntil: null } },
      { upsert: true, returnDocument: 'after' },
    )
    .lean<SignInFailures>();
  const { count } = counted;
  if (count > mostFailures) throw locked(counted.lockedUntil ?? new Date(nowMs + lockedMs), nowMs);
  return count;
}

/** The password was wrong.   @returns the refusal when this was once too often, else null */
export async function failAttempt(
  failures: Failures,
  email: string,
  count: number,
  nowMs = Date.now(),
): Promise<RequestFailure | null> {
  if (count < mostFailures) return null;
  const lockedUntil = new Date(nowMs + lockedMs);
  await failures.updateOne({ _id: keyOf(email), lockedUntil: null }, { $set: { lockedUntil } });
  return locked(lockedUntil, nowMs);
}

/** Nothing was learned about the password: the attempt does not count. */
export async function forgetAttempt(failures: Failures, email: string): Promise<void> {
  await failures.updateOne({ _id: keyOf(email), count: { $gt: 0 } }, { $inc: { count: -1 } });
}

/** Forgets every failure of an address: after a right password, or when an administrator says so.
 *  @returns whether it was locked */
export async function releaseLock(failures: Failures, email: string): Promise<boolean> {
  const known = await failures.findOneAndDelete({ _id: keyOf(email) }).lean<SignInFailures>();
  return known?.lockedUntil != null && known.lockedUntil.getTime() > Date.now();
}

/** Until when each of these addresses is locked; those that are not are left out. */
export async function locksOf(failures: Failures, emails: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const emailOf = new Map(emails.map((email) => [keyOf(email), email]));
  const now = new Date();
  const found = await failures.find({ _id: { $in: [...emailOf.keys()] } }).lean<SignInFailures[]>();
  return new Map(
    found.flatMap(({ _id, lockedUntil }) =>
      lockedUntil !== null && lockedUntil > now ? [[emailOf.get(_id) ?? '', lockedUntil] as const] : [],
    ),
  );
}

function locked(until: Date, nowMs: number): RequestFailure {
  const retryAfterSec = Math.max(1, Math.ceil((until.getTime() - nowMs) / 1_000));
  return new RequestFailure(
    'SIGN_IN_LOCKED',
    `Locked after ${mostFailures} wrong passwords in a row. Try again in ${Math.ceil(retryAfterSec / 60)} min, or ask an administrator.`,
    { retryAfterSec, lockedUntil: until.toISOString() },
  );
}

/** A digest, so that what somebody typed by mistake is not kept. */
function keyOf(email: string): string {
  return createHash('sha256').update(`sign-in\n${email.toLowerCase()}`).digest('base64url');
}
