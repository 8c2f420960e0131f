import { defineSignal } from '@temporalio/workflow';

// 1. Names
export const improvementWorkflowType = 'improvementWorkflow';

/** One workflow an improvement, from the day it is raised until it is over or overdue. */
export function improvementWorkflowId(itemId: string): string {
  return `improvement/${itemId}`;
}

// 2. Input
export interface ImprovementInput {
  readonly itemId: string;
}

/** When the item is to be looked at next. */
export interface ImprovementFollowed {
  /** UTC ms; null when there is nothing to wait for until somebody changes it. */
  readonly nextMs: number | null;
}

// 4. Signals: may come twice, and when nothing has changed
/** Somebody may have changed the item. How it stands is stored with it. */
export const improvementChanged = defineSignal('improvementChanged');

/** How an improvement is called upon, but for the task queue.   @returns options of `signalWithStart` */
export function callOnImprovement(itemId: string) {
  const input: ImprovementInput = { itemId };
  return {
    workflowId: improvementWorkflowId(itemId),
    args: [input] as [ImprovementInput],
    signal: improvementChanged,
    signalArgs: [] as [],
  } as const;
}
