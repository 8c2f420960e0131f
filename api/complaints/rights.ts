import type { ComplaintCommandName } from '../../domain/complaint/commands.ts';
import type { ComplaintHolding } from '../../domain/complaint/holders.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** Whether somebody's profile lets them send a command to this case. */
export function mayWrite(
  { rules }: Pick<ApiDeps, 'rules'>,
  ability: ActorAbility,
  name: ComplaintCommandName,
  holding: ComplaintHolding,
): boolean {
  return rules.demandedBy(name).some((capability) => ability.can(capability, holding));
}

/** Whoever works on a case must be able to reach the customer. */
export function mayReveal(ability: ActorAbility, holding: ComplaintHolding): boolean {
  const works = ability.can('workComplaint', holding) || ability.can('decideAppeal', holding);
  return works && ability.can('readStatements', holding) && ability.can('readNames', holding);
}
