import type { QueryFilter } from 'mongoose';
import type { ProspectListQuery } from '../../contracts/prospect-list.ts';
import type { ProspectSnapshot } from '../../models/prospect.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';

/** What a list may show to somebody. Whoever does not see names does not find anybody by name either, nor learns the order
 *  of names. */
export function reachOfList(
  { rules }: Pick<ApiDeps, 'rules'>,
  ability: ActorAbility,
  { q, sort }: { readonly q?: string | undefined; readonly sort: ProspectListQuery['sort'] },
): QueryFilter<ProspectSnapshot> {
  return rules.reachOf(ability, q === undefined && sort !== 'customerName' ? 'readProspect' : 'readNames', 'Prospect');
}
