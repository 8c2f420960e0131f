import { complaintList, complaintListQuery, type ComplaintListQuery } from '../../contracts/complaint.ts';
import type { AgeBand } from '../../domain/complaint/ageing.ts';
import { periodOf } from '../../domain/funnel/period.ts';
import type { BranchId, StaffId } from '../../domain/ids.ts';
import { readPresence } from '../../models/absence.ts';
import type { BankCalendars } from '../../models/business-calendar.ts';
import { absentHandlers } from '../../models/complaint-parts.ts';
import { findComplaints, type BranchSpan, type ComplaintFilter } from '../../models/complaint-list.ts';
import { complaintsNeeding } from '../../models/survey.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { spansOfGroup } from '../complaint-reports/ageing.ts';
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
    const { sort, order, limit, cursor, survey, handlerAbsent, ...wish } = query;
    const nowMs = Date.now();
    const calendars = await requireCalendars(deps);
    const orderName = `complaints:${sort}:${order}`;
    const people = [actor.staffId, ...(await deps.abilities.actingFor(actor.staffId))];
    const among = survey === undefined ? undefined : await complaintsNeeding(deps.models.surveys, survey);
    const handlers = handlerAbsent === true ? await absentHandlers(deps.models, nowMs) : undefined;
    const page = await findComplaints(deps.models.complaints, {
      reach: deps.rules.reachOf(ability, 'readComplaint', 'Complaint'),
      filter: { ...filterOf(wish, { people, calendars, branchId: actor.branchId }), among, handlers },
      sort: { field: sort, direction: order },
      after: readCursor(orderName, cursor),
      limit,
    });
    const absenceOf = await readPresence(
      deps.models,
      page.rows.flatMap(({ handlerId }) => handlerId ?? []),
      nowMs,
    );
    return ok({
      items: page.rows.map((row) => {
        const mask = maskForComplaint(deps, ability, row);
        return presentComplaintRow(row, { nowMs, calendar: calendars.of(row.branchId), mask, absenceOf });
      }),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
    });
  },
});

type Wish = Omit<ComplaintListQuery, 'sort' | 'order' | 'limit' | 'cursor' | 'survey' | 'handlerAbsent'>;

/** What a wish means besides its words. */
interface Meaning {
  /** The caller, and whom they stand in for. */
  readonly people: readonly StaffId[];
  readonly calendars: BankCalendars;
  /** Whose days the dates are. */
  readonly branchId: BranchId;
}

function filterOf(
  {
    status,
    stage,
    handlerId,
    mine,
    unassigned,
    toApprove,
    systemic,
    dueBefore,
    age,
    rootCause,
    receivedFrom,
    receivedTo,
    ...plain
  }: Wish,
  { people, calendars, branchId }: Meaning,
): ComplaintFilter {
  const { utcOffsetMinutes } = calendars.of(branchId);
  const dayOf = (date: string | undefined) =>
    date === undefined ? null : periodOf({ from: date, to: date }, utcOffsetMinutes);
  const [from, to] = [dayOf(receivedFrom), dayOf(receivedTo)];
  return {
    ...plain,
    open: status === 'all' ? undefined : status === 'open',
    status: stage,
    channel: systemic === true ? 'cluster' : undefined,
    withoutSystemic: systemic === false ? true : undefined,
    handlerId: unassigned === true ? null : handlerId,
    toApprove: toApprove === true ? true : undefined,
    takesPart: mine === true ? people : undefined,
    dueBeforeMs: dueBefore,
    rootCauseClass: rootCause === 'notFound' ? null : rootCause,
    received: from === null && to === null ? undefined : { fromMs: from?.startMs ?? null, beforeMs: to?.endMs ?? null },
    spans: age === undefined ? undefined : spansOfAge(calendars, age),
  };
}

function spansOfAge({ groups }: BankCalendars, age: AgeBand): readonly BranchSpan[] {
  const nowMs = Date.now();
  return groups.map((group) => ({ branches: group.branches, ...spansOfGroup(group, nowMs)[age] }));
}
