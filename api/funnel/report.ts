import {
  funnelReport,
  funnelReportQuery,
  type FunnelReport,
  type FunnelReportQuery,
  type RankedUnit,
} from '../../contracts/funnel-report.ts';
import { daysBefore, type BankDays } from '../../domain/funnel/period.ts';
import {
  rankFlow,
  reportFlow,
  type FlowFigure,
  type FlowReport,
  type FlowTotals,
  type StepFlow,
} from '../../domain/funnel/report.ts';
import type { ProcessDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Holding } from '../permissions/facts.ts';
import { defineRoute, ok } from '../route.ts';
import { listOfFlow } from './list-of.ts';
import { readFlow, type FlowScope } from './read-flow.ts';
import { readStalled } from './stalled.ts';
import { standingNow, type StandingNow } from './standing.ts';
import type { TallyFilter } from './tally.ts';

const { steps } = publishedDefinition(latestVersion) as ProcessDefinition;

/** How many stalled prospects the page names. */
const stalledNamed = 10;

export const funnelReportRoute = defineRoute({
  method: 'get',
  path: '/funnel/report',
  operationId: 'getFunnelReport',
  tag: 'management',
  summary: 'The funnel of a period: entries, conversion, time in step, losses, ranking; and where things stand now',
  needs: 'readFunnel',
  query: funnelReportQuery,
  answers: { 200: { description: 'Of what the caller may read', schema: funnelReport } },
  handle: async ({ actor, ability, query }, deps) => ok(await readReport(deps, { actor, ability }, query)),
});

/** Who asks. */
interface Asking {
  readonly actor: Actor;
  readonly ability: ActorAbility;
}

/** A report as it is at this moment.   @param stalledAtMost how many stalled prospects are named */
export async function readReport(
  deps: ApiDeps,
  { actor, ability }: Asking,
  { from, to, rankBy, ...scope }: FunnelReportQuery,
  stalledAtMost: number = stalledNamed,
): Promise<FunnelReport> {
  const nowMs = Date.now();
  const period = { from, to };
  const before = daysBefore(period);
  const [flow, { tally }, stalled] = await Promise.all([
    readFlow(deps, ability, { scope, since: before, nowMs }),
    deps.board.caughtUp(),
    readStalled(deps, ability, { scope, nowMs, branchId: actor.branchId, limit: stalledAtMost }),
  ]);
  const { intervals, contextOf } = flow;
  const now = reportFlow(intervals, contextOf(period));
  const earlier = reportFlow(intervals, contextOf(before));
  const tallyFilter = { ...scope, isInReach: (holding: Holding) => ability.can('readFunnel', holding) };
  const standing = standingNow(tally.total(tallyFilter), scope);
  const figures: Figures = { period, scope };
  return {
    asOf: new Date(nowMs).toISOString(),
    period,
    before,
    now: { open: standing.open, parked: standing.parked },
    totals: {
      ...presentTotals(now.totals, earlier.totals, figures),
      winRateBefore: earlier.totals.winRate,
      cohortWon: figure(now.cohortWon, earlier.cohortWon, figures),
      cohortWinRate: now.cohortWinRate,
    },
    steps: presentSteps(now, earlier, standing, figures),
    stalled,
    losses: presentLosses(now, earlier, figures),
    ranking: ranking(flow, { tally, tallyFilter }, { ...figures, before, rankBy }),
  };
}

/** What the list behind a figure is narrowed to. */
interface Figures {
  readonly period: BankDays;
  readonly scope: FlowScope;
}

function figure({ question, count, valueFen }: FlowFigure, before: FlowFigure | undefined, { period, scope }: Figures) {
  return { count, valueFen, before: before?.count ?? 0, list: listOfFlow(question, period, scope) };
}

function presentTotals(now: FlowTotals, earlier: FlowTotals | undefined, figures: Figures) {
  return {
    begun: figure(now.begun, earlier?.begun, figures),
    forward: figure(now.forward, earlier?.forward, figures),
    won: figure(now.won, earlier?.won, figures),
    lost: figure(now.lost, earlier?.lost, figures),
    overLimit: figure(now.overLimit, earlier?.overLimit, figures),
    winRate: now.winRate,
    winRateByValue: now.winRateByValue,
  };
}

const stepFigures = [
  'entered',
  'reentered',
  'skipped',
  'forward',
  'back',
  'parked',
  'lost',
  'disqualified',
  'otherEnd',
] as const;

function presentSteps(now: FlowReport, earlier: FlowReport, standing: StandingNow, figures: Figures) {
  return steps.map(({ number, name }, index) => {
    const [flow, before, here] = [now.steps[index], earlier.steps[index], standing.steps[index]];
    if (flow === undefined || before === undefined || here === undefined)
      throw new Error(`no numbers of step ${number}`);
    const entries = stepFigures.map((kind) => [kind, figure(flow[kind], before[kind], figures)] as const);
    return {
      ...here,
      name,
      ...(Object.fromEntries(entries) as Record<(typeof stepFigures)[number], ReturnType<typeof figure>>),
      time: presentTime(flow.time, before.time, figures),
      conversion: {
        reached: figure(flow.conversion.reached, before.conversion.reached, figures),
        cohortRate: flow.conversion.cohortRate,
        flowRate: flow.conversion.flowRate,
        flowRateBefore: before.conversion.flowRate,
      },
    };
  });
}

function presentTime(time: StepFlow['time'], before: StepFlow['time'], figures: Figures) {
  if (time === null) return null;
  return {
    stayed: figure(time.stayed, before?.stayed, figures),
    running: figure(time.running, before?.running, figures),
    medianDays: time.medianDays,
    p80Days: time.p80Days,
    medianDaysBefore: before?.medianDays ?? null,
    limitDays: time.limitDays,
    overLimit: figure(time.overLimit, before?.overLimit, figures),
  };
}

function presentLosses(now: FlowReport, earlier: FlowReport, figures: Figures) {
  return now.losses.map(({ outcome, reason, figure: counted, share, steps: byStep }) => {
    const before = earlier.losses.find((loss) => loss.outcome === outcome && loss.reason === reason);
    return {
      outcome,
      reason,
      figure: figure(counted, before?.figure, figures),
      share,
      steps: byStep.map(({ step, figure: here, share: part }) => {
        const beforeHere = before?.steps.find((loss) => loss.step === step);
        return { step, figure: figure(here, beforeHere?.figure, figures), share: part };
      }),
    };
  });
}

interface Ranked extends Figures {
  readonly before: BankDays;
  readonly rankBy: FunnelReportQuery['rankBy'];
}

const rankedField = { owner: 'ownerId', team: 'teamId', branch: 'branchId' } as const satisfies Record<
  RankedUnit,
  keyof FlowScope
>;

/** Owners, teams or branches with what they have open, most won first. */
function ranking(
  { intervals, contextOf }: Awaited<ReturnType<typeof readFlow>>,
  {
    tally,
    tallyFilter,
  }: { readonly tally: Awaited<ReturnType<ApiDeps['board']['caughtUp']>>['tally']; readonly tallyFilter: TallyFilter },
  { period, before, scope, rankBy }: Ranked,
): FunnelReport['ranking'] {
  const by = rankedField[rankBy];
  const now = rankFlow(intervals, by, contextOf(period));
  const earlier = rankFlow(intervals, by, contextOf(before));
  const counts = tally.groups(tallyFilter, by);
  const nothing = reportFlow([], contextOf(period)).totals;
  // What nobody owns yet is no rank: it stands in the phase of leads.
  const ids = [...new Set([...now.keys(), ...counts.keys()])].filter((id) => id !== null);
  return ids
    .map((id) => {
      const own = { period, scope: { ...scope, [by]: id } };
      const phases = counts.get(id) ?? tally.total({ ...tallyFilter, isInReach: () => false });
      return {
        id,
        open: standingNow(phases, own.scope).open,
        ...presentTotals(now.get(id) ?? nothing, earlier.get(id), own),
      };
    })
    .filter(
      ({ open, begun, forward, won, lost }) => open.count + begun.count + forward.count + won.count + lost.count > 0,
    )
    .toSorted((a, b) => b.won.count - a.won.count || b.forward.count - a.forward.count || (a.id < b.id ? -1 : 1));
}
