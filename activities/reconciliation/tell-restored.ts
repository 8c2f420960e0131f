import { settles, type Settlement } from '../../domain/correspondence/settlement.ts';
import type { Models } from '../../models/connect.ts';
import { inboxItemId, itemsOfRecord } from '../../models/inbox-item.ts';
import { causeOf, type ToldItem } from '../../models/notices.ts';
import type { TellOutside } from '../correspondence/tell-outside.ts';

/** Has told outside what a repair is about to bring back into inboxes, under the keys that it had: who was told already is
 *  not told again. Before the items are written, so that a crash in between leaves them missing, and the next repair finds
 *  them so.
 *
 *  Nobody is told of what still stands in the inbox, of what somebody has decided meanwhile, nor of what was told to whoever
 *  held their post when it happened.
 *  @param items that the repair writes   @param settlements of the record's log */
export async function tellRestored(
  { inboxItems }: Pick<Models, 'inboxItems'>,
  tell: TellOutside,
  recordId: string,
  { items, settlements }: { readonly items: readonly ToldItem[]; readonly settlements: readonly Settlement[] },
): Promise<void> {
  if (items.length === 0) return;
  const idOf = (item: ToldItem): string => inboxItemId(causeOf(item), item.receiverId);
  const wanted = new Set(items.map(idOf));
  const standing = await itemsOfRecord(inboxItems, recordId);
  const ids = new Set(standing.map(({ _id }) => _id));
  const toOthers = standing.filter(({ _id }) => !wanted.has(_id));
  const isTold = (item: ToldItem): boolean =>
    toOthers.some(({ _id, kind }) => kind === item.kind && _id.startsWith(`${causeOf(item)}:`));
  const isSettled = ({ asks, revision }: ToldItem): boolean =>
    asks != null && settlements.some((one) => settles(one, asks) && one.revision > revision);
  await tell(items.filter((item) => !ids.has(idOf(item)) && !isSettled(item) && !isTold(item)));
}
