import type { BranchId, ImportId } from '../../domain/ids.ts';
import { isAtRest } from '../../domain/import/tally.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { findImport, settleTallies, type ImportJob } from '../../models/import-job.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';

interface Asker {
  readonly actor: Actor;
  readonly ability: ActorAbility;
}

/** Whether somebody gives away the customers of a branch, and so oversees what others bring in. */
function oversees(ability: ActorAbility, branchId: BranchId): boolean {
  return ability.can('allocate', { ownerId: null, teamId: null, branchId, holderIds: [], awaitsBooking: false });
}

/** The branch whose imports somebody sees besides the own ones, and whose people may be named as owners; null: none. */
export function overseenBranch({ actor, ability }: Asker): BranchId | null {
  return oversees(ability, actor.branchId) ? actor.branchId : null;
}

/** An import that is the asker's, or of a branch that the asker oversees.
 *  @throws RequestFailure NOT_FOUND, also for what is there and not the asker's to see */
export async function readImport(
  { models }: ApiDeps,
  { actor, ability }: Asker,
  importId: ImportId,
): Promise<ImportJob> {
  const job = await findImport(models, importId);
  if (job === null || (job.uploadedBy !== actor.staffId && !oversees(ability, job.branchId)))
    throw new RequestFailure('NOT_FOUND', 'There is no such import, or it is not yours to see.');
  // While it runs, a chunk may well be a moment ahead of its tally.
  return isAtRest(job.status) ? settleTallies(models, job) : job;
}

/** An import whose rows and mapping the asker may change.
 *  @throws RequestFailure NOT_FOUND; FORBIDDEN: uploaded by somebody else; WRONG_PHASE: under way */
export async function readOwnImportAtRest(deps: ApiDeps, asker: Asker, importId: ImportId): Promise<ImportJob> {
  const job = await readOwnImport(deps, asker, importId);
  if (!isAtRest(job.status)) throw new RequestFailure('WRONG_PHASE', 'The import is under way. Cancel it first.');
  return job;
}

/** An import with its data in clear.
 *  @throws RequestFailure NOT_FOUND; FORBIDDEN: uploaded by somebody else */
export async function readOwnImport(deps: ApiDeps, asker: Asker, importId: ImportId): Promise<ImportJob> {
  const job = await readImport(deps, asker, importId);
  if (job.uploadedBy !== asker.actor.staffId)
    throw new RequestFailure('FORBIDDEN', 'Only whoever uploaded the file may do this.');
  return job;
}
