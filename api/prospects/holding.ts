import { WorkflowNotFoundError } from '@temporalio/common';
import type { ProspectId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { prospectQueries, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { mayCommand, requireMayCommand, type Holding } from '../may-command.ts';

/** The holding of a prospect that somebody may send a command to. What is in memory may let through; only the stored
 *  snapshot refuses, so that a new owner need not wait.
 *  @throws RequestFailure NOT_FOUND, FORBIDDEN */
export async function requireHolding(
  deps: ApiDeps,
  actor: Actor,
  prospectId: ProspectId,
  command: CommandName,
): Promise<Holding> {
  const known = await deps.board.holdingOf(prospectId);
  if (known !== null && mayCommand(actor, known, command)) return known;
  const stored = await readHolding(deps, prospectId);
  if (stored === null) throw new RequestFailure('NOT_FOUND', 'There is no such prospect.');
  requireMayCommand(actor, stored, command);
  return stored;
}

/** From the snapshot, or from the workflow itself while there is no snapshot yet.   @returns null when there is no such prospect */
async function readHolding({ models, temporal }: ApiDeps, prospectId: ProspectId): Promise<Holding | null> {
  const stored = await models.prospects.findById(prospectId, { ownerId: 1, branchId: 1, _id: 0 }).lean<Holding>();
  if (stored !== null) return stored;
  try {
    const { state } = await temporal.workflow
      .getHandle(prospectWorkflowId(prospectId))
      .query(prospectQueries.getRecord);
    return { ownerId: state.ownerId, branchId: state.branchId };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
