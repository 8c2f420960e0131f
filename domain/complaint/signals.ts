import type { ComplaintId } from '../ids.ts';
import { isOpen } from './catalogue.ts';
import { startChange } from './change.ts';
import { record, type ComplaintDecided } from './decide.ts';
import type { ComplaintState } from './state.ts';

/** A fact from another workflow, which may be late or repeated. */
export interface ComplaintSignal {
  /** At least five cases of one category in seven days in a branch (8.6). */
  readonly kind: 'clusterDetected';
  /** The systemic case at level 3 that is opened for them. */
  readonly parentId: ComplaintId;
  readonly workflowId: string;
}

/** Applies a signal (C-25); null when it changes nothing, so that repeats leave no event. A case has one parent. */
export function applyComplaintSignal(
  state: ComplaintState,
  { kind, parentId, workflowId }: ComplaintSignal,
  nowMs: number,
): ComplaintDecided | null {
  if (!isOpen(state.status) || state.parentId !== null || parentId === state.complaintId) return null;
  const change = startChange(state, nowMs);
  change.rule = 'C-25';
  change.state.parentId = parentId;
  return record(state, change, { type: kind, actor: { kind: 'workflow', workflowId }, commandId: null });
}
