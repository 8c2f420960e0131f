import type { ProspectState } from '../prospect/state.ts';

/** True when somebody who may decide for the customer is on record. */
export function knowsDecisionMaker({ intel }: ProspectState): boolean {
  return intel.stakeholders.some(
    ({ role, hasPurchaseAuthority }) => role === 'decisionMaker' || hasPurchaseAuthority === 'yes',
  );
}

/** True when the people who decide are known, or a way to them is. */
export function reachesDecisionMaker(state: ProspectState): boolean {
  return state.intel.routeToDecisionMaker !== null || knowsDecisionMaker(state);
}
