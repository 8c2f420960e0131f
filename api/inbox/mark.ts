import { markedInbox, markInboxBody } from '../../contracts/inbox.ts';
import { countUnread, markItems, type MarkedItems } from '../../models/inbox-item.ts';
import { defineRoute, ok } from '../route.ts';

export const markInboxRoute = defineRoute({
  method: 'post',
  path: '/inbox/read',
  operationId: 'markInbox',
  tag: 'work',
  summary: 'Mark items of the caller’s inbox as read, or take the mark back; at most 1,000 at once, the newest first',
  needs: 'signedIn',
  body: markInboxBody,
  answers: { 200: { description: 'Repeating it changes nothing more', schema: markedInbox } },
  handle: async ({ actor, body: { itemIds, until, read } }, { models: { inboxItems } }) => {
    const marked: MarkedItems =
      itemIds === undefined ? { kind: 'until', atMs: until ?? 0 } : { kind: 'named', itemIds };
    const changed = await markItems(inboxItems, actor.staffId, marked, read);
    return ok({ itemIds: [...changed], unread: await countUnread(inboxItems, actor.staffId) });
  },
});
