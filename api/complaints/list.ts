import { complaintList, complaintListQuery, type ComplaintListQuery } from '../../contracts/complaint.ts';
import type { StaffId } from '../../domain/ids.ts';
import { findComplaints, type ComplaintFilter } from '../../models/complaint-list.ts';
import { complaintsNeeding } from '../../models/survey.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { defineRoute, ok } from '../route.ts';
import { maskForComplaint, presentComplaintRow } from './present.ts';

export const listComplaintsRoute = defineRoute({
  method: 'get',
  path: '/complaints',
  operationId: 'listComplaints',
  tag: 'complaints',
  summary: 'The queue of the complaint desk: what is due first, filtered and in pages',
  needs: 'readComplaint',
  query: complaintListQuery,
  answers: { 200: { description: 'One page of what the caller may see', schema: complaintList } },
  handle: async ({ actor, ability, query }, deps) => {
    const { sort, order, limit, cursor, survey, ...wish } = query;
    const calendars = await requireCalendars(deps);
    const orderName = `complaints:${sort}:${order}`;
    const people = [actor.staffId, ...(await deps.abilities.actingFor(actor.staffId))];
    const among = survey === undefined ? undefined : await complaintsNeeding(deps.models.surveys, survey);
    const page = await findComplaints(deps.models.complaints, {
      reach: deps.rules.reachOf(ability, 'readComplaint', 'Complaint'),
      filter: { ...filterOf(wish, people), among },
      sort: { field: sort, direction: order },
      after: readCursor(orderName, cursor),
      limit,
    });
    const nowMs = Date.now();
    return ok({
      items: page.rows.map((row) => {
        const mask = maskForComplaint(deps, ability, row);
        return presentComplaintRow(row, { nowMs, calendar: calendars.of(row.branchId), mask });
      }),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});

type Wish = Omit<ComplaintListQuery, 'sort' | 'order' | 'limit' | 'cursor' | 'survey'>;

/** @param people the caller, and whom they stand in for */
function filterOf(
  { status, stage, handlerId, mine, unassigned, dueBefore, ...plain }: Wish,
  people: readonly StaffId[],
): ComplaintFilter {
  return {
    ...plain,
    open: status === 'all' ? undefined : status === 'open',
    status: stage,
    handlerId: unassigned === true ? null : handlerId,
    takesPart: mine === true ? people : undefined,
    dueBeforeMs: dueBefore,
  };
}
