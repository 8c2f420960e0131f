import { WorkflowNotFoundError } from '@temporalio/client';
import type { ApiDeps } from './deps.ts';

/** The time by which a workflow judges: the server's own, except for one whose time `npm run fast-forward` has moved ahead.
 *  Asked only where that can happen, which is never in production.
 *  @param workflowId of a prospect or a complaint
 *  @returns UTC ms */
export async function clockOf(
  { temporal, settings }: Pick<ApiDeps, 'temporal' | 'settings'>,
  workflowId: string,
): Promise<{ readonly nowMs: number; readonly isMoved: boolean }> {
  const nowMs = Date.now();
  if (settings.isTimeSkippable !== true) return { nowMs, isMoved: false };
  const movedMs = await movedClockMs(temporal, settings.requestTimeoutMs, workflowId);
  return movedMs !== null && movedMs > nowMs + clocksDifferMs
    ? { nowMs: movedMs, isMoved: true }
    : { nowMs, isMoved: false };
}

/** Two servers that are right differ by less. */
const clocksDifferMs = 30_000;

async function movedClockMs(
  temporal: ApiDeps['temporal'],
  timeoutMs: number,
  workflowId: string,
): Promise<number | null> {
  const handle = temporal.workflow.getHandle(workflowId);
  try {
    const { raw } = await temporal.withDeadline(Date.now() + timeoutMs, () => handle.describe());
    const seconds = raw.workflowExtendedInfo?.timeSkippingInfo?.currentTime?.seconds;
    return seconds == null ? null : Number(seconds) * 1000;
  } catch (error) {
    // One that ended long ago, of which the server knows nothing any more, has no clock.
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
