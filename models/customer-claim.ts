import { createHash } from 'node:crypto';
import { mongo, Schema, type Connection, type Model } from 'mongoose';
import type { ProspectId } from '../domain/ids.ts';
import type { PursuitType } from '../domain/prospect/catalogue.ts';
import type { Customer } from '../domain/prospect/records.ts';
import { foldName, type ProspectModel, type ProspectSnapshot } from './prospect.ts';

/** Who pursues a customer, from the moment before the workflow starts: the read model is too late for two who capture the
 *  same customer at once, and for the second of two rows of one file (D-3). */
interface CustomerClaim {
  /** Digest of what a customer is told by and the type of the pursuit; no personal data. */
  readonly _id: string;
  readonly prospectId: ProspectId;
  readonly claimedAt: Date;
  /** Until when a start may still be on its way; the same claim made again is held anew. */
  readonly heldUntil?: Date;
}

const schema = new Schema<CustomerClaim>(
  {
    _id: { type: String, required: true },
    prospectId: { type: String, required: true },
    claimedAt: { type: Date, required: true },
    heldUntil: { type: Date },
  } as never,
  { collection: 'customerClaims', versionKey: false },
);

export type CustomerClaimModel = Model<CustomerClaim>;

export function createCustomerClaimModel(connection: Connection): CustomerClaimModel {
  return connection.model<CustomerClaim>('CustomerClaim', schema);
}

/** A prospect that is about to be created. */
export interface WantedCustomer {
  readonly prospectId: ProspectId;
  readonly customer: Pick<Customer, 'name' | 'phone' | 'email' | 'address' | 'coreBankCustomerNo'>;
  readonly pursuitType: PursuitType;
}

/** By what a customer is told from others, a word for each way: by phone and by the bank's own number; without both, by
 *  e-mail; without that, by name and address. Two open pursuits of a type that share one are one too many. */
export function customerKeys({ customer, pursuitType }: Omit<WantedCustomer, 'prospectId'>): readonly string[] {
  const { name, phone, email, address, coreBankCustomerNo } = customer;
  const known = [
    ...(phone === null ? [] : [`phone\n${phone}`]),
    ...(coreBankCustomerNo === null ? [] : [`number\n${coreBankCustomerNo}`]),
  ];
  const fallback =
    email === null ? `name\n${foldName(name)}\n${foldName(address ?? '')}` : `email\n${email.toLowerCase()}`;
  return (known.length === 0 ? [fallback] : known).map((key) => customerDigest(`${pursuitType}\n${key}`));
}

/** What is stored instead of a customer's number or name. */
export function customerDigest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

interface ClaimModels {
  readonly customerClaims: CustomerClaimModel;
  readonly prospects: ProspectModel;
}

/** How long claims are held that do not say so. */
const usuallyHeldMs = 10 * 60_000;

/** How a claim stands in time. */
export interface ClaimTerms {
  readonly nowMs: number;
  /** As long as the start of the prospect may take. */
  readonly holdMs: number;
  /** Whether a prospect that the read model does not know has a workflow under way: while no worker runs, it has.
   *  Asked of Temporal, and only when a claim is no longer held. */
  readonly isUnderWay: (prospectId: ProspectId) => Promise<boolean>;
}

/** Claims customers, the earlier in the list before the later. Claiming again what one holds holds it for longer.
 *  @throws as Temporal's client does when it must be asked and does not answer
 *  @returns for each prospect whose customer somebody else pursues, that other prospect; it claims nothing then */
export async function claimCustomers(
  models: ClaimModels,
  wanted: readonly WantedCustomer[],
  terms: ClaimTerms,
): Promise<ReadonlyMap<ProspectId, ProspectId>> {
  const claims = wanted.map((want) => ({ prospectId: want.prospectId, keys: customerKeys(want) }));
  const allKeys = [...new Set(claims.flatMap(({ keys }) => keys))];
  const before = await readHolders(models.customerClaims, allKeys);
  const ended = await endedHolders(models.prospects, before, terms);
  const holders = new Map(
    [...before].flatMap(([key, { prospectId }]) => (ended.has(prospectId) ? [] : [[key, prospectId]])),
  );
  const refused = new Map<ProspectId, ProspectId>();
  for (const { prospectId, keys } of claims) {
    const other = keys.map((key) => holders.get(key)).find((holder) => holder !== undefined && holder !== prospectId);
    if (other !== undefined) refused.set(prospectId, other);
    else for (const key of keys) holders.set(key, prospectId);
  }
  const granted = claims.filter(({ prospectId }) => !refused.has(prospectId));
  await write(models.customerClaims, granted, before, terms);
  return lookAgain(models.customerClaims, granted, refused);
}

async function readHolders(
  customerClaims: CustomerClaimModel,
  keys: readonly string[],
): Promise<ReadonlyMap<string, CustomerClaim>> {
  if (keys.length === 0) return new Map();
  const found = await customerClaims.find({ _id: { $in: keys } }).lean<CustomerClaim[]>();
  return new Map(found.map((claim) => [claim._id, claim]));
}

/** Holders whose pursuit has ended, or never began. */
async function endedHolders(
  prospects: ProspectModel,
  held: ReadonlyMap<string, CustomerClaim>,
  { nowMs, isUnderWay }: ClaimTerms,
): Promise<ReadonlySet<ProspectId>> {
  if (held.size === 0) return new Set();
  const claims = [...held.values()];
  const ids = [...new Set(claims.map(({ prospectId }) => prospectId))];
  const known = await prospects
    .find({ _id: { $in: ids } }, { open: 1 })
    .lean<Pick<ProspectSnapshot, '_id' | 'open'>[]>();
  const isOpen = new Map(known.map(({ _id, open }) => [_id, open]));
  const ended = new Set(ids.filter((id) => isOpen.get(id) === false));
  const lapsed = claims.filter(({ prospectId, claimedAt, heldUntil }) => {
    const untilMs = heldUntil?.getTime() ?? claimedAt.getTime() + usuallyHeldMs;
    return !isOpen.has(prospectId) && nowMs > untilMs;
  });
  for (const prospectId of new Set(lapsed.map((claim) => claim.prospectId)))
    if (!(await isUnderWay(prospectId))) ended.add(prospectId);
  return ended;
}

interface Claim {
  readonly prospectId: ProspectId;
  readonly keys: readonly string[];
}

/** Only what nobody holds, what is one's own, or whose holder is still the one that has ended: somebody else may be faster. */
async function write(
  customerClaims: CustomerClaimModel,
  granted: readonly Claim[],
  before: ReadonlyMap<string, CustomerClaim>,
  { nowMs, holdMs }: ClaimTerms,
): Promise<void> {
  const claimedAt = new Date(nowMs);
  const heldUntil = new Date(nowMs + holdMs);
  const pairs = granted.flatMap(({ prospectId, keys }) => keys.map((key) => ({ key, prospectId })));
  const fresh = pairs.filter(({ key }) => !before.has(key));
  const known = pairs.filter(({ key }) => before.has(key));
  if (fresh.length > 0) {
    const documents = fresh.map(({ key, prospectId }) => ({ _id: key, prospectId, claimedAt, heldUntil }));
    await customerClaims.collection.insertMany(documents as never[], { ordered: false }).catch((error: unknown) => {
      const isTaken = error instanceof mongo.MongoBulkWriteError && error.code === 11_000;
      if (!isTaken) throw error;
    });
  }
  if (known.length > 0) {
    const writes = known.map(({ key, prospectId }) => ({
      updateOne: {
        // A claim that its holder has renewed meanwhile is not taken over.
        filter: { _id: key, prospectId: before.get(key)?.prospectId, claimedAt: before.get(key)?.claimedAt },
        update: { $set: { prospectId, claimedAt, heldUntil } },
      },
    }));
    await customerClaims.bulkWrite(writes as Parameters<typeof customerClaims.bulkWrite>[0], { ordered: false });
  }
}

/** Who really holds what was written. Who did not get all of it gives the rest back. */
async function lookAgain(
  customerClaims: CustomerClaimModel,
  granted: readonly Claim[],
  refused: Map<ProspectId, ProspectId>,
): Promise<ReadonlyMap<ProspectId, ProspectId>> {
  const after = await readHolders(
    customerClaims,
    granted.flatMap(({ keys }) => keys),
  );
  const all = new Map(refused);
  for (const { prospectId, keys } of granted) {
    const other = keys.map((key) => after.get(key)?.prospectId).find((holder) => holder !== prospectId);
    if (other !== undefined) all.set(prospectId, other);
  }
  const givenBack = granted.filter(({ prospectId }) => all.has(prospectId));
  if (givenBack.length > 0) {
    await customerClaims.deleteMany({
      _id: { $in: givenBack.flatMap(({ keys }) => keys) },
      prospectId: { $in: givenBack.map(({ prospectId }) => prospectId) },
    });
  }
  return all;
}
