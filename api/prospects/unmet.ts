import * as z from 'zod';
import { prospectId } from '../../contracts/common.ts';
import { unmetQuery, unmetView } from '../../contracts/prospect.ts';
import type { UnmetCondition } from '../../domain/failure.ts';
import type { PhaseCode } from '../../domain/process/definition.ts';
import { stepOf } from '../../domain/prospect/change.ts';
import type { CommandContext } from '../../domain/prospect/command.ts';
import { targetsFrom, unmetFor } from '../../domain/prospect/commands/advance.ts';
import { unmetGate } from '../../domain/prospect/gate.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { withoutWaived } from '../../domain/prospect/waiver.ts';
import { describeUnmet } from '../errors.ts';
import { clockOf } from '../moved-clock.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { defineRoute, ok } from '../route.ts';
import { definitionOf, pinnedRulesOf } from './present.ts';
import { readProspect } from './read-prospect.ts';

export const unmetRoute = defineRoute({
  method: 'get',
  path: '/prospects/:prospectId/unmet',
  operationId: 'getUnmetConditions',
  tag: 'prospects',
  summary: 'What stands between a prospect and a phase, and how to meet it',
  needs: 'readProspect',
  params: z.object({ prospectId }),
  query: unmetQuery,
  answers: { 200: { description: 'The unmet conditions, [] when nothing stands in the way', schema: unmetView } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, ability, params, query: { target } }, deps) => {
    const snapshot = await readProspect(deps, ability, params.prospectId);
    const { _id, state, processVersion } = snapshot;
    const calendar = await deps.calendars.get(state.branchId);
    if (calendar === null) throw new Error(`branch ${state.branchId} has no calendar`);
    const definition = definitionOf(processVersion);
    const { nowMs } = await clockOf(deps, prospectWorkflowId(_id));
    const context: CommandContext = { nowMs, actor, calendar, definition, rules: pinnedRulesOf(snapshot) };
    const reachable = targetsFrom(state.phase).includes(target);
    const unmet = reachable ? unmetFor(state, target, context) : unmetOnTheWay(state, target, context);
    return ok({
      prospectId: _id,
      revision: state.revision,
      phase: state.phase,
      target,
      reachable,
      unmet: describeUnmet(withoutWaived(state, unmet), processVersion),
    });
  },
});

/** For a phase of a later step: every gate between here and there. Otherwise why `advance` does not lead there. */
function unmetOnTheWay(state: ProspectState, target: PhaseCode, context: CommandContext): UnmetCondition[] {
  const targetStep = stepOf(target, state.step);
  if (targetStep <= state.step) return unmetFor(state, target, context);
  return context.definition.steps
    .filter(({ number }) => number >= state.step && number < targetStep)
    .flatMap(({ number }) => unmetGate(state, number, context));
}
