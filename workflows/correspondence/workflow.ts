import { condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow';
import { workflowNowMs } from '../clock.ts';
import { outside } from '../proxies.ts';
import { wake, type CorrespondenceInput } from './messages.ts';

/** About eight events a round: renewed before a replay takes half a second. */
const maxEventsInRun = 500;

/** Writes to one receiver: looks what is on its way, sends what is due, and sleeps until the next is. What is on its way stands
 *  in the database, so that a run holds nothing that could be lost; it ends when nothing is left, and the next notice starts
 *  another one. A call that comes while it ends is not lost: the server refuses an end that has not seen it. */
export async function correspondenceWorkflow({ correspondent }: CorrespondenceInput): Promise<void> {
  let isCalled = false;
  setHandler(wake, () => {
    isCalled = true;
  });
  for (;;) {
    isCalled = false;
    const { nextMs } = await outside.correspond({ correspondent, nowMs: workflowNowMs() });
    if (nextMs === null && !isCalled) return;
    // The next run looks first of all, so that a call need not be handed over.
    if (isDueForRenewal()) await continueAsNew<typeof correspondenceWorkflow>({ correspondent });
    if (isCalled || nextMs === null) continue;
    await condition(() => isCalled, Math.max(1, nextMs - workflowNowMs()));
  }
}

function isDueForRenewal(): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return historyLength >= maxEventsInRun || continueAsNewSuggested;
}
