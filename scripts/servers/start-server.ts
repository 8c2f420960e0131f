import path from 'node:path';

import { startLeashed, type LeashedProcess } from './leashed-process.ts';
import { waitUntil } from './ports.ts';
import type { ServerPlan } from './server-plan.ts';

const READY_WITHIN_MS = 60_000;

export interface RunningServer {
  readonly address: string;
  readonly startedByUs: boolean;
  readonly description: string;
  readonly passedOver: readonly string[];
  /** File with the process id of a server started by us. */
  readonly pidFile: string;
  readonly stop: () => Promise<void>;
}

/** Starts what was planned, or only waits for it when somebody else runs it.
 *  @param runFolder where process ids are kept @throws Error with what the server wrote, when it is not ready in a minute */
export async function startServer(
  plan: ServerPlan,
  runFolder: string,
  onLine: (line: string) => void = () => {},
): Promise<RunningServer> {
  const pidFile = path.join(runFolder, `${plan.name.toLowerCase()}.pid`);
  const child = plan.process === null ? undefined : startLeashed(plan.process, pidFile, onLine);
  let isOver = false;
  void child?.ended.then(() => (isOver = true));
  if (!(await waitUntil(plan.isReady, READY_WITHIN_MS, () => isOver))) {
    await child?.stop(1_000);
    throw new Error(whyNotReady(plan, child));
  }
  return {
    address: plan.address,
    startedByUs: child !== undefined,
    description: plan.description,
    passedOver: plan.passedOver,
    pidFile,
    stop: async () => child?.stop(),
  };
}

function whyNotReady(plan: ServerPlan, child: LeashedProcess | undefined): string {
  if (child === undefined) return `${plan.name} does not answer at ${plan.address}`;
  return `${plan.name} did not start; it wrote: ${child.lastLines().slice(-5).join(' | ')}`;
}
