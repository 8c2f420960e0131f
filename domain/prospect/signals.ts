import { startChange } from './change.ts';
import { record, type Decision } from './decide.ts';
import type { TimeContext } from './deadline.ts';
import { placeHold, releaseHold } from './hold.ts';
import type { ProspectState } from './state.ts';

/** A fact from another workflow, which may be late or repeated. */
export type ProspectSignal =
  | { readonly kind: 'complaintOpened'; readonly complaintId: string; readonly workflowId: string }
  | { readonly kind: 'complaintReleased'; readonly complaintId: string; readonly workflowId: string };

/** Applies a signal (P-58, P-59); null when it changes nothing, so that repeats leave no event. */
export function applySignal(
  state: ProspectState,
  signal: ProspectSignal,
  nowMs: number,
  context: TimeContext,
): Decision | null {
  const holdId = `complaint:${signal.complaintId}`;
  const isHeldByIt = state.holds.some((hold) => hold.holdId === holdId);
  const opens = signal.kind === 'complaintOpened';
  if (opens === isHeldByIt) return null;
  const change = startChange(state, nowMs);
  change.rule = opens ? 'P-58' : 'P-59';
  if (opens)
    placeHold(change, { holdId, kind: 'complaint', reason: 'open complaint', sinceMs: nowMs, untilMs: null }, context);
  else releaseHold(change, holdId, context);
  return record(state, change, {
    type: signal.kind,
    actor: { kind: 'workflow', workflowId: signal.workflowId },
    commandId: null,
    overridden: [],
  });
}
