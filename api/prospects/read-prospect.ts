import type { ProspectId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { findProspect, type ProspectSnapshot } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { requireMayRead } from '../may-read.ts';

/** The snapshot of a prospect that somebody may read.
 *  @throws RequestFailure NOT_FOUND, FORBIDDEN */
export async function readProspect(
  { models }: Pick<ApiDeps, 'models'>,
  actor: Actor,
  prospectId: ProspectId,
): Promise<ProspectSnapshot> {
  const snapshot = await findProspect(models.prospects, prospectId);
  if (snapshot === null) throw new RequestFailure('NOT_FOUND', 'There is no such prospect.');
  requireMayRead(actor, snapshot.branchId);
  return snapshot;
}
