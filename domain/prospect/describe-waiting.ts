import { formatLocal, type WorkingCalendar } from '../calendar.ts';
import { isTerminal, type PinnedRules } from '../process/definition.ts';
import { actsAtMs } from '../escalation/climb.ts';
import { earliestDeadline, isHeld, ladderOf, ruleOf } from './deadline.ts';
import type { Deadline, ProspectState } from './state.ts';

/** One line for an operator: where a prospect stands, what it waits for, and who hears after that. No personal data. */
export function describeWaiting(state: ProspectState, calendar: WorkingCalendar, rules: PinnedRules): string {
  if (isTerminal(state.phase)) return `${state.phase}: the pursuit has ended`;
  const hold = isHeld(state) ? `, held by ${state.holds.map(({ holdId }) => holdId).join(', ')}` : '';
  const deadline = earliestDeadline(state);
  if (deadline === null) return `${state.phase}${hold}: nothing is due; ${state.tasks.length} open task(s)`;
  const atMs = actsAtMs(deadline) as number;
  return `${state.phase}${hold}: ${deadline.code} due ${formatLocal(calendar, atMs)}${whoHears(deadline, rules)}`;
}

const audienceName = { owner: 'the owner', teamLead: 'the team lead', branchHead: 'the branch head' } as const;

function whoHears(deadline: Deadline, rules: PinnedRules): string {
  const ladder = ladderOf(rules, ruleOf(rules, deadline.code), deadline.step);
  const now = ladder[deadline.rungsActed];
  const next = ladder[deadline.rungsActed + 1];
  if (now === undefined) return '';
  return `; then ${audienceName[now.tell]} is told${next === undefined ? '' : `, after that ${audienceName[next.tell]}`}`;
}
