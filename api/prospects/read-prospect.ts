import type { ProspectId } from '../../domain/ids.ts';
import { findProspectWithin, type ProspectSnapshot } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** One answer for what is not there and for what somebody may not see: ids cannot be tried out. */
export function noSuchProspect(cause?: unknown): RequestFailure {
  return new RequestFailure('NOT_FOUND', 'There is no such prospect, or it is not yours to see.', {}, cause);
}

/** The snapshot of a prospect that somebody may read, found only if they may. Personal data inside is clear: it goes out
 *  through `presentState` only.
 *  @throws RequestFailure NOT_FOUND */
export async function readProspect(
  { models, rules }: Pick<ApiDeps, 'models' | 'rules'>,
  ability: ActorAbility,
  prospectId: ProspectId,
): Promise<ProspectSnapshot> {
  const reach = rules.reachOf(ability, 'readProspect', 'Prospect');
  const snapshot = await findProspectWithin(models.prospects, prospectId, reach);
  if (snapshot === null) throw noSuchProspect();
  return snapshot;
}
