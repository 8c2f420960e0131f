import type { AskedForm } from '../../parts/command-form/command-drawer.tsx';
import type { Review, Verdict } from './review.ts';

/** The form that a verdict is written down in; null when there is none (a waiver is granted in its own place). */
export function formOf({ matter, taskId }: Review, verdict: Verdict): AskedForm | null {
  switch (matter.kind) {
    case 'review':
      return { command: 'decideReview', start: { decision: verdict } };
    case 'override':
      return verdict === 'reject' && taskId !== null ? { command: 'declineOverride', start: { taskId } } : null;
    case 'reassign':
      if (verdict === 'approve') return { command: 'assignOwner' };
      return verdict === 'reject' && taskId !== null ? { command: 'completeTask', start: { taskId } } : null;
    case 'deferred':
      return verdict === 'approve' ? { command: 'resume' } : null;
  }
}
