import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workingMsBetween } from '../../../domain/calendar.ts';
import {
  askFlow,
  cohortMs,
  countFlow,
  flowKinds,
  type FlowContext,
  type FlowKind,
} from '../../../domain/funnel/flow.ts';
import { reportFlow, rankFlow } from '../../../domain/funnel/report.ts';
import { stepIntervals } from '../../../domain/funnel/step-interval.ts';
import { isTerminal, stepNumbers, type StepNumber } from '../../../domain/process/definition.ts';
import { foldEvent, type ProspectEvent } from '../../../domain/prospect/event.ts';
import type { ProspectState } from '../../../domain/prospect/state.ts';
import { calendar, mondayMorningMs, rules } from '../../factories/context.ts';
import { goOn, happenings, wander, type Happening } from '../../factories/wandering.ts';

const dayMs = 86_400_000;
const workingDays = (fromMs: number, toMs: number): number =>
  workingMsBetween(calendar, fromMs, toMs) / (7 * 3_600_000);

const bank: fc.Arbitrary<ProspectEvent[][]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 40 }), happenings), { minLength: 1, maxLength: 6 })
  .map((pursuits) => pursuits.map(([day, all], index) => wander(`p-${index}`, mondayMorningMs + day * dayMs, all)));

/** A stretch of a log in which neither step nor branch nor parking changed, by the folded states alone. */
interface Stretch {
  readonly prospectId: string;
  readonly cycleNo: number;
  readonly place: 'end' | 'parked' | StepNumber;
  readonly states: readonly { readonly atMs: number; readonly state: ProspectState }[];
  readonly untilMs: number | null;
}

function placeOf({ phase, step }: ProspectState): Stretch['place'] {
  if (isTerminal(phase)) return 'end';
  return phase === 'nurture' ? 'parked' : step;
}

function stretches(log: readonly ProspectEvent[]): Stretch[] {
  let state: ProspectState | null = null;
  const found: (Stretch & { states: { atMs: number; state: ProspectState }[] })[] = [];
  for (const event of log) {
    state = foldEvent(event.fromPhase === null ? null : state, event);
    const place = placeOf(state);
    const last = found.at(-1);
    const before = last?.states.at(-1)?.state;
    const goesOn =
      last?.place === place &&
      last.cycleNo === state.cycleNo &&
      before?.branchId === state.branchId &&
      event.fromPhase !== null;
    if (last !== undefined && goesOn) last.states.push({ atMs: event.atMs, state });
    else
      found.push({
        prospectId: state.prospectId,
        cycleNo: state.cycleNo,
        place,
        states: [{ atMs: event.atMs, state }],
        untilMs: null,
      });
  }
  return found.map((stretch, index) => ({ ...stretch, untilMs: found[index + 1]?.states[0]?.atMs ?? null }));
}

/** Who did it, by a plain walk over the folded states: nothing of the code under test. */
function recount(
  logs: readonly ProspectEvent[][],
  flow: FlowKind,
  step: StepNumber,
  context: FlowContext,
): Set<string> {
  const { startMs, endMs } = context.period;
  const within = (atMs: number | null | undefined): boolean =>
    atMs !== null && atMs !== undefined && startMs <= atMs && atMs < endMs;
  const found = new Set<string>();
  for (const log of logs) {
    const all = stretches(log);
    all.forEach((stretch, index) => {
      const { cycleNo, place, states, untilMs, prospectId } = stretch;
      const inCycle = all.filter((other) => other.cycleNo === cycleNo);
      const begunAtMs = inCycle[0]?.states[0]?.atMs ?? 0;
      const earlier = all.slice(0, index).filter((other) => other.cycleNo === cycleNo);
      const next = all[index + 1]?.cycleNo === cycleNo ? all[index + 1] : undefined;
      const previous = earlier.at(-1);
      const atMs = states[0]?.atMs ?? 0;
      const passesOver =
        typeof place === 'number' &&
        previous !== undefined &&
        typeof previous.place === 'number' &&
        previous.place < step &&
        place > step &&
        !earlier.some((other) => other.place === step);
      const isHere = place === step;
      const isFirstHere = isHere && !earlier.some((other) => other.place === step) && !skippedBefore(earlier, step);
      const nextPlace = next?.place;
      const endPhase = next?.place === 'end' ? next.states[0]?.state.phase : undefined;
      const stepHere = place === 'parked' ? states[0]?.state.step === step : isHere;
      const isWon = (state: ProspectState | undefined): boolean => state?.phase === 'won';
      const wonAtMs = states.find(
        ({ state }, at) => isWon(state) && !isWon(at === 0 ? previous?.states.at(-1)?.state : states[at - 1]?.state),
      )?.atMs;
      const stayed = isHere && step < 6 && atMs < endMs && (untilMs === null || untilMs >= startMs);
      const running = stayed && (untilMs === null || untilMs >= endMs);
      const isMoved = previous !== undefined && previous.place === place;
      const cohort = within(begunAtMs);
      const answers: Record<FlowKind, boolean> = {
        begun: isHere && previous === undefined && within(atMs),
        entered: isFirstHere && !isMoved && within(atMs),
        reentered: isHere && !isFirstHere && !isMoved && previous?.place !== 'parked' && within(atMs),
        skipped: passesOver && within(atMs) && !skippedBefore(earlier, step),
        forward: isHere && typeof nextPlace === 'number' && nextPlace > step && within(untilMs),
        back: isHere && typeof nextPlace === 'number' && nextPlace < step && within(untilMs),
        parked: isHere && nextPlace === 'parked' && within(untilMs),
        resumed: isHere && previous?.place === 'parked' && within(atMs),
        won: isHere && within(wonAtMs),
        lost: stepHere && endPhase === 'lost' && within(untilMs),
        disqualified: stepHere && endPhase === 'disqualified' && within(untilMs),
        otherEnd:
          stepHere && endPhase !== undefined && endPhase !== 'lost' && endPhase !== 'disqualified' && within(untilMs),
        stayed,
        running,
        overLimit:
          running && workingDays(atMs, Math.min(endMs, context.nowMs)) > (rules.stepLimits[step - 1] ?? Infinity),
        reached:
          cohort && atMs < begunAtMs + cohortMs && (isFirstHere || (passesOver && !skippedBefore(earlier, step))),
        cohortWon: cohort && isHere && wonAtMs !== undefined && wonAtMs < begunAtMs + cohortMs,
      };
      if (answers[flow]) found.add(prospectId);
    });
  }
  return found;
}

/** Whether a way forward passed over a step before. */
function skippedBefore(earlier: readonly Stretch[], step: StepNumber): boolean {
  return earlier.some((stretch, index) => {
    const before = earlier[index - 1];
    return (
      before !== undefined &&
      typeof before.place === 'number' &&
      typeof stretch.place === 'number' &&
      before.place < step &&
      stretch.place > step
    );
  });
}

function contextOf(fromDay: number, days: number, nowDay: number): FlowContext {
  const startMs = mondayMorningMs - 10 * 3_600_000 + fromDay * dayMs;
  return {
    period: { startMs, endMs: startMs + days * dayMs },
    nowMs: mondayMorningMs + nowDay * dayMs,
    isAsked: () => true,
    workingDays: (_interval, fromMs, toMs) => workingDays(fromMs, toMs),
    stepLimits: rules.stepLimits,
  };
}

const context = fc
  .tuple(fc.integer({ min: -5, max: 60 }), fc.integer({ min: 1, max: 60 }))
  .map(([fromDay, days]) => contextOf(fromDay, days, 400));

describe('every number of the funnel', () => {
  test('equals a plain recount of the states, whatever happened to the pursuits', () => {
    fc.assert(
      fc.property(bank, context, (logs, asked) => {
        const intervals = logs.flatMap((log) => stepIntervals(log));
        for (const flow of flowKinds)
          for (const step of stepNumbers) {
            const answers = askFlow(intervals, { flow, step }, asked).map(({ prospectId }) => prospectId);
            expect([flow, step, [...new Set(answers)].toSorted()]).toEqual([
              flow,
              step,
              [...recount(logs, flow, step, asked)].toSorted(),
            ]);
          }
      }),
      { numRuns: 150 },
    );
  });

  test('is met by these happenings: none of the questions is always answered by nobody', () => {
    const met = new Map<FlowKind, number>();
    for (const [logs, asked] of fc.sample(fc.tuple(bank, context), { numRuns: 300, seed: 7 }))
      for (const flow of flowKinds) {
        const answers = askFlow(
          logs.flatMap((log) => stepIntervals(log)),
          { flow },
          asked,
        );
        met.set(flow, (met.get(flow) ?? 0) + answers.length);
      }
    expect(flowKinds.filter((flow) => flow !== 'otherEnd' && (met.get(flow) ?? 0) < 5)).toEqual([]);
  });

  test('does not depend on what ended before the period', () => {
    fc.assert(
      fc.property(bank, context, (logs, asked) => {
        const intervals = logs.flatMap((log) => stepIntervals(log));
        const since = intervals.filter(
          ({ step, leftAtMs, enteredAtMs }) =>
            (leftAtMs === null && (step < 6 || enteredAtMs >= asked.period.startMs)) ||
            (leftAtMs !== null && leftAtMs >= asked.period.startMs),
        );
        expect(reportFlow(since, asked)).toEqual(reportFlow(intervals, asked));
      }),
      { numRuns: 60 },
    );
  });

  test('of owners adds up to the number of everybody when no pursuit changed hands', () => {
    fc.assert(
      fc.property(bank, context, (logs, asked) => {
        const stayed = logs.filter((log) => log.every(({ type }) => type !== 'assignOwner'));
        const intervals = stayed.flatMap((log) => stepIntervals(log));
        const { totals } = reportFlow(intervals, asked);
        const owners = [...rankFlow(intervals, 'ownerId', asked).values()];
        for (const kind of ['begun', 'forward', 'won', 'lost', 'overLimit'] as const)
          expect(owners.reduce((sum, owner) => sum + owner[kind].count, 0)).toBe(totals[kind].count);
      }),
      { numRuns: 40 },
    );
  });
});

describe('the report', () => {
  const days = (count: number): Happening => ({ kind: 'wait', hours: count * 24 });
  const closed = [goOn, goOn, goOn, goOn, goOn, goOn, goOn, goOn];

  test('of three leads: one won, one lost, one still in its first step', () => {
    const logs = [
      wander('p-1', mondayMorningMs, closed),
      wander('p-22', mondayMorningMs, [goOn, days(1), { kind: 'lose' }]),
      wander('p-333', mondayMorningMs, []),
    ];
    const intervals = logs.flatMap((log) => stepIntervals(log));
    const report = reportFlow(intervals, contextOf(0, 14, 8));
    expect(report.totals).toMatchObject({ begun: { count: 3 }, won: { count: 1 }, lost: { count: 1 }, winRate: 0.5 });
    expect(report.totals.winRateByValue).toBeCloseTo(3 / 7);
    expect(report.cohortWinRate).toBeCloseTo(1 / 3);
    const [find, approach, , objections] = report.steps;
    expect(find).toMatchObject({
      entered: { count: 3 },
      forward: { count: 2 },
      conversion: { reached: { count: 3 }, cohortRate: 2 / 3, flowRate: 1 },
      time: { stayed: { count: 3 }, running: { count: 1 }, limitDays: 10, overLimit: { count: 0 } },
    });
    expect(approach).toMatchObject({
      lost: { count: 1 },
      conversion: { cohortRate: 0.5, flowRate: 0.5 },
    });
    expect(objections).toMatchObject({ entered: { count: 0 }, skipped: { count: 1 } });
    expect(report.losses).toEqual([
      {
        outcome: 'lost',
        reason: 'competitor',
        figure: { question: { flow: 'lost', reason: 'competitor' }, count: 1, valueFen: 400 },
        share: 1,
        steps: [
          {
            step: 2,
            figure: { question: { flow: 'lost', reason: 'competitor', step: 2 }, count: 1, valueFen: 400 },
            share: 1,
          },
        ],
      },
    ]);
  });

  test('measures the step that a pursuit is in, up to now or the end of the period, and says no data of nothing', () => {
    const intervals = stepIntervals(wander('p-1', mondayMorningMs, []));
    const after = (nowDay: number, fromDay = 0): (number | null)[] => {
      const { time } = reportFlow(intervals, contextOf(fromDay, 7, nowDay)).steps[0] ?? {};
      return [time?.medianDays ?? null, time?.p80Days ?? null];
    };
    expect(after(1)).toEqual([1, 1]);
    // Monday 10:00 to the end of Sunday: five days less the first hour
    expect(after(30)[0]).toBeCloseTo(5 - 1 / 7);
    expect(after(30, 14)[0]).toBeCloseTo(15 - 1 / 7);
    expect(after(30, -7)).toEqual([null, null]);
    expect(reportFlow(intervals, contextOf(14, 7, 30)).totals.overLimit.count).toBe(1);
  });

  test('a period is only what happened in it: the same day one millisecond before midnight and at midnight', () => {
    const atMidnight = mondayMorningMs + 14 * 3_600_000;
    const of = (atMs: number): number =>
      countFlow('begun', askFlow(stepIntervals(wander('p-1', atMs, [])), { flow: 'begun' }, contextOf(0, 1, 9))).count;
    expect([of(atMidnight - 1), of(atMidnight)]).toEqual([1, 0]);
  });
});
