import type { ProspectListQuery } from '../../contracts/prospect-list.ts';
import { askFlow } from '../../domain/funnel/flow.ts';
import type { ProspectId } from '../../domain/ids.ts';
import type { ProspectFilter } from '../../models/prospect-list.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { listFilter, type ListContext, type ListWish } from '../prospects/list-filter.ts';
import { readFlow } from './read-flow.ts';

type FlowFields = 'flow' | 'flowStep' | 'from' | 'to' | 'lossReason';

/** A wish that may be about a number of the funnel. */
export type FlowListWish = ListWish & Pick<ProspectListQuery, FlowFields>;

/** A wish as a filter of the read model; one about the funnel is narrowed to the prospects that the number counted. */
export async function wishedFilter(
  deps: ApiDeps,
  ability: ActorAbility,
  { flow, flowStep, from, to, lossReason, ...wish }: FlowListWish,
  context: ListContext,
): Promise<ProspectFilter> {
  if (flow === undefined || from === undefined || to === undefined) return listFilter(wish, context);
  // Who has them now is not asked: branch, team and owner mean whoever had them then.
  const { branchId, teamId, ownerId, ...others } = wish;
  const days = { from, to };
  const { intervals, contextOf } = await readFlow(deps, ability, {
    scope: { branchId, teamId, ownerId },
    since: days,
    nowMs: context.nowMs,
  });
  const answers = askFlow(intervals, { flow, step: flowStep, reason: lossReason }, contextOf(days));
  const ids = new Set<ProspectId>(answers.map(({ prospectId }) => prospectId));
  return { ...listFilter(others, context), ids: [...ids] };
}
