import { funnelQuery, funnelView, type FunnelView } from '../../contracts/funnel.ts';
import {
  isTerminal,
  type LocalizedText,
  type PhaseDefinition,
  type ProcessDefinition,
} from '../../domain/process/definition.ts';
import { latestVersion, publishedDefinition } from '../../domain/process/published.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { Holding } from '../permissions/facts.ts';
import { defineRoute, ok } from '../route.ts';
import type { PhaseCounts } from './tally.ts';

type Group = FunnelView['groups'][number];

const groupField = { branch: 'branchId', team: 'teamId', owner: 'ownerId' } as const;
const definition = publishedDefinition(latestVersion) as ProcessDefinition;
const phaseNames = new Map(
  [...definition.steps.flatMap(({ phases }) => phases), ...definition.sharedPhases].map(({ code, name }) => [
    code,
    name,
  ]),
);

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
      total: toTotal(tally.total(filter)),
      groups: sorted.map(([id, counts]) => toGroup(id, counts)),
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

function toGroup(id: string | null, counts: PhaseCounts): Group {
  const tallyOf = ({ code, probability }: PhaseDefinition): Group['parked'] => {
    const { count, valueFen } = counts[code];
    return { phase: code, count, valueFen, weightedValueFen: Math.round(valueFen * probability) };
  };
  const steps = definition.steps.map(({ number, phases }) => {
    const tallies = phases.map(tallyOf);
    return { step: number, ...sum(tallies), phases: tallies };
  });
  const shared = definition.sharedPhases.map(tallyOf);
  const parked = shared.find(({ phase }) => !isTerminal(phase)) as Group['parked'];
  return { id, steps, parked, ended: shared.filter(({ phase }) => isTerminal(phase)), open: sum([...steps, parked]) };
}

/** The same with the names of steps and phases, which are the same for every group. */
function toTotal(counts: PhaseCounts): FunnelView['total'] {
  const { steps, parked, ended, open } = toGroup(null, counts);
  const named = (tally: Group['parked']): FunnelView['total']['parked'] => ({
    ...tally,
    name: phaseNames.get(tally.phase) as LocalizedText,
  });
  return {
    steps: steps.map((step, index) => ({
      ...step,
      name: (definition.steps[index] as (typeof definition.steps)[number]).name,
      phases: step.phases.map(named),
    })),
    parked: named(parked),
    ended: ended.map(named),
    open,
  };
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
