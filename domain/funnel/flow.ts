import type { BranchId, ProspectId } from '../ids.ts';
import type { PhaseCode, StepNumber } from '../process/definition.ts';
import type { LossReason } from '../prospect/catalogue.ts';
import { isWithin, type Period } from './period.ts';
import type { Holding, StepInterval } from './step-interval.ts';

/** What can be asked of a period. Every answer is a set of pursuits: one that did it twice counts once, so that a number
 *  and the list it opens agree. A cycle begun by reopening is followed as one of its own. */
export const flowKinds = [
  'begun', // pursuits that began
  'entered', // entered the step for the first time in their cycle (10.1: N(s) of the period funnel)
  'reentered', // entered it again, after falling back or on the way forward again (10.1: reentries)
  'skipped', // passed the step without entering it (10.1: skipped = true)
  'forward', // left it forward
  'back', // left it backward
  'parked', // left it for the nurture pool
  'resumed', // came back into it from the nurture pool
  'won', // the customer said yes
  'lost', // ended as lost, in the step or parked from it
  'disqualified', // ended as disqualified
  'otherEnd', // ended in another way
  'stayed', // were at work in the step at any time of the period (steps 1 to 5: maintenance has no end)
  'running', // were at work in it at the end of the period
  'overLimit', // were at work in it at the end of the period, for longer than the step's limit (P-63)
  'reached', // began in the period and entered or skipped the step within 180 days (10.1: cohort funnel)
  'cohortWon', // began in the period and were won within 180 days
] as const;
export type FlowKind = (typeof flowKinds)[number];

/** How long a cohort is followed (10.1). */
export const cohortMs = 180 * 86_400_000;

/** One question; what is left out narrows nothing. */
export interface FlowQuestion {
  readonly flow: FlowKind;
  readonly step?: StepNumber | undefined;
  /** Of lost or disqualified pursuits. */
  readonly reason?: LossReason | undefined;
}

/** What else an answer depends on. */
export interface FlowContext {
  readonly period: Period;
  readonly nowMs: number;
  /** Whose pursuits: by who held them when it happened, not by who holds them now (10.1). */
  readonly isAsked: (hands: Holding, branchId: BranchId) => boolean;
  /** Working days of the interval's branch between two instants. */
  readonly workingDays: (interval: StepInterval, fromMs: number, toMs: number) => number;
  /** Working days, by step; index 0 is step 1; null: none. */
  readonly stepLimits: readonly (number | null)[];
}

interface Rule {
  /** Whose hands count: those it was in when it was entered, or when it ended. */
  readonly hands: 'entered' | 'held';
  readonly matches: (interval: StepInterval, context: FlowContext) => boolean;
}

const otherEnds: readonly PhaseCode[] = ['doNotContact', 'merged', 'churned', 'ended'];

function entering(matches: (interval: StepInterval) => boolean): Rule {
  return {
    hands: 'entered',
    matches: (interval, { period }) => isWithin(period, interval.enteredAtMs) && matches(interval),
  };
}

function leaving(matches: (interval: StepInterval) => boolean): Rule {
  return { hands: 'held', matches: (interval, { period }) => isWithin(period, interval.leftAtMs) && matches(interval) };
}

type CohortKind = 'reached' | 'cohortWon';

const rules: Record<Exclude<FlowKind, CohortKind>, Rule> = {
  begun: entering(({ entry }) => entry === 'begun'),
  entered: entering(({ kind, first }) => kind === 'work' && first),
  reentered: entering(
    ({ kind, first, entry }) => kind === 'work' && !first && (entry === 'forward' || entry === 'back'),
  ),
  skipped: entering(({ kind }) => kind === 'skipped'),
  forward: leaving(({ kind, exit }) => kind === 'work' && exit === 'forward'),
  back: leaving(({ exit }) => exit === 'back'),
  parked: leaving(({ exit }) => exit === 'parked'),
  resumed: entering(({ entry }) => entry === 'resumed'),
  won: { hands: 'held', matches: ({ wonAtMs }, { period }) => isWithin(period, wonAtMs) },
  lost: leaving(({ exit }) => exit === 'lost'),
  disqualified: leaving(({ exit }) => exit === 'disqualified'),
  otherEnd: leaving(({ exit }) => otherEnds.some((phase) => phase === exit)),
  stayed: { hands: 'held', matches: isStay },
  running: { hands: 'held', matches: (interval, context) => isStay(interval, context) && isRunning(interval, context) },
  overLimit: { hands: 'held', matches: isOverLimit },
};

/** When a pursuit of a cohort came as far as is asked; null if it did not. */
const cohortRules: Record<CohortKind, (interval: StepInterval) => number | null> = {
  reached: ({ first, enteredAtMs }) => (first ? enteredAtMs : null),
  cohortWon: ({ wonAtMs }) => wonAtMs,
};

function isCohort(flow: FlowKind): flow is CohortKind {
  return flow in cohortRules;
}

function isStay({ kind, step, enteredAtMs, leftAtMs }: StepInterval, { period }: FlowContext): boolean {
  const overlaps = enteredAtMs < period.endMs && (leftAtMs === null || leftAtMs >= period.startMs);
  return kind === 'work' && step < 6 && overlaps;
}

/** Whether a stay was still going on when the period ended. */
function isRunning({ leftAtMs }: StepInterval, { period }: FlowContext): boolean {
  return leftAtMs === null || leftAtMs >= period.endMs;
}

function isOverLimit(interval: StepInterval, context: FlowContext): boolean {
  const limit = context.stepLimits[interval.step - 1] ?? null;
  const isOpen = limit !== null && isStay(interval, context) && isRunning(interval, context);
  return isOpen && daysInStep(interval, context) > limit;
}

/** Working days of a stay from its entry until it ended; until the end of the period, or now, while it goes on. */
export function daysInStep(interval: StepInterval, context: FlowContext): number {
  const untilMs = Math.min(interval.leftAtMs ?? context.nowMs, context.period.endMs, context.nowMs);
  return context.workingDays(interval, interval.enteredAtMs, untilMs);
}

/** The intervals that answer a question, in the order given.
 *  @param intervals all that lasted into the period or began since */
export function askFlow(
  intervals: readonly StepInterval[],
  { flow, step, reason }: FlowQuestion,
  context: FlowContext,
): StepInterval[] {
  const asked = (interval: StepInterval): boolean =>
    (step === undefined || interval.step === step) && (reason === undefined || interval.lossReason === reason);
  if (isCohort(flow)) return followCohort(flow, intervals, context).filter(asked);
  const { matches } = rules[flow];
  return intervals.filter(
    (interval) =>
      asked(interval) && context.isAsked(handsOf(flow, interval), interval.branchId) && matches(interval, context),
  );
}

/** Who had the pursuit in hand as far as a question is concerned. */
export function handsOf(flow: FlowKind, interval: StepInterval): Holding {
  return isCohort(flow) ? interval.entered : interval[rules[flow].hands];
}

/** A cohort is the pursuits that began in the period, by who had them then; it is followed in whatever hands. */
function followCohort(flow: CohortKind, intervals: readonly StepInterval[], context: FlowContext): StepInterval[] {
  const cohort = new Set(askFlow(intervals, { flow: 'begun' }, context).map(cycleOf));
  return intervals.filter((interval) => {
    const atMs = cohortRules[flow](interval);
    return atMs !== null && atMs < interval.begunAtMs + cohortMs && cohort.has(cycleOf(interval));
  });
}

function cycleOf({ prospectId, cycleNo }: StepInterval): string {
  return `${prospectId}:${cycleNo}`;
}

/** How many pursuits, and what they were worth then. */
export interface FlowCount {
  readonly count: number;
  readonly valueFen: number;
}

/** Counts each pursuit once, with the value of its last interval. */
export function countFlow(flow: FlowKind, intervals: readonly StepInterval[]): FlowCount {
  const values = new Map<ProspectId, number>();
  for (const interval of intervals) values.set(interval.prospectId, handsOf(flow, interval).valueFen);
  return { count: values.size, valueFen: [...values.values()].reduce((sum, valueFen) => sum + valueFen, 0) };
}
