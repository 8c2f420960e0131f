import type { DataConverter } from '@temporalio/common';
import type { NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../activities/index.ts';
import { createWorker, workflowBundle, type WorkflowSource } from './create-worker.ts';
import { workerQueues } from './queues.ts';

export interface StartWorkersOptions {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly activities: Activities;
  readonly dataConverter: DataConverter;
  readonly workflows: WorkflowSource;
}

/** Workers at work. */
export interface RunningWorkers {
  /** By queue. */
  readonly workers: ReadonlyMap<string, Worker>;
  /** Settles when all have stopped; rejects when one failed, after the others were stopped too. */
  readonly ended: Promise<void>;
  /** Takes no more work, finishes what is under way and then ends. */
  readonly stop: () => void;
}

/** Starts one worker for each queue. */
export async function startWorkers(options: StartWorkersOptions): Promise<RunningWorkers> {
  const workers = new Map<string, Worker>();
  const workflows = await workflowBundle(options.workflows);
  for (const queue of workerQueues) workers.set(queue.name, await createWorker({ ...options, workflows, queue }));
  const stop = (): void => {
    for (const worker of workers.values()) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const ended = runAll([...workers.values()], stop);
  return { workers, ended, stop };
}

async function runAll(workers: readonly Worker[], stop: () => void): Promise<void> {
  const runs = workers.map(async (worker) => {
    try {
      await worker.run();
    } finally {
      // One queue that nobody serves must be seen: the process ends and is started again.
      stop();
    }
  });
  const results = await Promise.allSettled(runs);
  const failed = results.find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
