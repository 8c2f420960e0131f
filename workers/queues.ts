import type { WorkerOptions } from '@temporalio/worker';
import { complaintTaskQueue } from '../workflows/complaint/messages.ts';
import { correspondenceTaskQueue } from '../workflows/correspondence/messages.ts';
import { bulkTaskQueue } from '../workflows/import/messages.ts';
import { prospectTaskQueue } from '../workflows/prospect/messages.ts';

/** A queue with the limits its workers keep to. */
export interface WorkerQueue {
  readonly name: string;
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
    name: complaintTaskQueue,
    limits: {
      maxCachedWorkflows: 500,
      maxConcurrentWorkflowTaskExecutions: 20,
      maxConcurrentActivityTaskExecutions: 20,
      maxConcurrentLocalActivityExecutions: 50,
      workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 4 },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    },
  },
  {
    name: bulkTaskQueue,
    limits: {
      maxCachedWorkflows: 50,
      maxConcurrentWorkflowTaskExecutions: 4,
      // Two imports side by side; they share the rate of the process.
      maxConcurrentActivityTaskExecutions: 2,
      maxConcurrentLocalActivityExecutions: 2,
      workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 1 },
    },
  },
  {
    name: correspondenceTaskQueue,
    limits: {
      maxCachedWorkflows: 200,
      maxConcurrentWorkflowTaskExecutions: 10,
      // So many receivers are written to at once; a dead provider holds a place for its time limit, and no other queue's.
      maxConcurrentActivityTaskExecutions: 20,
      maxConcurrentLocalActivityExecutions: 2,
      workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
      activityTaskPollerBehavior: { type: 'simple-maximum', maximum: 2 },
    },
  },
];
