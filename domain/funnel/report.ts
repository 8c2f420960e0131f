import type { BranchId, StaffId, TeamId } from '../ids.ts';
import { stepNumbers, type StepNumber } from '../process/definition.ts';
import type { LossReason } from '../prospect/catalogue.ts';
import {
  askFlow,
  countFlow,
  daysInStep,
  handsOf,
  type FlowContext,
  type FlowCount,
  type FlowKind,
  type FlowQuestion,
} from './flow.ts';
import { median, percentile, rate } from './statistics.ts';
import type { StepInterval } from './step-interval.ts';

/** A number of the period and the question that lists it. */
export interface FlowFigure extends FlowCount {
  readonly question: FlowQuestion;
}

/** How long pursuits were in a step, in working days. Formula (K-21, with the 80th percentile besides the median): of
 *  every stay in the step that overlaps the period, the working time from its entry to its end, those that go on
 *  included up to now or the end of the period. */
export interface StepTime {
  readonly stayed: FlowFigure;
  /** Those that went on at the end. */
  readonly running: FlowFigure;
  readonly medianDays: number | null;
  readonly p80Days: number | null;
  readonly limitDays: number | null;
  readonly overLimit: FlowFigure;
}

export interface StepFlow {
  readonly step: StepNumber;
  readonly entered: FlowFigure;
  readonly reentered: FlowFigure;
  readonly skipped: FlowFigure;
  readonly forward: FlowFigure;
  readonly back: FlowFigure;
  readonly parked: FlowFigure;
  readonly lost: FlowFigure;
  readonly disqualified: FlowFigure;
  readonly otherEnd: FlowFigure;
  /** Null for maintenance, which has no end. */
  readonly time: StepTime | null;
  readonly conversion: StepConversion;
}

/** Two conversions from a step to the next, 0 to 1; null without data. */
export interface StepConversion {
  /** Of the cohort: those that reached the step. */
  readonly reached: FlowFigure;
  /** K-19, cohort view: E(s→s+1) / N(s). Of the pursuits that began in the period and reached the step within 180
   *  days, the share that reached the next one within them. A skipped step counts as reached. Null for the last step. */
  readonly cohortRate: number | null;
  /** Activity view: of the pursuits that left the step in the period (forward, back, parked or ended), the share that
   *  left it forward. */
  readonly flowRate: number | null;
}

/** Sums of a period, for everybody or for one owner, team or branch. */
export interface FlowTotals {
  readonly begun: FlowFigure;
  readonly forward: FlowFigure;
  readonly won: FlowFigure;
  readonly lost: FlowFigure;
  readonly overLimit: FlowFigure;
  /** K-18 by count: won / (won + lost). */
  readonly winRate: number | null;
  /** K-18 by value. */
  readonly winRateByValue: number | null;
}

/** K-26: one reason's share of the pursuits that ended in one way. */
export interface LossShare {
  readonly outcome: 'lost' | 'disqualified';
  readonly reason: LossReason;
  readonly figure: FlowFigure;
  readonly share: number;
  /** Where they ended, the steps without any left out. */
  readonly steps: readonly StepLoss[];
}

/** K-26 by step: a reason's share in one step, of all pursuits that ended in that way. */
export interface StepLoss {
  readonly step: StepNumber;
  readonly figure: FlowFigure;
  readonly share: number;
}

/** What happened in a period. */
export interface FlowReport {
  readonly totals: FlowTotals;
  readonly cohortWon: FlowFigure;
  /** K-20: of the pursuits that began in the period, the share that was won within 180 days. */
  readonly cohortWinRate: number | null;
  readonly steps: readonly StepFlow[];
  readonly losses: readonly LossShare[];
}

/** Works out a period from intervals.   @param intervals all that lasted into the period or began since */
export function reportFlow(intervals: readonly StepInterval[], context: FlowContext): FlowReport {
  const ask = (question: FlowQuestion): FlowFigure => figure(question, askFlow(intervals, question, context));
  const reachedBy = stepNumbers.map((step) => ask({ flow: 'reached', step }));
  const sums = totals(ask);
  const cohortWon = ask({ flow: 'cohortWon' });
  return {
    totals: sums,
    cohortWon,
    cohortWinRate: rate(cohortWon.count, sums.begun.count),
    steps: stepNumbers.map((step) => stepFlow(intervals, step, reachedBy, context)),
    losses: (['lost', 'disqualified'] as const).flatMap((outcome) => losses(intervals, outcome, context)),
  };
}

function figure(question: FlowQuestion, answers: readonly StepInterval[]): FlowFigure {
  return { question, ...countFlow(question.flow, answers) };
}

function totals(ask: (question: FlowQuestion) => FlowFigure): FlowTotals {
  const [won, lost] = [ask({ flow: 'won' }), ask({ flow: 'lost' })];
  return {
    begun: ask({ flow: 'begun' }),
    forward: ask({ flow: 'forward' }),
    won,
    lost,
    overLimit: ask({ flow: 'overLimit' }),
    winRate: rate(won.count, won.count + lost.count),
    winRateByValue: rate(won.valueFen, won.valueFen + lost.valueFen),
  };
}

const exits = ['forward', 'back', 'parked', 'lost', 'disqualified', 'otherEnd'] as const satisfies readonly FlowKind[];

function stepFlow(
  intervals: readonly StepInterval[],
  step: StepNumber,
  reachedBy: readonly FlowFigure[],
  context: FlowContext,
): StepFlow {
  const here = intervals.filter((interval) => interval.step === step);
  const ask = (flow: FlowKind): FlowFigure => figure({ flow, step }, askFlow(here, { flow, step }, context));
  // Who is lost while parked had left the step before.
  const left = exits.flatMap((flow) => askFlow(here, { flow }, context)).filter(({ kind }) => kind === 'work');
  const leftForward = left.filter(({ exit }) => exit === 'forward');
  const reached = reachedBy[step - 1] as FlowFigure;
  const next = reachedBy[step];
  return {
    step,
    entered: ask('entered'),
    reentered: ask('reentered'),
    skipped: ask('skipped'),
    forward: ask('forward'),
    back: ask('back'),
    parked: ask('parked'),
    lost: ask('lost'),
    disqualified: ask('disqualified'),
    otherEnd: ask('otherEnd'),
    time: step === 6 ? null : stepTime(here, step, context),
    conversion: {
      reached,
      cohortRate: next === undefined ? null : rate(next.count, reached.count),
      flowRate: rate(countFlow('forward', leftForward).count, countFlow('forward', left).count),
    },
  };
}

function stepTime(here: readonly StepInterval[], step: StepNumber, context: FlowContext): StepTime {
  const ask = (flow: FlowKind): FlowFigure => figure({ flow, step }, askFlow(here, { flow, step }, context));
  const days = askFlow(here, { flow: 'stayed' }, context).map((stay) => daysInStep(stay, context));
  return {
    stayed: ask('stayed'),
    running: ask('running'),
    medianDays: median(days),
    p80Days: percentile(days, 80),
    limitDays: context.stepLimits[step - 1] ?? null,
    overLimit: ask('overLimit'),
  };
}

function losses(intervals: readonly StepInterval[], outcome: LossShare['outcome'], context: FlowContext): LossShare[] {
  const all = askFlow(intervals, { flow: outcome }, context);
  const { count } = countFlow(outcome, all);
  const reasons = new Set(all.flatMap(({ lossReason }) => lossReason ?? []));
  return [...reasons]
    .map((reason): LossShare => {
      const answers = all.filter(({ lossReason }) => lossReason === reason);
      const found = figure({ flow: outcome, reason }, answers);
      return { outcome, reason, figure: found, share: found.count / count, steps: stepLosses(found, answers, count) };
    })
    .toSorted((a, b) => b.figure.count - a.figure.count || (a.reason < b.reason ? -1 : 1));
}

function stepLosses({ question }: FlowFigure, answers: readonly StepInterval[], ofAll: number): StepLoss[] {
  return stepNumbers
    .map((step) => {
      const here = answers.filter((interval) => interval.step === step);
      const found = figure({ ...question, step }, here);
      return { step, figure: found, share: found.count / ofAll };
    })
    .filter((loss) => loss.figure.count > 0);
}

const ranked = ['begun', 'forward', 'won', 'lost', 'overLimit'] as const satisfies readonly FlowKind[];

type RankedId = StaffId | TeamId | BranchId | null;

/** The same totals for each owner, team or branch that had a hand in the period; null: nobody's. */
export function rankFlow(
  intervals: readonly StepInterval[],
  by: 'ownerId' | 'teamId' | 'branchId',
  context: FlowContext,
): ReadonlyMap<RankedId, FlowTotals> {
  const answers = new Map<RankedId, Map<FlowKind, StepInterval[]>>();
  for (const flow of ranked) {
    for (const interval of askFlow(intervals, { flow }, context)) {
      const id = by === 'branchId' ? interval.branchId : handsOf(flow, interval)[by];
      const own = answers.get(id) ?? new Map<FlowKind, StepInterval[]>(ranked.map((kind) => [kind, []]));
      own.get(flow)?.push(interval);
      answers.set(id, own);
    }
  }
  return new Map(
    [...answers].map(([id, own]) => [id, totals((question) => figure(question, own.get(question.flow) ?? []))]),
  );
}
