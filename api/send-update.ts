import { WorkflowUpdateFailedError } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import type { ApiDeps } from './deps.ts';

interface Sending<Answer> {
  /** Name of the command, for the metrics. */
  readonly command: string;
  readonly send: () => Promise<Answer>;
  /** The workflow is gone: answers from the log what the command did before it ended, or says that all is over. */
  readonly onGone: (cause: WorkflowNotFoundError) => Promise<Answer>;
}

/** Sends a command to its workflow, within the time a request may take, and measures it: one call to Temporal, answered when
 *  the command is durable and, unless the database is away, visible.
 *  @throws as `onGone` does; every other error is translated by the application */
export async function sendUpdate<Answer extends { readonly projected: boolean }>(
  { temporal, settings, metrics }: ApiDeps,
  { command, send, onGone }: Sending<Answer>,
): Promise<Answer> {
  const end = metrics.updateSeconds.startTimer({ command });
  try {
    const result = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, send);
    end({ outcome: result.projected ? 'done' : 'pending' });
    return result;
  } catch (error) {
    end({ outcome: error instanceof WorkflowUpdateFailedError ? 'refused' : 'failed' });
    if (error instanceof WorkflowNotFoundError) return onGone(error);
    throw error;
  }
}
