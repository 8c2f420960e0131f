import type { StaffId } from '../ids.ts';
import type { ProspectState } from './state.ts';

/** Whose record a prospect is: its owner's, the maintaining manager's, and of everybody with an open task on it (2.2, `own`).
 *  Sorted, each once; empty for a lead that nobody has taken up. */
export function holderIds({ ownerId, maintenancePlan, tasks }: ProspectState): StaffId[] {
  const holders = [ownerId, maintenancePlan?.maintainingManagerId, ...tasks.map(({ assigneeId }) => assigneeId)];
  return [...new Set(holders)].filter((holder) => holder != null).toSorted((a, b) => (a < b ? -1 : 1));
}

/** The customer has said yes and the back office has not confirmed the money yet (G5.BOOK). */
export function awaitsBooking({ phase, booking }: ProspectState): boolean {
  return (phase === 'won' || phase === 'maintaining') && booking === null;
}
