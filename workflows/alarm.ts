import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';
import { workflowNowMs } from './clock.ts';

/** The one timer of a workflow. It is only set anew for something earlier: setting it on every command would cost two
 *  events each. When it rings early nothing is due, and it is set for what is. */
export interface Alarm {
  atMs: number;
  hasRung: boolean;
  cancel: () => void;
}

export function createAlarm(): Alarm {
  return { atMs: Number.POSITIVE_INFINITY, hasRung: false, cancel: () => undefined };
}

function setAlarm(alarm: Alarm, atMs: number): void {
  alarm.cancel();
  const scope = new CancellationScope();
  alarm.atMs = atMs;
  alarm.hasRung = false;
  alarm.cancel = () => scope.cancel();
  const ring = (): void => {
    if (alarm.atMs === atMs) alarm.hasRung = true;
  };
  scope
    .run(() => sleep(Math.max(1, atMs - workflowNowMs())))
    .then(ring, (error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
}

/** What a workflow sleeps for. */
export interface Wakers {
  /** When the next deadline acts; infinity when none runs. */
  readonly nextMs: () => number;
  /** Whether anything else is to be done: a signal came, the run should be renewed, the record is over. */
  readonly isNeeded: () => boolean;
}

/** Sleeps until a deadline is due or the workflow is needed otherwise. */
export async function sleepUntilNeeded({ nextMs, isNeeded }: Wakers, alarm: Alarm): Promise<void> {
  for (;;) {
    const atMs = nextMs();
    if (atMs <= workflowNowMs()) return;
    if (alarm.hasRung || atMs < alarm.atMs) resetAlarm(alarm, atMs);
    await condition(() => isNeeded() || alarm.hasRung || nextMs() < alarm.atMs);
    if (isNeeded()) return;
  }
}

function resetAlarm(alarm: Alarm, nextMs: number): void {
  if (nextMs < Number.POSITIVE_INFINITY) setAlarm(alarm, nextMs);
  else Object.assign(alarm, createAlarm());
}
