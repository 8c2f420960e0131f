import * as z from 'zod';
import { prospectId } from '../../contracts/common.ts';
import { prospectView } from '../../contracts/prospect.ts';
import { pinRules } from '../../domain/process/pin-rules.ts';
import { unmetGate } from '../../domain/prospect/gate.ts';
import { nextAction } from '../../domain/prospect/next-action.ts';
import { defineRoute, ok } from '../route.ts';
import { definitionOf, phaseName, presentNextAction, presentState, stepDefinition } from './present.ts';
import { readProspect } from './read-prospect.ts';

export const getRoute = defineRoute({
  method: 'get',
  path: '/prospects/:prospectId',
  operationId: 'getProspect',
  tag: 'prospects',
  summary: 'One prospect, its next action and how far its step’s gate is met',
  needs: 'readProspect',
  params: z.object({ prospectId }),
  answers: { 200: { description: 'The prospect', schema: prospectView } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, params }, deps) => {
    const { state, open, held, processVersion } = await readProspect(deps, actor, params.prospectId);
    const nowMs = Date.now();
    const definition = definitionOf(processVersion);
    const step = stepDefinition(definition, state.step);
    const unmet = open ? unmetGate(state, state.step, { nowMs, definition, rules: pinRules(definition) }) : [];
    const hardCount = unmet.filter(({ kind }) => kind === 'hard').length;
    return ok({
      record: presentState(state),
      open,
      held,
      processVersion,
      phaseName: phaseName(definition, state.phase),
      stepName: step.name,
      guidanceCode: step.code,
      unmet: { hard: hardCount, soft: unmet.length - hardCount },
      nextAction: presentNextAction(nextAction(state), nowMs),
    });
  },
});
