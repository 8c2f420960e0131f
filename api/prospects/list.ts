import { prospectList, prospectListQuery } from '../../contracts/prospect-list.ts';
import { decodeCursor, encodeCursor, type Keyset } from '../../models/keyset.ts';
import { findProspects } from '../../models/prospect-list.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { wishedFilter } from '../funnel/prospects-of-flow.ts';
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
    const orderName = listOrderName(sort, order);
    const page = await findProspects(deps.models.prospects, {
      reach: reachOfList(deps, ability, query),
      filter: await wishedFilter(deps, ability, wish, { nowMs, branchId: actor.branchId, calendars }),
      sort: { field: sortFieldOf(sort), direction: order },
      after: readCursor(orderName, cursor),
      limit,
    });
    const nextCursor = page.next === null ? null : encodeCursor(orderName, page.next);
    return ok({
      items: page.rows.map((row) => presentRow(row, nowMs, calendars, maskFor(deps, ability, row))),
      nextCursor,
    });
  },
});

/** What a cursor of such a list is good for; the board's columns are such lists, too. */
export function listOrderName(sort: string, order: string): string {
  return `prospects:${sort}:${order}`;
}

/** @throws RequestFailure VALIDATION_FAILED for a cursor of another list or order */
export function readCursor(orderName: string, cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null;
  const keyset = decodeCursor(orderName, cursor);
  if (keyset !== null) return keyset;
  const detail = 'is not the nextCursor of a page of this list in this order';
  throw new RequestFailure('VALIDATION_FAILED', `The cursor ${detail}.`, {
    errors: [{ in: 'query', pointer: '/cursor', code: 'custom', detail }],
  });
}
