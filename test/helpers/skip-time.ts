import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';

/** Skips time for one workflow with the server's own time skipping; its deadlines act on the way. */
export async function skipTime(
  { workflowService }: Client,
  { workflowId }: Pick<WorkflowHandle, 'workflowId'>,
  seconds: number,
): Promise<void> {
  const fastForwardId = randomUUID();
  const workflowExecution = { workflowId };
  await workflowService.updateWorkflowExecutionOptions({
    namespace: 'default',
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: { duration: { seconds: seconds as never }, id: fastForwardId },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await workflowService.pollWorkflowExecutionTimeSkipping({ namespace: 'default', workflowExecution, fastForwardId });
}
