import { funnelQuery, funnelView, type FunnelView } from '../../contracts/funnel.ts';
import { isTerminal, type PhaseDefinition, type ProcessDefinition } from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Holding } from '../permissions/facts.ts';
import { defineRoute, ok } from '../route.ts';
import type { PhaseCounts } from './tally.ts';

type Counts = FunnelView['total'];
type PhaseTally = Counts['parked'];

const groupField = { branch: 'branchId', team: 'teamId', owner: 'ownerId' } as const;
const definition = publishedDefinition(latestVersion) as ProcessDefinition;

export const funnelRoute = defineRoute({
  method: 'get',
  path: '/funnel',
  operationId: 'getFunnel',
  tag: 'management',
  summary: 'How many pursuits stand in each step and phase, and what they are worth',
  needs: 'readFunnel',
  query: funnelQuery,
  answers: {
    200: {
      description: 'Of what the caller may read; exact: every write that was answered with 200 before is counted',
      schema: funnelView,
    },
  },
  handle: async ({ ability, query }, { board }) => {
    const { groupBy, branchId, teamId, ownerId } = query;
    const filter = { branchId, teamId, ownerId, isInReach: reachOf(ability) };
    const { tally, newestAt } = await board.caughtUp();
    const groups = groupBy === undefined ? [] : [...tally.groups(filter, groupField[groupBy])];
    const sorted = groups.toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
    return ok({
      newestAt: newestAt?.toISOString() ?? null,
      total: toCounts(tally.total(filter)),
      groups: sorted.map(([id, counts]) => ({ id, ...toCounts(counts) })),
    });
  },
});

/** What was asked once: an ability answers the same for ever, and the holdings of the board are never changed. */
const asked = new WeakMap<ActorAbility, WeakMap<Holding, boolean>>();

function reachOf(ability: ActorAbility): (holding: Holding) => boolean {
  const known = asked.get(ability) ?? new WeakMap<Holding, boolean>();
  asked.set(ability, known);
  return (holding) => {
    const before = known.get(holding);
    if (before !== undefined) return before;
    const isInReach = ability.can('readFunnel', holding);
    known.set(holding, isInReach);
    return isInReach;
  };
}

function toCounts(counts: PhaseCounts): Counts {
  const tallyOf = ({ code, name, probability }: PhaseDefinition): PhaseTally => {
    const { count, valueFen } = counts[code];
    return { phase: code, name, count, valueFen, weightedValueFen: Math.round(valueFen * probability) };
  };
  const steps = definition.steps.map(({ number, name, phases }) => {
    const tallies = phases.map(tallyOf);
    return { step: number, name, ...sum(tallies), phases: tallies };
  });
  const shared = definition.sharedPhases.map(tallyOf);
  const parked = shared.find(({ phase }) => !isTerminal(phase)) as PhaseTally;
  return { steps, parked, ended: shared.filter(({ phase }) => isTerminal(phase)), open: sum([...steps, parked]) };
}

function sum(parts: readonly { readonly count: number; readonly valueFen: number }[]): {
  count: number;
  valueFen: number;
} {
  return {
    count: parts.reduce((total, { count }) => total + count, 0),
    valueFen: parts.reduce((total, { valueFen }) => total + valueFen, 0),
  };
}
