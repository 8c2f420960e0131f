import type { FunnelReport } from '../../contracts/funnel-report.ts';
import {
  isTerminal,
  type PhaseDefinition,
  type ProcessDefinition,
  type StepNumber,
} from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import { listNow, type ListQuery } from './list-of.ts';
import type { FlowScope } from './read-flow.ts';
import type { PhaseCounts } from './tally.ts';

type Standing = FunnelReport['now']['open'];

/** Where pursuits stand at this moment. */
export interface StandingNow {
  /** Everything that has not ended, parked ones included. */
  readonly open: Standing;
  readonly parked: Standing;
  readonly steps: readonly {
    readonly step: StepNumber;
    readonly now: Standing;
    readonly phases: FunnelReport['steps'][number]['phases'];
  }[];
}

const { steps, sharedPhases } = publishedDefinition(latestVersion) as ProcessDefinition;
const openPhases = [...steps.flatMap(({ phases }) => phases), ...sharedPhases.filter(({ code }) => !isTerminal(code))];

/** Counts of the board with the lists behind them; a weighted value is the value times the chance of winning (10.3, K-25). */
export function standingNow(counts: PhaseCounts, scope: FlowScope): StandingNow {
  const standing = (phases: readonly PhaseDefinition[], narrowing: ListQuery): Standing => ({
    count: sum(phases, ({ code }) => counts[code].count),
    valueFen: sum(phases, ({ code }) => counts[code].valueFen),
    weightedValueFen: Math.round(sum(phases, ({ code, probability }) => counts[code].valueFen * probability)),
    list: listNow(narrowing, scope),
  });
  const nurture = openPhases.filter(({ code }) => code === 'nurture');
  return {
    open: standing(openPhases, { open: 'true' }),
    parked: standing(nurture, { phase: 'nurture' }),
    steps: steps.map(({ number, phases }) => ({
      step: number,
      now: standing(phases, { step: String(number), open: 'true', parked: 'false' }),
      phases: phases.map((phase) => ({
        phase: phase.code,
        name: phase.name,
        ...standing([phase], { phase: phase.code }),
      })),
    })),
  };
}

function sum<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((total, item) => total + valueOf(item), 0);
}
