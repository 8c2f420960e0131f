import { inboxList, inboxQuery, type InboxItemView } from '../../contracts/inbox.ts';
import { readableComplaints } from '../../models/complaint-list.ts';
import type { ComplaintInboxItem, ProspectInboxItem, StoredInboxItem } from '../../models/inbox-item.ts';
import { countUnread, inboxOf } from '../../models/inbox-item.ts';
import { encodeCursor } from '../../models/keyset.ts';
import { dayProspects, type DayProspect } from '../../models/prospect-day.ts';
import { readCursor } from '../prospects/list-cursor.ts';
import { maskFor } from '../prospects/present.ts';
import { defineRoute, ok } from '../route.ts';

const orderName = 'inbox';

export const inboxRoute = defineRoute({
  method: 'get',
  path: '/inbox',
  operationId: 'listInbox',
  tag: 'work',
  summary: 'What the caller was told, newest first',
  needs: 'signedIn',
  query: inboxQuery,
  answers: { 200: { description: 'One page, and how much is unread', schema: inboxList } },
  handle: async ({ actor, ability, query: { unread: unreadOnly, limit, cursor } }, deps) => {
    const { models, rules } = deps;
    const receiverId = actor.staffId;
    const [page, unread] = await Promise.all([
      inboxOf(models.inboxItems, { receiverId, unreadOnly, after: readCursor(orderName, cursor), limit }),
      countUnread(models.inboxItems, receiverId),
    ]);
    const [prospects, cases] = await Promise.all([
      dayProspects(
        models.prospects,
        page.rows.flatMap(({ prospectId }) => prospectId ?? []),
        rules.reachOf(ability, 'readProspect', 'Prospect'),
      ),
      readableComplaints(
        models.complaints,
        page.rows.flatMap(({ complaintId }) => complaintId ?? []),
        rules.reachOf(ability, 'readComplaint', 'Complaint'),
      ),
    ]);
    const nameOf = (prospect: DayProspect | undefined): string | null =>
      prospect === undefined
        ? null
        : maskFor(deps, ability, prospect)({ customerName: prospect.customerName }).customerName;
    return ok({
      items: page.rows.map((item) =>
        item.complaintId == null
          ? presentProspectItem(item, nameOf(prospects.get(item.prospectId)))
          : presentComplaintItem(item, cases.get(item.complaintId)?.open ?? null),
      ),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
      unread,
    });
  },
});

function toldBy({ _id, type, actorId, at, readAt, revision, done }: StoredInboxItem) {
  return {
    itemId: _id,
    type,
    actorId,
    at: at.toISOString(),
    read: readAt !== null,
    revision,
    done: done == null ? null : { by: done.by, at: done.at.toISOString(), type: done.type, outcome: done.outcome },
  };
}

function presentProspectItem(item: ProspectInboxItem, customerName: string | null): InboxItemView {
  const { kind, deadline, taskKind, prospectId, phase } = item;
  return { about: 'prospect', ...toldBy(item), kind, deadline, taskKind, prospectId, phase, customerName };
}

/** @param open whether the case is open by now; null when the reader may not open it any more: then the item says no more than that
 *  it was there */
function presentComplaintItem(item: ComplaintInboxItem, open: boolean | null): InboxItemView {
  const { kind, clock, complaintId, improvementId = null, caseNumber, status, severity, systemic = null } = item;
  const given = open === null ? null : { caseNumber, status, severity, systemic, open };
  const told = toldBy(item);
  // How a decision came out is for those who may open the case.
  return {
    about: 'complaint',
    ...told,
    done: given && told.done,
    kind,
    clock,
    complaintId,
    improvementId,
    case: given,
  };
}
