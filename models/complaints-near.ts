import type { ComplaintCategory } from '../domain/complaint/catalogue.ts';
import { complainantKeys, type Received } from '../domain/complaint/cluster.ts';
import type { BranchId, ComplaintId } from '../domain/ids.ts';
import type { ComplaintModel, ComplaintSnapshot } from './complaint.ts';

/** Which cases can make a cluster with another one. */
interface Near {
  readonly branchId: BranchId;
  readonly category: ComplaintCategory;
  readonly receivedAtMs: number;
  readonly withinMs: number;
}

/** Cases of a category in a branch that were received so shortly before or after, each once: duplicates that were merged,
 *  systemic cases, and what belongs to one already do not count. */
export async function casesNear(
  complaints: ComplaintModel,
  { branchId, category, receivedAtMs, withinMs }: Near,
): Promise<readonly Received[]> {
  const found = await complaints
    .find(
      {
        branchId,
        category,
        receivedAt: { $gt: new Date(receivedAtMs - withinMs), $lt: new Date(receivedAtMs + withinMs) },
        parentId: null,
        channel: { $ne: 'cluster' },
        status: { $ne: 'merged' },
      },
      { receivedAt: 1, customerPhone: 1, coreBankCustomerNo: 1, prospectId: 1 },
    )
    .lean<Pick<ComplaintSnapshot, '_id' | 'receivedAt' | 'customerPhone' | 'coreBankCustomerNo' | 'prospectId'>[]>();
  return found.map(({ _id, receivedAt, customerPhone: phone, coreBankCustomerNo, prospectId }) => ({
    complaintId: _id,
    receivedAtMs: receivedAt.getTime(),
    complainant: complainantKeys({ phone, coreBankCustomerNo, prospectId }),
  }));
}

/** The cases that belong to a systemic case. */
export async function casesOf(
  complaints: ComplaintModel,
  parentId: ComplaintId,
): Promise<readonly Pick<ComplaintSnapshot, '_id' | 'status'>[]> {
  return complaints.find({ parentId }, { status: 1 }).lean<Pick<ComplaintSnapshot, '_id' | 'status'>[]>();
}

/** Open cases of a category in a branch, received from an instant on, that belong to no systemic case yet. */
export async function openCasesSince(
  complaints: ComplaintModel,
  { branchId, category, fromMs }: Pick<Near, 'branchId' | 'category'> & { readonly fromMs: number },
): Promise<readonly ComplaintId[]> {
  const found = await complaints
    .find(
      {
        branchId,
        category,
        receivedAt: { $gte: new Date(fromMs) },
        parentId: null,
        open: true,
        channel: { $ne: 'cluster' },
      },
      { _id: 1 },
    )
    .lean<Pick<ComplaintSnapshot, '_id'>[]>();
  return found.map(({ _id }) => _id);
}
