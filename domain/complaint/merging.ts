import type { UnmetCondition } from '../failure.ts';
import { hard } from './command.ts';
import { isGraver, outsideInterests, provisionalSeverity } from './severity.ts';
import type { ComplaintState } from './state.ts';

/** A case as far as it decides which of two goes on. */
export type MergeOrder = Pick<ComplaintState, 'complaintId' | 'status' | 'receivedAtMs'>;

/** The case that goes on, as far as it decides whether another one may be merged into it. */
export type MergeTarget = MergeOrder & Pick<ComplaintState, 'severity' | 'level' | 'channel' | 'takenUpBy'>;

/** Whether a case may go on in place of a received one. One past `received` is not merged any more itself; of two that are
 *  both received, the one received first goes on, by its id where they came together: so no two end in each other. */
export function mayGoOn(target: MergeOrder, merged: Omit<MergeOrder, 'status'>): boolean {
  if (target.status !== 'received') return true;
  if (target.receivedAtMs !== merged.receivedAtMs) return target.receivedAtMs < merged.receivedAtMs;
  return target.complaintId < merged.complaintId;
}

/** Unmet when the other case must be the one that ends, or when what is grave about the merged one would be lost in it: its
 *  severity and with that the hold, its level, the regulator or the media that it came from or who took it up.
 *  @param target undefined in requests from before it was looked at: nothing is unmet */
export function unmetMerging(merged: ComplaintState, target: MergeTarget | undefined): UnmetCondition[] {
  if (target === undefined) return [];
  if (!mayGoOn(target, merged)) return [hard('CX.RECEIVED_FIRST')];
  const heard = outsideInterests(target);
  const { severity, level } = gravityInItself(merged);
  const isLesser =
    isGraver(severity, target.severity) ||
    level > target.level ||
    outsideInterests(merged).some((interest) => !heard.includes(interest));
  return isLesser ? [hard('CX.LESSER_CASE')] : [];
}

/** How grave a case is that is no repetition after all, but the same complaint once more: s2 and level 2 that it has only because
 *  the customer complained before do not count. */
function gravityInItself(merged: ComplaintState): Pick<ComplaintState, 'severity' | 'level'> {
  const { severity, level, isRepeated, category, channel, customer } = merged;
  const isKeyCustomer = customer?.isKeyCustomer ?? false;
  const judged = provisionalSeverity({
    category,
    channel,
    isKeyCustomer,
    isRepeated: false,
    isSettledOnTheSpot: false,
  });
  if (!isRepeated || severity !== 's2' || !isGraver('s2', judged)) return { severity, level };
  return { severity: judged, level: level === 2 ? 1 : level };
}
