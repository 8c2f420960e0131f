import { nextId } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { enterPhase } from '../phase.ts';
import type { VisitPlan } from '../records.ts';

export type SubmitVisitPlanPayload = Omit<VisitPlan, 'visitPlanId' | 'status'>;

/** The written preparation of a visit; a ready plan leads to making the appointment (P-16). */
export const submitVisitPlan: Command<SubmitVisitPlanPayload> = {
  name: 'submitVisitPlan',
  phases: ['planningVisit', 'appointing'],
  sells: false,
  check: (state, payload) => {
    const known = new Set(state.intel.stakeholders.map(({ stakeholderId }) => stakeholderId));
    return payload.stakeholderIds.every((id) => known.has(id)) ? [] : [hard('X.STAKEHOLDER')];
  },
  apply: (change, payload, context) => {
    change.state.visitPlan = { ...payload, visitPlanId: nextId(change, 'visitPlan'), status: 'ready' };
    if (change.state.phase !== 'planningVisit') return;
    change.rule = 'P-16';
    meetDeadline(change, 'T2.PLAN');
    enterPhase(change, 'appointing', context);
  },
};
