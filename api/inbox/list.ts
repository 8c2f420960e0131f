import { inboxList, inboxQuery, type InboxItemView } from '../../contracts/inbox.ts';
import type { StoredInboxItem } from '../../models/inbox-item.ts';
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
    const prospects = await dayProspects(
      models.prospects,
      page.rows.map(({ prospectId }) => prospectId),
      rules.reachOf(ability, 'readProspect', 'Prospect'),
    );
    const nameOf = (prospect: DayProspect | undefined): string | null =>
      prospect === undefined
        ? null
        : maskFor(deps, ability, prospect)({ customerName: prospect.customerName }).customerName;
    return ok({
      items: page.rows.map((item) => presentItem(item, nameOf(prospects.get(item.prospectId)))),
      nextCursor: page.next === null ? null : encodeCursor(orderName, page.next),
      unread,
    });
  },
});

function presentItem(item: StoredInboxItem, customerName: string | null): InboxItemView {
  const { _id, kind, type, deadline, taskKind, actorId, at, readAt, prospectId, revision, phase } = item;
  const read = readAt !== null;
  const told = { kind, type, deadline, taskKind, actorId, at: at.toISOString(), read };
  return { itemId: _id, ...told, prospectId, revision, phase, customerName };
}
