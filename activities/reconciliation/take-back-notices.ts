import type { Models } from '../../models/connect.ts';
import { unsettleItems } from '../../models/inbox-item.ts';

/** Takes back what people were told of events that never happened, and that these settled what was asked for. A mail that is out cannot be taken back; what comes in its
 *  place must be told, and can only be when nothing says that it was.
 *  @param eventIds ids of the log, which notices begin with */
export async function takeBackNotices(
  { inboxItems, deliveries }: Pick<Models, 'inboxItems' | 'deliveries'>,
  eventIds: readonly string[],
): Promise<void> {
  for (const id of eventIds) {
    await inboxItems.deleteMany({ _id: { $gt: `${id}:`, $lt: `${id};` } });
    await deliveries.deleteMany({ _id: { $gt: `${id}>`, $lt: `${id}?` } });
    const colon = id.lastIndexOf(':');
    await unsettleItems(inboxItems, id.slice(0, colon), Number(id.slice(colon + 1)));
  }
}
