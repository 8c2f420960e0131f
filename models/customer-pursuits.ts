import type { QueryFilter } from 'mongoose';
import type { ProspectId, StaffId } from '../domain/ids.ts';
import type { ProspectModel, ProspectSnapshot } from './prospect.ts';

/** How a customer is recognised; nobody is when both are null. */
export interface CustomerKey {
  /** E.164 */
  readonly phone: string | null;
  readonly coreBankCustomerNo: string | null;
}

/** A pursuit as far as it matters to whoever meets the same customer. */
export type CustomerPursuit = Pick<
  ProspectSnapshot,
  | '_id'
  | 'pursuitType'
  | 'phase'
  | 'open'
  | 'ownerId'
  | 'branchId'
  | 'customerPhone'
  | 'coreBankCustomerNo'
  | 'createdAt'
>;

const fields = {
  pursuitType: 1,
  phase: 1,
  open: 1,
  ownerId: 1,
  branchId: 1,
  customerPhone: 1,
  coreBankCustomerNo: 1,
  createdAt: 1,
} as const;

/** Every pursuit of each of several customers, open or not (D-3), in two queries.
 *  @returns in the order of `customers`, each newest first */
export async function findPursuitsOf(
  prospects: ProspectModel,
  customers: readonly CustomerKey[],
): Promise<readonly (readonly CustomerPursuit[])[]> {
  const phones = customers.flatMap(({ phone }) => phone ?? []);
  const numbers = customers.flatMap(({ coreBankCustomerNo }) => coreBankCustomerNo ?? []);
  const find = async (filter: QueryFilter<ProspectSnapshot>): Promise<CustomerPursuit[]> =>
    prospects.find(filter, fields).lean<CustomerPursuit[]>();
  const [byPhone, byNumber] = await Promise.all([
    phones.length === 0 ? [] : find({ customerPhone: { $in: phones } }),
    numbers.length === 0 ? [] : find({ coreBankCustomerNo: { $in: numbers } }),
  ]);
  return customers.map(({ phone, coreBankCustomerNo }) => {
    const own = [
      ...byPhone.filter(({ customerPhone }) => phone !== null && customerPhone === phone),
      ...byNumber.filter((row) => coreBankCustomerNo !== null && row.coreBankCustomerNo === coreBankCustomerNo),
    ];
    const distinct = [...new Map(own.map((row) => [row._id, row])).values()];
    return distinct.toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime());
  });
}

/** Whose a pursuit is, and whether somebody may read it. */
export interface PursuitHolder {
  readonly ownerId: StaffId | null;
  readonly isReadable: boolean;
}

/** Holders of pursuits by id; ids that are not there are left out.   @param reach what somebody may read */
export async function findHolders(
  prospects: ProspectModel,
  ids: readonly ProspectId[],
  reach: QueryFilter<ProspectSnapshot>,
): Promise<ReadonlyMap<ProspectId, PursuitHolder>> {
  if (ids.length === 0) return new Map();
  type Holder = Pick<ProspectSnapshot, '_id' | 'ownerId'>;
  const [all, readable] = await Promise.all([
    prospects.find({ _id: { $in: ids } }, { ownerId: 1 }).lean<Holder[]>(),
    prospects.find({ $and: [{ _id: { $in: ids } }, reach] }, { ownerId: 1 }).lean<Holder[]>(),
  ]);
  const readableIds = new Set(readable.map(({ _id }) => _id));
  return new Map(all.map(({ _id, ownerId }) => [_id, { ownerId, isReadable: readableIds.has(_id) }]));
}
