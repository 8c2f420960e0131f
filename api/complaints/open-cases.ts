import type { RegisteredComplaint } from '../../contracts/complaint.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { findOpenComplaintsOf, readableComplaints } from '../../models/complaint-list.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { presentSign } from './present.ts';

/** Open cases of whoever complains, oldest first: one may be about the same fact (8.5, step 1). Whoever meets the customer
 *  hears that they are there; only who may read them gets their ids. */
export async function openCasesOf(
  { customer, prospectId }: Pick<ComplaintState, 'customer' | 'prospectId'>,
  ability: ActorAbility,
  { models, rules }: ApiDeps,
): Promise<RegisteredComplaint['possibleDuplicates']> {
  const key = customer ?? { phone: null, coreBankCustomerNo: null };
  const found = await findOpenComplaintsOf(models.complaints, { ...key, prospectId });
  const readable = await readableComplaints(
    models.complaints,
    found.map(({ _id }) => _id),
    rules.reachOf(ability, 'readComplaint', 'Complaint'),
  );
  return found.map((complaint) => ({
    ...presentSign(complaint),
    category: complaint.category,
    complaintId: readable.has(complaint._id) ? complaint._id : null,
  }));
}
