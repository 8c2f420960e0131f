import { startChange } from './change.ts';
import { record, type Decision } from './decide.ts';
import type { TimeContext } from './deadline.ts';
import { complaintHoldId, placeHold, releaseHold } from './hold.ts';
import type { ProspectState } from './state.ts';

/** A fact from another workflow, which may be late or repeated. */
export interface ProspectSignal {
  readonly kind: 'complaintOpened' | 'complaintReleased';
  readonly complaintId: string;
  readonly workflowId: string;
  /** Of the complaint's state that says so; absent in older histories. */
  readonly revision?: number;
}

/** The newest revision of each complaint that a prospect has heard of. */
export type HoldRevisions = Readonly<Record<string, number>>;

/** Complaints of which the newest revision is kept. */
const keptComplaints = 50;

/** Whether a prospect has heard something newer of the complaint: whoever sent this was given up and woke up late. */
export function isOutdated(heard: HoldRevisions, { complaintId, revision }: ProspectSignal): boolean {
  return revision !== undefined && revision < (heard[complaintId] ?? 0);
}

/** What has been heard when a signal has been, also one that changes nothing. */
export function hear(heard: HoldRevisions, { complaintId, revision }: ProspectSignal): HoldRevisions {
  if (revision === undefined || revision <= (heard[complaintId] ?? 0)) return heard;
  const others = Object.entries(heard).filter(([other]) => other !== complaintId);
  return Object.fromEntries([...others, [complaintId, revision] as const].slice(-keptComplaints));
}

/** Applies a signal (P-58, P-59); null when it changes nothing, so that repeats leave no event. */
export function applySignal(
  state: ProspectState,
  signal: ProspectSignal,
  nowMs: number,
  context: TimeContext,
): Decision | null {
  const holdId = complaintHoldId(signal.complaintId);
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
