import { prospectList, prospectListQuery } from '../../contracts/prospect-list.ts';
import { findLeaverIds } from '../../models/organisation.ts';
import { findProspects } from '../../models/prospect-list.ts';
import { defineRoute, ok } from '../route.ts';
import { wishedFilter } from '../funnel/prospects-of-flow.ts';
import { listCursor, readListCursor } from './list-cursor.ts';
import { sortFieldOf } from './list-filter.ts';
import { presentRow } from './present-row.ts';
import { maskFor } from './present.ts';
import { reachOfList } from './reach-of-list.ts';
import { requireCalendars } from './require-calendars.ts';

export const listRoute = defineRoute({
  method: 'get',
  path: '/prospects',
  operationId: 'listProspects',
  tag: 'prospects',
  summary: 'Prospects, filtered, sorted and in pages',
  needs: 'readProspect',
  query: prospectListQuery,
  answers: { 200: { description: 'One page of what the caller may see', schema: prospectList } },
  failures: ['FORBIDDEN'],
  handle: async ({ actor, ability, query }, deps) => {
    const { sort, order, limit, cursor, ...wish } = query;
    const calendars = await requireCalendars(deps);
    const nowMs = Date.now();
    const page = await findProspects(deps.models.prospects, {
      reach: reachOfList(deps, ability, query),
      filter: await wishedFilter(deps, ability, wish, {
        nowMs,
        branchId: actor.branchId,
        calendars,
        leaverIds: await findLeaverIds(deps.models),
      }),
      sort: { field: sortFieldOf(sort), direction: order },
      after: readListCursor(deps, query, cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : listCursor(deps, query, page.next);
    return ok({
      items: page.rows.map((row) => presentRow(row, nowMs, calendars, maskFor(deps, ability, row))),
      nextCursor,
    });
  },
});
