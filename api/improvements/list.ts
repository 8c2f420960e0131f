import { improvementList, improvementListQuery } from '../../contracts/improvement.ts';
import { localDateOf } from '../../domain/calendar.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import { findImprovements } from '../../models/improvement-item.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { readComplaint } from '../complaints/read-complaint.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { improvementsInReach, presentImprovements } from './present.ts';

export const listImprovementsRoute = defineRoute({
  method: 'get',
  path: '/improvement-items',
  operationId: 'listImprovements',
  tag: 'improvements',
  summary: 'What must get better, what is due first in front; of what is over, the latest first',
  needs: 'readComplaint',
  query: improvementListQuery,
  answers: { 200: { description: 'One page of what the caller may see', schema: improvementList } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, ability, query }, deps) => {
    const { status, mine, replies, overdue, origin, complaintId, branchId, limit, cursor } = query;
    if (complaintId !== undefined) await requireStatements(deps, ability, complaintId);
    const calendars = await requireCalendars(deps);
    const isAscending = status === 'active' || overdue === true;
    const orderName = `improvements:${isAscending ? 'asc' : 'desc'}`;
    const page = await findImprovements(deps.models.improvementItems, {
      reach: complaintId === undefined ? improvementsInReach(deps, ability) : {},
      filter: {
        active: overdue === true ? true : status === 'all' ? undefined : status === 'active',
        handlerId: mine === true ? actor.staffId : undefined,
        actionOwnerIds: replies === true ? actor.staffId : undefined,
        dueBefore: overdue === true ? localDateOf(calendars.of(actor.branchId), Date.now()) : undefined,
        origin,
        originId: complaintId,
        branchId,
      },
      direction: isAscending ? 'asc' : 'desc',
      after: readCursor(orderName, cursor),
      limit,
    });
    return ok({
      items: await presentImprovements(deps, ability, page.rows),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});

/** Whoever reads what people said in a case reads what came of it.
 *  @throws RequestFailure NOT_FOUND, FORBIDDEN */
async function requireStatements(deps: ApiDeps, ability: ActorAbility, complaintId: ComplaintId): Promise<void> {
  const snapshot = await readComplaint(deps, ability, complaintId);
  if (!ability.can('readStatements', snapshot))
    throw new RequestFailure('FORBIDDEN', 'What came of this case is for those who work on it.');
}
