import { isAboutComplaints, type Capability } from '../../contracts/permissions.ts';
import type { ActorAbility } from './ability.ts';

/** What a route asks of its caller before anything else is looked at: to be signed in, a capability on any record at all, or
 *  one of several. Which records, the route's query or its own check of the record says. */
export type Need = 'signedIn' | Capability | readonly Capability[];

export function meetsNeed(ability: ActorAbility, need: Need): boolean {
  if (need === 'signedIn') return true;
  return (typeof need === 'string' ? [need] : need).some((capability) => hasAny(ability, capability));
}

/** Whether somebody has a capability on any record at all. */
export function hasAny(ability: ActorAbility, capability: Capability): boolean {
  return ability.can(capability, isAboutComplaints(capability) ? 'Complaint' : 'Prospect');
}
