import { defineUpdate, setHandler, sleep } from '@temporalio/workflow';

export const bareWorkflowType = 'bareWorkflow';
export const bareTaskQueue = 'bench-bare';

/** The least that Temporal can do for a command: what every durable command pays. */
export const bareAdvance = defineUpdate<{ readonly revision: number }, [{ readonly to: string }]>('bareAdvance');

/** One update that sets state and one long timer; no rules, no projection. */
export async function bareWorkflow(): Promise<void> {
  const state = { phase: 'gatheringIntel', revision: 0 };
  setHandler(bareAdvance, ({ to }) => {
    state.phase = to;
    state.revision += 1;
    return { revision: state.revision };
  });
  await sleep('365 days');
}
