import { callOnImprovement, improvementWorkflowType } from '../../workflows/improvement/messages.ts';
import type { improvementWorkflow } from '../../workflows/improvement/workflow.ts';
import type { ApiDeps } from '../deps.ts';

/** Has whoever must hear of a changed improvement told. Repeating it tells nobody twice. */
export async function callOn({ temporal, settings }: ApiDeps, itemId: string): Promise<void> {
  await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
    temporal.workflow.signalWithStart<typeof improvementWorkflow>(improvementWorkflowType, {
      ...callOnImprovement(itemId),
      taskQueue: settings.complaintQueue,
    }),
  );
}
