import { callOnCorrespondence, correspondenceWorkflowType } from '../../workflows/correspondence/messages.ts';
import type { correspondenceWorkflow } from '../../workflows/correspondence/workflow.ts';
import type { ApiDeps } from '../deps.ts';

/** Has a receiver's correspondence look at once what is on its way. */
export async function callUpon({ temporal, settings }: ApiDeps, correspondent: string): Promise<void> {
  await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
    temporal.workflow.signalWithStart<typeof correspondenceWorkflow>(correspondenceWorkflowType, {
      ...callOnCorrespondence(correspondent),
      taskQueue: settings.correspondenceQueue,
    }),
  );
}
