import { successfulOutcomes } from './catalogue.ts';
import type { Contact } from './records.ts';

/** What the bank expects of a day (4.1.5); a target, not a law of the process: nothing is refused because of it. */
export const coldCallTarget = { minCalls: 30, maxCalls: 50, minSuccessRate: 0.1 } as const;

/** Counts as a success of K-02: the customer was reached and did not refuse. */
export function isSuccessful({ outcome }: Pick<Contact, 'outcome'>): boolean {
  return successfulOutcomes.includes(outcome);
}
