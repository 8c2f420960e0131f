import { defineSignal } from '@temporalio/workflow';

// 1. Names
export const correspondenceWorkflowType = 'correspondenceWorkflow';
/** A queue of its own: a provider that is away must not take the place of anybody's work. */
export const correspondenceTaskQueue = 'correspondence-v1';

/** One workflow a receiver, for as long as something is on its way to them. */
export function correspondenceWorkflowId(correspondent: string): string {
  return `correspondence/${correspondent}`;
}

// 2. Input
export interface CorrespondenceInput {
  /** `correspondentOf`: a member of staff, or a channel. */
  readonly correspondent: string;
}

/** When the receiver is to be written to next. */
export interface Corresponded {
  /** UTC ms; null when nothing is on its way. */
  readonly nextMs: number | null;
}

// 4. Signals: may come twice, and when nothing is on its way
/** Something may be on its way to the receiver. What it is stands in the delivery log. */
export const wake = defineSignal('wake');

/** How a receiver's correspondence is called upon, but for the task queue.   @returns options of `signalWithStart` */
export function callOnCorrespondence(correspondent: string) {
  const input: CorrespondenceInput = { correspondent };
  return {
    workflowId: correspondenceWorkflowId(correspondent),
    args: [input] as [CorrespondenceInput],
    signal: wake,
    signalArgs: [] as [],
  } as const;
}
