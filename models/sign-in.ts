import { Schema, type Connection, type Model } from 'mongoose';
import { languageFor } from '../domain/correspondence/language.ts';
import type { StaffId } from '../domain/ids.ts';

/** Languages of the pages. */
export type Language = 'zh' | 'en';

/** Who may sign in. better-auth reads and writes these collections too: fields it needs have the names it gives them. */
export interface Account {
  readonly _id: string;
  /** The member of staff who acts with this account; one account each. */
  readonly staffId: StaffId;
  /** Lower case, unique. */
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  /** True while the password is one that somebody else has seen: nothing but changing it is allowed. */
  readonly mustChangePassword: boolean;
  /** Made for the demonstration with a password that everybody knows: refused in production. */
  readonly isDemo: boolean;
  /** Of the pages: what was chosen last, Chinese until then. */
  readonly language: Language;
  /** Chosen by the person; absent until they do. Accounts of an older kind may have chosen without having it. */
  readonly chosenLanguage?: Language | null;
  /** Of the pages when the person used them last. */
  readonly usedLanguage?: Language | null;
  /** Idempotency key of the request that set the last one-time password. */
  readonly oneTimeKey?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** How an account proves itself: `credential` with the hash of a password, or the single sign-on with its subject. */
export interface Credential {
  readonly _id: string;
  readonly userId: string;
  readonly providerId: string;
  /** With a password: the account's own id. */
  readonly accountId: string;
  readonly password?: string;
  /** Idempotency key of the request that set the password. */
  readonly changedWith?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One browser that is signed in. */
export interface Session {
  readonly _id: string;
  readonly userId: string;
  readonly token: string;
  /** Never moved: the end of the working day at the latest. */
  readonly expiresAt: Date;
  /** Written every few minutes while it is used. */
  readonly lastSeenAt: Date;
  readonly method: SignInMethod;
  readonly ipAddress?: string;
  readonly userAgent?: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type SignInMethod = 'password' | 'sso';

/** Failed attempts to sign in with one e-mail address, whether or not it has an account. */
export interface SignInFailures {
  /** Digest of the address. */
  readonly _id: string;
  readonly count: number;
  readonly firstAt: Date;
  readonly lockedUntil: Date | null;
}

/** better-auth asks for these indexes too, at its start and by these very options; declared here they are there before. */
const indexed = (collection: string, field: string) =>
  [{ [field]: 1 }, { name: `${collection}_${field}_idx`, unique: false }] as const;
const unique = (collection: string, field: string) =>
  [{ [field]: 1 }, { name: `${collection}_${field}_uidx`, unique: true }] as const;

const required = { type: String, required: true };
const dates = { createdAt: { type: Date, required: true }, updatedAt: { type: Date, required: true } };

const accountSchema = new Schema<Account>(
  {
    _id: required,
    staffId: required,
    email: required,
    name: required,
    emailVerified: { type: Boolean, required: true },
    mustChangePassword: { type: Boolean, required: true },
    isDemo: { type: Boolean, required: true },
    language: required,
    chosenLanguage: { type: String, default: null },
    usedLanguage: { type: String, default: null },
    oneTimeKey: String,
    ...dates,
  },
  { collection: 'signInAccounts', versionKey: false },
)
  .index(...unique('signInAccounts', 'email'))
  .index(...unique('signInAccounts', 'staffId'));

const credentialSchema = new Schema<Credential>(
  {
    _id: required,
    userId: required,
    providerId: required,
    accountId: required,
    password: String,
    changedWith: String,
    ...dates,
  },
  { collection: 'signInCredentials', versionKey: false },
)
  .index(...indexed('signInCredentials', 'userId'))
  .index({ providerId: 1, accountId: 1 }, { unique: true });

const sessionSchema = new Schema<Session>(
  {
    _id: required,
    userId: required,
    token: required,
    expiresAt: { type: Date, required: true },
    lastSeenAt: { type: Date, required: true },
    method: required,
    ipAddress: String,
    userAgent: String,
    ...dates,
  },
  { collection: 'signInSessions', versionKey: false },
)
  .index(...unique('signInSessions', 'token'))
  .index(...indexed('signInSessions', 'userId'))
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** What better-auth remembers between two requests of a single sign-on. */
const verificationSchema = new Schema(
  { _id: required, identifier: required, value: required, expiresAt: { type: Date, required: true }, ...dates },
  { collection: 'signInVerifications', versionKey: false },
)
  .index(...indexed('signInVerifications', 'identifier'))
  .index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

/** Requests by network address, counted by better-auth. */
const rateSchema = new Schema(
  { _id: required, key: required, count: Number, lastRequest: Number },
  { collection: 'signInRates', versionKey: false },
).index(...unique('signInRates', 'key'));

const failuresSchema = new Schema<SignInFailures>(
  {
    _id: required,
    count: { type: Number, required: true },
    firstAt: { type: Date, required: true },
    lockedUntil: { type: Date, default: null },
  },
  { collection: 'signInFailures', versionKey: false },
).index({ firstAt: 1 }, { expireAfterSeconds: 86_400 });

export interface SignInModels {
  readonly accounts: Model<Account>;
  readonly credentials: Model<Credential>;
  readonly sessions: Model<Session>;
  readonly signInFailures: Model<SignInFailures>;
}

export function createSignInModels(connection: Connection): SignInModels {
  connection.model('SignInVerification', verificationSchema);
  connection.model('SignInRate', rateSchema);
  return {
    accounts: connection.model<Account>('Account', accountSchema),
    credentials: connection.model<Credential>('Credential', credentialSchema),
    sessions: connection.model<Session>('Session', sessionSchema),
    signInFailures: connection.model<SignInFailures>('SignInFailures', failuresSchema),
  };
}

/** A session with its account; null when there is none, or its account is gone. */
export async function findSession(
  { sessions, accounts }: SignInModels,
  token: string,
): Promise<{ readonly session: Session; readonly account: Account } | null> {
  const session = await sessions.findOne({ token }).lean<Session>();
  if (session === null) return null;
  const account = await accounts.findById(session.userId).lean<Account>();
  return account === null ? null : { session, account };
}

/** The account of a member of staff; null when there is none. */
export async function accountOf({ accounts }: SignInModels, staffId: StaffId): Promise<Account | null> {
  return accounts.findOne({ staffId }).lean<Account>();
}

/** Sessions of an account that stand, the latest first. */
export async function sessionsOf({ sessions }: SignInModels, userId: string, idleMs: number): Promise<Session[]> {
  const nowMs = Date.now();
  const found = await sessions.find({ userId, expiresAt: { $gt: new Date(nowMs) } }).lean<Session[]>();
  return found
    .filter(({ lastSeenAt }) => lastSeenAt.getTime() + idleMs > nowMs)
    .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
}

/** Ends sessions of an account: all of them, all but one, or one.   @returns how many */
export async function endSessions(
  { sessions }: SignInModels,
  { userId, only, except }: { userId: string; only?: string; except?: string | null },
): Promise<number> {
  const which = only === undefined ? (except == null ? {} : { _id: { $ne: except } }) : { _id: only };
  const { deletedCount } = await sessions.deleteMany({ userId, ...which });
  return deletedCount;
}

/** The language to write to the holder of an account in. Who reads English in an account of an older kind chose it, since it
 *  was Chinese at first. */
export function languageOf(
  { language, chosenLanguage, usedLanguage }: Pick<Account, 'language' | 'chosenLanguage' | 'usedLanguage'>,
  ofBank: Language,
): Language {
  return languageFor({ chosenLanguage: chosenLanguage ?? (language === 'en' ? 'en' : null), usedLanguage }, ofBank);
}
