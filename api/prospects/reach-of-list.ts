import type { QueryFilter } from 'mongoose';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** What a list may show to somebody. Whoever does not see names does not find anybody by name either. */
export function reachOfList(
  { rules }: Pick<ApiDeps, 'rules'>,
  ability: ActorAbility,
  { q }: { readonly q?: string | undefined },
): QueryFilter<ProspectSnapshot> {
  return rules.reachOf(ability, q === undefined ? 'readProspect' : 'readNames', 'Prospect');
}
