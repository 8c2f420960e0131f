import type { Change } from './change.ts';
import type { CommandContext } from './command.ts';
import { armDeadline, type TimeContext } from './deadline.ts';
import { dayMs } from '../wait.ts';
import { unmetGate } from './gate.ts';
import { enterPhase } from './phase.ts';
import type { Quadrant } from './catalogue.ts';

/** Days between two care contacts, by quadrant (6.1). */
export function intervalDays(quadrant: Quadrant, context: TimeContext): number {
  return context.rules.settings.quadrantDays[quadrant];
}

/** P-42: the deal is done; welcome contacts and the care cadence begin. */
export function startMaintaining(change: Change, context: TimeContext): void {
  change.rule = 'P-42';
  enterPhase(change, 'maintaining', context);
  context.rules.settings.welcomeDays.forEach((days) => {
    armDeadline(change, 'T6.WELCOME', context, { recordId: `day-${days}`, dueAtMs: change.nowMs + days * dayMs });
  });
  armCadence(change, context);
}

/** Sets the next care contact and the silence alarm from now (P-45, R6-5). */
export function armCadence(change: Change, context: TimeContext): void {
  const days = change.state.maintenancePlan?.intervalDays ?? context.rules.settings.quadrantDays.ll;
  armDeadline(change, 'T6.CADENCE', context, { dueAtMs: change.nowMs + days * dayMs });
  armDeadline(change, 'T6.SILENT', context, { dueAtMs: change.nowMs + 2 * days * dayMs });
}

/** Goes on to maintenance as soon as the last condition of G5 is met (P-42). */
export function maintainWhenComplete(change: Change, context: CommandContext): void {
  if (change.state.phase === 'won' && unmetGate(change.state, 5, context).length === 0)
    startMaintaining(change, context);
}
