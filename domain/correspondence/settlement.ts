import type { StaffId } from '../ids.ts';

/** How something that was asked for came out. `obsolete`: nobody decided it, and nobody needs to any more. */
export const settlementOutcomes = [
  'done',
  'approved',
  'rejected',
  'deferred',
  'granted',
  'declined',
  'upheld',
  'partlyUpheld',
  'obsolete',
] as const;
export type SettlementOutcome = (typeof settlementOutcomes)[number];

/** An event that leaves nothing to do for whoever was asked before it. */
export interface Settlement {
  /** What was asked for, as inbox items name it: `asks`; with `*` at its end, everything that begins so. */
  readonly asks: readonly string[];
  /** Who has nothing to do any more in the case: what they were told to do in items from before these said what they ask for. */
  readonly toldTo?: StaffId | undefined;
  /** Of the event: what was asked for after it stays. */
  readonly revision: number;
  /** Command, signal, deadline or clock of the event. */
  readonly type: string;
  /** Null when no person did it. */
  readonly by: StaffId | null;
  readonly atMs: number;
  readonly outcome: SettlementOutcome;
}

/** Whether an event leaves nothing to do of what was asked for under a name. */
export function settles({ asks }: Pick<Settlement, 'asks'>, asked: string): boolean {
  return asks.some((one) => (one.endsWith('*') ? asked.startsWith(one.slice(0, -1)) : one === asked));
}
