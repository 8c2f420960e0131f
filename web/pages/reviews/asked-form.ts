import { isInPlace } from '../../../domain/prospect/remedies.ts';
import type { AskedForm } from '../../parts/command-form/command-drawer.tsx';
import { verdicts, type Review, type Verdict } from './review.ts';

/** The form that a verdict is written down in; null when there is none (a waiver that goes with an advance is granted in its
 *  own place). */
export function formOf({ matter, taskId, prospect }: Review, verdict: Verdict): AskedForm | null {
  switch (matter.kind) {
    case 'review':
      return { command: 'decideReview', start: { decision: verdict } };
    case 'override':
      if (taskId === null || verdict === 'defer') return null;
      if (verdict === 'reject') return { command: 'declineOverride', start: { taskId } };
      return isInPlace('grantOverride', prospect.phase) ? { command: 'grantOverride', start: { taskId } } : null;
    case 'reassign':
      if (verdict === 'approve') return { command: 'assignOwner' };
      return verdict === 'reject' && taskId !== null ? { command: 'completeTask', start: { taskId } } : null;
    case 'deferred':
      return verdict === 'approve' ? { command: 'resume' } : null;
  }
}

/** What can be decided about one with a key. */
export function verdictsOn(item: Review): readonly Verdict[] {
  return item.ownCase ? [] : verdicts.filter((verdict) => formOf(item, verdict) !== null);
}
