import type { UnmetCondition } from '../../failure.ts';
import type { PhaseCode } from '../../process/definition.ts';
import { closeTasks, type Change } from '../change.ts';
import { hard, type Command, type CommandContext } from '../command.ts';
import { armDeadline, meetDeadline } from '../deadline.ts';
import { minuteMs } from '../../wait.ts';
import { unmetGate } from '../gate.ts';
import { startMaintaining } from '../maintaining.ts';
import { hasOpenBlocking } from '../objecting.ts';
import { enterPhase } from '../phase.ts';
import type { ProspectState } from '../state.ts';

export interface AdvancePayload {
  readonly to: PhaseCode;
}

interface Move {
  readonly rule: string;
  readonly unmet: (state: ProspectState, context: CommandContext) => UnmetCondition[];
  readonly apply: (change: Change, context: CommandContext) => void;
}

/** Earliest start of a meeting before its appointed time (P-23). */
const earlyStartMs = 60 * minuteMs;

const moves: Partial<Record<PhaseCode, Partial<Record<PhaseCode, Move>>>> = {
  gatheringIntel: {
    planningVisit: {
      rule: 'P-14',
      unmet: (state, context) =>
        unmetGate(state, 2, context, ['G2.COMP', 'G2.SWOT', 'G2.PLAN', 'G2.APPT', 'G2.CRED', 'G2.HOLD']),
      apply: (change, context) => {
        meetDeadline(change, 'T2.INTEL');
        enterPhase(change, 'planningVisit', context);
      },
    },
  },
  appointed: {
    meeting: {
      rule: 'P-23',
      unmet: (state, context) => [
        ...(context.nowMs < (state.appointment?.startAtMs ?? 0) - earlyStartMs ? [hard('X.TOO_EARLY')] : []),
        ...unmetGate(state, 2, context),
      ],
      apply: startMeeting,
    },
  },
  meeting: {
    handlingObjections: {
      rule: 'P-28',
      unmet: (state, context) => [
        ...unmetMeeting(state, context),
        ...(hasOpenBlocking(state) ? [] : [hard('X.NO_OBJECTION')]),
      ],
      apply: (change, context) => {
        meetDeadline(change, 'T3.FOLLOW');
        change.state.objectionStep = 'entered';
        enterPhase(change, 'handlingObjections', context);
      },
    },
    closing: {
      rule: 'P-29',
      unmet: (state, context) => [
        ...unmetMeeting(state, context),
        ...(hasOpenBlocking(state) ? [hard('G4.NOOPEN')] : []),
      ],
      apply: (change, context) => {
        meetDeadline(change, 'T3.FOLLOW');
        if (change.state.objectionStep === 'pending') change.state.objectionStep = 'skipped';
        enterPhase(change, 'closing', context);
      },
    },
  },
  handlingObjections: {
    closing: {
      rule: 'P-30',
      unmet: (state, context) => unmetGate(state, 4, context),
      apply: (change, context) => enterPhase(change, 'closing', context),
    },
  },
  won: {
    maintaining: {
      rule: 'P-42',
      unmet: (state, context) => unmetGate(state, 5, context),
      apply: startMaintaining,
    },
  },
};

/** G3, and R1-3: criteria left open at qualification are settled before step 3 ends. */
function unmetMeeting(state: ProspectState, context: CommandContext): UnmetCondition[] {
  const isOpen = (state.qualification?.conditional ?? null) !== null;
  return [...unmetGate(state, 3, context), ...(isOpen ? [hard('X.OPEN_CRITERIA')] : [])];
}

function startMeeting(change: Change, context: CommandContext): void {
  const { appointment, visitPlan } = change.state;
  enterPhase(change, 'meeting', context);
  if (visitPlan !== null) change.state.visitPlan = { ...visitPlan, status: 'used' };
  if (appointment === null) return;
  change.state.appointment = { ...appointment, status: 'held' };
  armDeadline(change, 'T3.MINUTES', context, { fromMs: Math.max(appointment.endAtMs, context.nowMs) });
}

/** Conditions between a prospect and a target phase; `X.TARGET` when `advance` does not lead there from here. */
export function unmetFor(state: ProspectState, to: PhaseCode, context: CommandContext): UnmetCondition[] {
  const move = moves[state.phase]?.[to];
  return move === undefined ? [hard('X.TARGET')] : move.unmet(state, context);
}

/** Where `advance` can lead from a phase. */
export function targetsFrom(phase: PhaseCode): PhaseCode[] {
  return Object.keys(moves[phase] ?? {}) as PhaseCode[];
}

/** Moves a prospect forward through its gate; a supervisor may waive soft conditions (P-14, P-23, P-28 to P-30, P-42). */
export const advance: Command<AdvancePayload> = {
  name: 'advance',
  phases: 'open',
  sells: true,
  check: (state, payload, context) => unmetFor(state, payload.to, context),
  apply: (change, payload, context) => {
    const move = moves[change.state.phase]?.[payload.to];
    if (move === undefined) return;
    change.rule = move.rule;
    closeTasks(change, ({ kind }) => kind === 'decideOverride', 'done');
    move.apply(change, context);
  },
};
