import * as z from 'zod';
import { isoOf, prospectId } from '../../contracts/common.ts';
import { prospectView } from '../../contracts/prospect.ts';
import { unmetGate } from '../../domain/prospect/gate.ts';
import { nextAction } from '../../domain/prospect/next-action.ts';
import { findOpenComplaintsOf, readableComplaints } from '../../models/complaint-list.ts';
import { presentSign } from '../complaints/present.ts';
import { allows, prospectWrites } from '../permissions/commands.ts';
import { clockOf } from '../moved-clock.ts';
import { prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { defineRoute, ok } from '../route.ts';
import {
  definitionOf,
  maskFor,
  phaseName,
  pinnedRulesOf,
  presentNextAction,
  presentState,
  stepDefinition,
} from './present.ts';
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
  failures: ['NOT_FOUND'],
  handle: async ({ ability, params }, deps) => {
    const snapshot = await readProspect(deps, ability, params.prospectId);
    const { state, open, held, processVersion } = snapshot;
    const complaints = await findOpenComplaintsOf(deps.models.complaints, {
      prospectId: snapshot._id,
      phone: snapshot.customerPhone,
      coreBankCustomerNo: snapshot.coreBankCustomerNo,
    });
    const readable = await readableComplaints(
      deps.models.complaints,
      complaints.map(({ _id }) => _id),
      deps.rules.reachOf(ability, 'readComplaint', 'Complaint'),
    );
    const { nowMs, isMoved } = await clockOf(deps, prospectWorkflowId(snapshot._id));
    const definition = definitionOf(processVersion);
    const step = stepDefinition(definition, state.step);
    const unmet = open ? unmetGate(state, state.step, { nowMs, definition, rules: pinnedRulesOf(snapshot) }) : [];
    const hardCount = unmet.filter(({ kind }) => kind === 'hard').length;
    return ok({
      record: presentState(state, maskFor(deps, ability, snapshot)),
      open,
      held,
      processVersion,
      clockMovedTo: isMoved ? isoOf(nowMs) : null,
      phaseName: phaseName(definition, state.phase),
      stepName: step.name,
      guidanceCode: step.code,
      unmet: { hard: hardCount, soft: unmet.length - hardCount },
      nextAction: presentNextAction(nextAction(state), nowMs),
      permittedCommands: prospectWrites.filter((name) => allows(ability, deps.rules.demandsOf(name), snapshot)),
      revealable: ability.can('revealData', snapshot),
      complaints: complaints.map((complaint) => ({
        ...presentSign(complaint),
        complaintId: readable.has(complaint._id) ? complaint._id : null,
      })),
    });
  },
});
