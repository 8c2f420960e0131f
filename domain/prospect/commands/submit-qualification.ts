import type { UnmetCondition } from '../../failure.ts';
import { criteria, type Criterion } from '../../process/definition.ts';
import type { Change } from '../change.ts';
import { hard, supervisorOnly, type Command, type CommandContext } from '../command.ts';
import { armDeadline, meetDeadline } from '../deadline.ts';
import { dayMs } from '../../wait.ts';
import { unmetGate } from '../gate.ts';
import { endPursuit, enterPhase, parkUntil } from '../phase.ts';
import type { ProspectState } from '../state.ts';
import type { CriterionAnswer } from '../records.ts';

export interface SubmitQualificationPayload {
  /** All five criteria, each once. */
  readonly answers: readonly CriterionAnswer[];
  readonly growthType: boolean;
  /** Supervisors only: go on with open criteria, to be settled by this instant (R1-3). */
  readonly conditionalUntilMs: number | null;
}

type Path = 'fails' | 'noCommittee' | 'review' | 'conditional' | 'passes';

/** The five criteria of the selection method; decides where the lead goes (R1-1 to R1-5, P-06 to P-10). */
export const submitQualification: Command<SubmitQualificationPayload> = {
  name: 'submitQualification',
  phases: ['qualifying'],
  sells: false,
  check: (state, payload, context) => {
    const missing = criteria.filter(
      (criterion) => payload.answers.filter((answer) => answer.criterion === criterion).length !== 1,
    );
    if (missing.length > 0) return [hard('X.FIVE_CRITERIA')];
    const path = pathOf(state, payload);
    if (path === 'fails' || path === 'noCommittee') return [];
    const conditional = path === 'conditional' ? checkConditional(state, payload, context) : [];
    const settledByReview = path === 'review' ? ['G1.GROWTH', 'G1.C2'] : [];
    return [...conditional, ...unmetGate(withAnswers(state, payload, context), 1, context, settledByReview)];
  },
  apply: (change, payload, context) => {
    const path = pathOf(change.state, payload);
    change.state.qualification = withAnswers(change.state, payload, context).qualification;
    meetDeadline(change, 'T1.QUALIFY');
    goOn[path](change, payload, context);
  },
};

const goOn: Record<Path, (change: Change, payload: SubmitQualificationPayload, context: CommandContext) => void> = {
  passes: (change, _payload, context) => {
    change.rule = 'P-06';
    enterPhase(change, 'gatheringIntel', context);
  },
  review: (change, _payload, context) => {
    change.rule = 'P-07';
    enterPhase(change, 'rigorousReview', context);
  },
  fails: (change, payload, context) => {
    const failed = payload.answers.find(({ result }) => result === 'fail');
    change.rule = 'P-08';
    endPursuit(
      change,
      'disqualified',
      { reason: lossReasonOf(failed?.criterion), text: failed?.evidence ?? '', cooldownDays: null },
      context,
    );
  },
  noCommittee: (change, _payload, context) => {
    change.rule = 'P-09';
    parkUntil(
      change,
      context.nowMs + context.rules.settings.communityRecheckDays * dayMs,
      'no owners’ committee yet',
      context,
    );
  },
  conditional: (change, payload, context) => {
    change.rule = 'P-10';
    enterPhase(change, 'gatheringIntel', context);
    armDeadline(change, 'T1.CONDITION', context, { dueAtMs: payload.conditionalUntilMs as number });
  },
};

function pathOf(state: Pick<ProspectState, 'customer' | 'walkInLoan'>, payload: SubmitQualificationPayload): Path {
  const failed = payload.answers.filter(({ result }) => result === 'fail').map(({ criterion }) => criterion);
  const growthOnly = failed.length === 1 && failed[0] === 'purchasingPower' && payload.growthType;
  if (failed.length > 0 && !growthOnly) return 'fails';
  if (state.customer.customerType === 'community' && state.customer.committeeEstablished !== true) return 'noCommittee';
  if (payload.growthType || state.walkInLoan) return 'review';
  return payload.conditionalUntilMs !== null && openCriteria(payload).length > 0 ? 'conditional' : 'passes';
}

function openCriteria(payload: SubmitQualificationPayload): Criterion[] {
  return payload.answers.filter(({ result }) => result === 'unknown').map(({ criterion }) => criterion);
}

function checkConditional(
  state: ProspectState,
  payload: SubmitQualificationPayload,
  context: CommandContext,
): UnmetCondition[] {
  const open = openCriteria(payload);
  const tooMany = open.length > context.rules.settings.maxUnknownCriteria || open.includes('bankStandard');
  const late = (payload.conditionalUntilMs ?? 0) <= context.nowMs;
  return [
    ...supervisorOnly(state, context.actor),
    ...(tooMany ? [hard('X.TOO_MANY_UNKNOWN')] : []),
    ...(late ? [hard('X.FUTURE')] : []),
  ];
}

/** The state as it would be with these answers, for the gate to look at. */
function withAnswers(
  state: ProspectState,
  payload: SubmitQualificationPayload,
  context: CommandContext,
): ProspectState {
  const open = openCriteria(payload);
  const conditional =
    payload.conditionalUntilMs === null || open.length === 0
      ? null
      : { criteria: open, agreedBy: context.actor.staffId, resolveByMs: payload.conditionalUntilMs };
  const { answers, growthType } = payload;
  return {
    ...state,
    qualification: {
      answers,
      growthType,
      submittedBy: context.actor.staffId,
      submittedAtMs: context.nowMs,
      conditional,
    },
  };
}

function lossReasonOf(
  criterion: Criterion | undefined,
): 'noNeed' | 'noAbility' | 'belowStandard' | 'noAuthority' | 'noValue' | 'other' {
  switch (criterion) {
    case 'financialNeed':
      return 'noNeed';
    case 'purchasingPower':
      return 'noAbility';
    case 'bankStandard':
      return 'belowStandard';
    case 'purchaseAuthority':
      return 'noAuthority';
    case 'valueForBank':
      return 'noValue';
    case undefined:
      return 'other';
  }
}
