import { WorkflowNotFoundError } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import type { ProspectId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import { prospectQueries, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import type { Holding } from '../may-command.ts';

/** Who holds a prospect: from its snapshot, or from the workflow itself while there is no snapshot yet.
 *  @returns null when there is no such prospect */
export async function readHolding(
  { models, temporal }: { models: Models; temporal: Client },
  prospectId: ProspectId,
): Promise<Holding | null> {
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
