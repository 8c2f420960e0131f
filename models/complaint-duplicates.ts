import type { QueryFilter } from 'mongoose';
import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import type { ComplaintState } from '../domain/complaint/state.ts';
import { dayMs } from '../domain/wait.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';

/** A case that another one may be the same as. */
export type PossibleDuplicate = Pick<
  ComplaintSnapshot,
  '_id' | 'caseNumber' | 'category' | 'status' | 'severity' | 'receivedAt'
>;

/** The days of a branch on which two cases are about the same, if nobody said who they are, UTC ms. */
export interface Day {
  readonly startMs: number;
  readonly endMs: number;
}

/** More than one customer has in a lifetime. */
const duplicatesAtMost = 50;
/** Somebody of whom nothing but a name is known is the same person for so long. */
const sameNameWithinMs = 365 * dayMs;

/** What may be the case that another one is the same as: of the same customer by number, or by name where no number is known
 *  of either; where nobody said who they are, of the same category in the same branch on the same day.
 *  @param day on which the case was received, in its branch */
export function sameMatter(
  {
    customer,
    branchId,
    category,
    receivedAtMs,
  }: Pick<ComplaintState, 'customer' | 'branchId' | 'category' | 'receivedAtMs'>,
  { startMs, endMs }: Day,
): QueryFilter<ComplaintSnapshot> {
  const nobody = { customerPhone: null, coreBankCustomerNo: null };
  if (customer === null) {
    const receivedAt = { $gte: new Date(startMs), $lt: new Date(endMs) };
    return { branchId, category, receivedAt, customerName: null, ...nobody };
  }
  const { name, phone, coreBankCustomerNo } = customer;
  const byNumber: QueryFilter<ComplaintSnapshot>[] = [
    ...(phone === null ? [] : [{ customerPhone: phone }]),
    ...(coreBankCustomerNo === null ? [] : [{ coreBankCustomerNo }]),
  ];
  if (byNumber.length > 0) return { $or: byNumber };
  const near = { $gte: new Date(receivedAtMs - sameNameWithinMs), $lt: new Date(receivedAtMs + sameNameWithinMs) };
  return { customerName: name, receivedAt: near, ...nobody };
}

/** Open cases of which a case may be a duplicate (C-02): those about the same first, then the newest.
 *  @param reach what the reader may see */
export async function possibleDuplicates(
  complaints: ComplaintModel,
  { _id, state }: Pick<ComplaintSnapshot, '_id' | 'state'>,
  day: Day,
  reach: QueryFilter<ComplaintSnapshot>,
): Promise<readonly PossibleDuplicate[]> {
  const stands: QueryFilter<ComplaintSnapshot> = {
    _id: { $ne: _id },
    open: true,
    channel: { $ne: 'cluster' },
  };
  const found = await complaints
    .find(
      { $and: [sameMatter(state, day), stands, reach] },
      { caseNumber: 1, category: 1, status: 1, severity: 1, receivedAt: 1 },
    )
    .sort({ receivedAt: -1, _id: -1 })
    .limit(duplicatesAtMost)
    .lean<PossibleDuplicate[]>();
  const isAbout = (category: ComplaintCategory): number => (category === state.category ? 0 : 1);
  return found.toSorted((a, b) => isAbout(a.category) - isAbout(b.category));
}
