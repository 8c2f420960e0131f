import { isoOf } from '../../contracts/common.ts';
import { complaintHistoryQuery, complaintHistoryView } from '../../contracts/complaint-history.ts';
import { complaintParams } from '../../contracts/complaint.ts';
import { present } from '../../contracts/instants.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { asPost } from '../../domain/complaint/who-hears.ts';
import { complaintEventsOf } from '../../models/complaint-log.ts';
import { standInsOf, type StandIns } from '../../models/inbox-item.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { RequestFailure } from '../errors.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import type { Mask } from '../prospects/present.ts';
import { defineRoute, ok } from '../route.ts';
import { maskForComplaint, presentComplaintState } from './present.ts';
import { readComplaint } from './read-complaint.ts';

export const complaintHistoryRoute = defineRoute({
  method: 'get',
  path: '/complaints/:complaintId/history',
  operationId: 'getComplaintHistory',
  tag: 'complaints',
  summary: 'What happened, oldest first, each event with what it did to the clocks',
  needs: 'readComplaint',
  params: complaintParams,
  query: complaintHistoryQuery,
  answers: { 200: { description: 'One page of events', schema: complaintHistoryView } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ ability, params, query: { order, afterRevision, limit, cursor } }, deps) => {
    const snapshot = await readComplaint(deps, ability, params.complaintId);
    if (!ability.can('readStatements', snapshot))
      throw new RequestFailure('FORBIDDEN', 'What people said in this case is for those who work on it.');
    const { _id } = snapshot;
    const orderName = `complaint-history:${order}:${_id}`;
    const end = readCursor(orderName, cursor);
    const seen = end === null ? null : Number(end.value);
    const [events, standIns] = await Promise.all([
      complaintEventsOf(deps.models.complaintEvents, _id, {
        order,
        afterRevision: order === 'asc' ? Math.max(afterRevision, seen ?? 0) : afterRevision,
        beforeRevision: order === 'desc' ? seen : null,
        limit: limit + 1,
      }),
      standInsOf(deps.models.inboxItems, _id),
    ]);
    const mask = maskForComplaint(deps, ability, snapshot);
    const shown = events.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      items: shown.map((event) => presentEvent(event, mask, standIns.get(event.revision) ?? {})),
      nextCursor:
        events.length > limit && last !== undefined ? encodeCursor(orderName, { value: last.revision, id: _id }) : null,
    });
  },
});

function presentEvent(event: ComplaintEvent, mask: Mask, standIns: StandIns) {
  const { revision, type, rule, atMs, actor, commandId, fromStatus, toStatus, notices } = event;
  const { reason } = mask({ reason: event.reason });
  return {
    revision,
    type,
    rule,
    at: isoOf(atMs),
    actor,
    commandId,
    fromStatus,
    toStatus,
    reason,
    ledger: event.ledger.map(({ clock, actionId, kind, dueAtMs, leftMs, countsWorkingTime }) => ({
      clock,
      ...(actionId === undefined ? {} : { actionId }),
      kind,
      dueAt: present({ dueAtMs }).dueAt,
      leftMs,
      ...(countsWorkingTime === undefined ? {} : { countsWorkingTime }),
    })),
    notices: notices.map((notice) => {
      const post = notice.staffId === null ? asPost(notice.audience) : null;
      const heardBy = post === null ? undefined : standIns[post];
      return { ...notice, ...(heardBy === undefined ? {} : { heardBy }) };
    }),
    changes: presentComplaintState(event.changes, mask),
  };
}
