import type { Delivery } from '../../../models/delivery.ts';
import { inboxItemId } from '../../../models/inbox-item.ts';
import { causeOf, deliveriesOf, type ToldItem } from '../../../models/notices.ts';
import type { ApiDeps } from '../../deps.ts';

/** Items written in one go. */
const itemsAWrite = 1_000;

/** Puts items into inboxes and what goes out of them into the delivery log, each once however often it is asked for.
 *  @returns whose correspondence is to be called upon */
export async function writeTold(
  { models, settings: { mailIsSet } }: Pick<ApiDeps, 'models' | 'settings'>,
  items: readonly ToldItem[],
): Promise<readonly string[]> {
  for (let from = 0; from < items.length; from += itemsAWrite)
    await models.inboxItems.bulkWrite(items.slice(from, from + itemsAWrite).map(itemWrite));
  const deliveries = await deliveriesOf(models, items, mailIsSet);
  for (let from = 0; from < deliveries.length; from += itemsAWrite)
    await models.deliveries.bulkWrite(deliveries.slice(from, from + itemsAWrite).map(deliveryWrite));
  return [...new Set(deliveries.map(({ correspondent }) => correspondent))];
}

function itemWrite(item: ToldItem) {
  return {
    updateOne: {
      filter: { _id: inboxItemId(causeOf(item), item.receiverId) },
      update: { $setOnInsert: { ...item, readAt: null }, $currentDate: { projectedAt: true as const } },
      upsert: true,
    },
  };
}

function deliveryWrite({ _id, ...fields }: Delivery) {
  return { updateOne: { filter: { _id }, update: { $setOnInsert: fields }, upsert: true } };
}
