import { closeTasks, nextId } from '../change.ts';
import type { Command } from '../command.ts';
import { armDeadline } from '../deadline.ts';
import { maintainWhenComplete } from '../maintaining.ts';
import type { Deal, ServicePromise } from '../records.ts';

export interface CompleteDealPayload extends Omit<Deal, 'promises'> {
  /** Empty means: none was made. */
  readonly promises: readonly Omit<ServicePromise, 'promiseId'>[];
}

/** The complete record of what was agreed (3.7 deals); every promise gets its own clock (R5-7). */
export const completeDeal: Command<CompleteDealPayload> = {
  name: 'completeDeal',
  phases: ['won'],
  sells: false,
  check: () => [],
  apply: (change, payload, context) => {
    const promises = payload.promises.map((promise) => ({ ...promise, promiseId: nextId(change, 'promise') }));
    change.state.deal = { ...payload, promises };
    for (const { promiseId, dueAtMs } of promises)
      armDeadline(change, 'T5.PROMISE', context, { recordId: promiseId, dueAtMs });
    closeTasks(change, ({ kind }) => kind === 'completeDeal', 'done');
    maintainWhenComplete(change, context);
  },
};
