import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { workflowNowMs } from '../clock.ts';
import { durable } from '../proxies.ts';
import { improvementChanged, type ImprovementInput } from './messages.ts';

/** About eight events a look: renewed before a replay takes half a second. */
const maxEventsInRun = 500;

/** Follows one improvement: has told what must be told of it, and sleeps until its day passes or somebody changes it. How it
 *  stands is in the database, so that a run holds nothing that could be lost; it ends when the item is over or overdue, and the
 *  next change starts another run. A call that comes while it ends is not lost: the server refuses an end that has not seen it. */
export async function improvementWorkflow({ itemId }: ImprovementInput): Promise<void> {
  let isCalled = false;
  setHandler(improvementChanged, () => {
    isCalled = true;
  });
  for (;;) {
    isCalled = false;
    const { nextMs } = await durable.followImprovement({ itemId, nowMs: workflowNowMs() });
    if (nextMs === null && !isCalled) return;
    // The next run looks first of all, so that a call need not be handed over.
    if (isDueForRenewal()) await continueAsNew<typeof improvementWorkflow>({ itemId });
    if (isCalled || nextMs === null) continue;
    await condition(() => isCalled, Math.max(1, nextMs - workflowNowMs()));
  }
}

function isDueForRenewal(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= maxEventsInRun || continueAsNewSuggested;
}
