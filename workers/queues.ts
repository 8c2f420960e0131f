import type { WorkerOptions } from '@temporalio/worker';
import { prospectTaskQueue } from '../workflows/prospect/messages.ts';

/** Imports and other work on thousands of prospects at once, which must never slow a person's command. */
export const bulkTaskQueue = 'bulk-v1';

/** A queue with the limits its workers keep to. */
export interface WorkerQueue {
  readonly name: string;
  /** False: activities only. */
  readonly runsWorkflows: boolean;
  readonly limits: Pick<
    WorkerOptions,
    | 'maxCachedWorkflows'
    | 'maxConcurrentWorkflowTaskExecutions'
    | 'maxConcurrentActivityTaskExecutions'
    | 'maxConcurrentLocalActivityExecutions'
    | 'maxTaskQueueActivitiesPerSecond'
    | 'workflowTaskPollerBehavior'
    | 'activityTaskPollerBehavior'
  >;
}

/** Every queue a worker process serves. Pollers are fixed: automatic ones cost 1.5 to 2 times the CPU at this size. */
export const workerQueues: readonly WorkerQueue[] = [
  {
    name: prospectTaskQueue,
    runsWorkflows: true,
    limits: {
      // About 0.3 MB each; a prospect that fell out is replayed at its next command, about 1 ms an event.
      maxCachedWorkflows: 1_000,
      maxConcurrentWorkflowTaskExecutions: 40,
      maxConcurrentActivityTaskExecutions: 50,
      maxConcurrentLocalActivityExecutions: 100,
      workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 10 },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    },
  },
  {
    name: bulkTaskQueue,
    runsWorkflows: false,
    limits: {
      maxConcurrentActivityTaskExecutions: 10,
      // A third of the starts two cores can do, so that people keep the rest.
      maxTaskQueueActivitiesPerSecond: 30,
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
    },
  },
];
