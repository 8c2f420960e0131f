import type { UnmetCondition } from '../failure.ts';
import type { CommandId } from '../ids.ts';
import { startChange } from './change.ts';
import { supervisorOnly, type CommandContext } from './command.ts';
import { freshCycle } from './create.ts';
import { armDeadline } from './deadline.ts';
import { record, type Decision } from './decide.ts';
import { enterPhase } from './phase.ts';
import type { ProspectState } from './state.ts';

export interface ReopenProspect {
  readonly reason: string;
  /** What is new since the pursuit ended. */
  readonly newFact: string;
}

/** Conditions for taking up an ended pursuit again (P-57): a supervisor, and an end that allows it. */
export function unmetReopen(state: ProspectState, context: Pick<CommandContext, 'actor'>): UnmetCondition[] {
  const wrongEnd: UnmetCondition[] =
    state.phase === 'lost' || state.phase === 'disqualified' ? [] : [{ code: 'X.NOT_REOPENABLE', kind: 'hard' }];
  return [...wrongEnd, ...supervisorOnly(state, context.actor)];
}

/** The first event of the next cycle (D-12): what was learned stays, what was planned and agreed begins anew. */
export function reopenProspect(
  ended: ProspectState,
  payload: ReopenProspect,
  context: CommandContext,
  commandId: CommandId | null = null,
): Decision {
  const change = startChange(
    {
      ...ended,
      ...freshCycle,
      cycleNo: ended.cycleNo + 1,
      step: 1,
      phase: 'qualifying',
      stepEnteredAtMs: context.nowMs,
    },
    context.nowMs,
  );
  change.rule = 'P-57';
  enterPhase(change, change.state.ownerId === null ? 'lead' : 'qualifying', context);
  armDeadline(change, 'T2.TIDY', context);
  change.reason = `${payload.reason}: ${payload.newFact}`;
  return record(null, change, {
    type: 'reopen',
    actor: { kind: 'staff', staffId: context.actor.staffId },
    commandId,
    overridden: [],
  });
}
