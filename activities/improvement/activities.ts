import type { Client } from '@temporalio/client';
import type { Models } from '../../models/connect.ts';
import {
  callOnImprovement,
  improvementWorkflowType,
  type ImprovementFollowed,
  type ImprovementInput,
} from '../../workflows/improvement/messages.ts';
import type { improvementWorkflow } from '../../workflows/improvement/workflow.ts';
import type { TellOutside } from '../correspondence/tell-outside.ts';
import { projectionFailure } from '../projection/refusal.ts';
import { followImprovement } from './follow.ts';

/** Side effects of the workflow of an improvement, by their permanent names. */
export function createImprovementActivities(models: Models, tell: TellOutside) {
  return {
    /** Tells whoever must hear what has become of an item. Idempotent: each cause is told to each receiver once.
     *  @returns when to look again   @throws non-retryable PROJECTION_REFUSED when the database refuses the documents */
    async followImprovement(input: ImprovementInput & { readonly nowMs: number }): Promise<ImprovementFollowed> {
      try {
        return await followImprovement(models, tell, input);
      } catch (error) {
        throw projectionFailure(error);
      }
    },
  };
}

/** Has improvements looked at from now on until they are over or overdue. Repeating it does no harm. */
export async function callOnImprovements(
  { temporal, complaintQueue }: { readonly temporal: Client; readonly complaintQueue: string },
  itemIds: readonly string[],
): Promise<void> {
  await Promise.all(
    itemIds.map((itemId) =>
      temporal.workflow.signalWithStart<typeof improvementWorkflow>(improvementWorkflowType, {
        ...callOnImprovement(itemId),
        taskQueue: complaintQueue,
      }),
    ),
  );
}
