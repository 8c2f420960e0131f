import type { ComplaintId } from '../ids.ts';
import { isOpen, isOver, type RootCauseClass } from './catalogue.ts';
import { startChange, tell } from './change.ts';
import { record, type ComplaintDecided } from './decide.ts';
import type { ComplaintState } from './state.ts';

/** At least five cases of one category in seven days in a branch (8.6). */
interface ClusterDetected {
  readonly kind: 'clusterDetected';
  /** The systemic case at level 3 that is opened for them. */
  readonly parentId: ComplaintId;
  readonly workflowId: string;
}

/** The systemic case of this one has found the common cause. */
interface CauseReported {
  readonly kind: 'causeReported';
  readonly parentId: ComplaintId;
  readonly workflowId: string;
  /** When it was reported, UTC ms. */
  readonly atMs: number;
  readonly rootCauseClass: RootCauseClass;
  readonly text: string;
}

/** A fact from another workflow, which may be late or repeated. */
export type ComplaintSignal = ClusterDetected | CauseReported;

/** Applies a signal (C-25); null when it changes nothing, so that repeats leave no event. A case has one parent, which reports
 *  once. */
export function applyComplaintSignal(
  state: ComplaintState,
  signal: ComplaintSignal,
  nowMs: number,
): ComplaintDecided | null {
  const { kind, parentId, workflowId } = signal;
  const change = startChange(state, nowMs);
  change.rule = 'C-25';
  if (signal.kind === 'clusterDetected') {
    if (!isOpen(state.status) || state.parentId !== null || parentId === state.complaintId) return null;
    change.state.parentId = parentId;
  } else {
    if (isOver(state.status) || state.parentId !== parentId || state.commonCause !== undefined) return null;
    const { atMs, rootCauseClass, text } = signal;
    change.state.commonCause = { parentId, atMs, rootCauseClass, text };
    change.reason = text;
    tell(change, 'handler', 'inform');
  }
  return record(state, change, { type: kind, actor: { kind: 'workflow', workflowId }, commandId: null });
}
