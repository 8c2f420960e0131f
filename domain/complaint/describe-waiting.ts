import { formatLocal, type WorkingCalendar } from '../calendar.ts';
import { actsAtMs } from '../escalation/climb.ts';
import { isOver } from './catalogue.ts';
import { hearerOf } from './change.ts';
import { earliestClock } from './clock.ts';
import { ladderOf, type ComplaintAudience, type ComplaintRules } from './rules.ts';
import type { ComplaintClock, ComplaintState } from './state.ts';

/** One line for an operator: where a complaint stands, what it waits for, and who hears then. No personal data. */
export function describeWaitingComplaint(
  state: ComplaintState,
  calendar: WorkingCalendar,
  rules: ComplaintRules,
): string {
  if (isOver(state.status)) return `${state.status}: the case has ended`;
  const paused = state.clocks.filter(({ frozenRemainingMs }) => frozenRemainingMs !== null).map(({ key }) => key);
  const place = `${state.status}, ${state.severity}, level ${state.level}`;
  const standing = paused.length === 0 ? '' : `, paused: ${paused.join(', ')}`;
  const clock = earliestClock(state);
  if (clock === null) return `${place}${standing}: no clock runs`;
  const atMs = actsAtMs(clock) as number;
  return `${place}${standing}: ${clock.key} acts ${formatLocal(calendar, atMs)}${whoHears(state, clock, rules)}`;
}

const audienceName: Readonly<Record<ComplaintAudience, string>> = {
  handler: 'the handler',
  reviewer: 'the reviewer',
  level1: 'level 1',
  level2: 'level 2',
  level3: 'level 3',
  executive: 'the executive sponsor',
  compliance: 'compliance',
};

function whoHears(state: ComplaintState, clock: ComplaintClock, rules: ComplaintRules): string {
  const ladder = ladderOf(rules, clock.key, state.severity);
  const rung = ladder[Math.min(clock.rungsActed, ladder.length - 1)];
  if (rung === undefined) return '';
  return `; then ${audienceName[hearerOf(state, rung.tell).audience]} is told${rung.action === 'raise' && state.level < 3 ? ' and the level rises' : ''}`;
}
