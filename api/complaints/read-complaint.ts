import type { ComplaintId } from '../../domain/ids.ts';
import { findComplaintWithin } from '../../models/complaint-list.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** One answer for what is not there and for what somebody may not see: ids cannot be tried out. */
export function noSuchComplaint(cause?: unknown): RequestFailure {
  return new RequestFailure('NOT_FOUND', 'There is no such complaint, or it is not yours to see.', {}, cause);
}

/** The snapshot of a complaint that somebody may read, found only if they may. What is inside is clear: it goes out through
 *  `present.ts` only.
 *  @throws RequestFailure NOT_FOUND */
export async function readComplaint(
  { models, rules }: Pick<ApiDeps, 'models' | 'rules'>,
  ability: ActorAbility,
  complaintId: ComplaintId,
): Promise<ComplaintSnapshot> {
  const reach = rules.reachOf(ability, 'readComplaint', 'Complaint');
  const snapshot = await findComplaintWithin(models.complaints, complaintId, reach);
  if (snapshot === null) throw noSuchComplaint();
  return snapshot;
}
