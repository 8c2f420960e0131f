import { isTerminal } from '../process/definition.ts';
import { actsAtMs } from '../escalation/climb.ts';
import { isOnHold } from './rest.ts';
import type { ProspectState } from './state.ts';

/** What an open prospect waits for next. `code` is a task kind, a deadline code or a hold id. */
export interface NextAction {
  readonly kind: 'task' | 'deadline' | 'hold';
  readonly code: string;
  /** In the past when it is overdue. */
  readonly atMs: number;
}

/** The one earliest next action of an open prospect (invariant of 11.1.3); null once the pursuit has ended. What rests under
 *  a hold is none.
 *  Equal instants are decided by kind and code, so that there is exactly one. */
export function nextAction(state: ProspectState): NextAction | null {
  if (isTerminal(state.phase)) return null;
  const candidates: NextAction[] = state.tasks
    .filter((task) => !isOnHold(state, task))
    .map(({ kind, dueAtMs }) => ({ kind: 'task', code: kind, atMs: dueAtMs }));
  for (const deadline of state.deadlines) {
    const atMs = actsAtMs(deadline);
    if (atMs !== null) candidates.push({ kind: 'deadline', code: deadline.code, atMs });
  }
  for (const hold of state.holds) {
    if (hold.untilMs !== null) candidates.push({ kind: 'hold', code: hold.holdId, atMs: hold.untilMs });
  }
  return candidates.reduce<NextAction | null>(
    (earliest, candidate) => (earliest === null || comesBefore(candidate, earliest) ? candidate : earliest),
    null,
  );
}

const kindOrder = { task: 0, deadline: 1, hold: 2 } as const;

function comesBefore(a: NextAction, b: NextAction): boolean {
  if (a.atMs !== b.atMs) return a.atMs < b.atMs;
  if (a.kind !== b.kind) return kindOrder[a.kind] < kindOrder[b.kind];
  return a.code < b.code;
}
