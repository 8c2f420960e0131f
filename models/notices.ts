import { complaintInboxKinds } from '../domain/complaint/who-hears.ts';
import { isMeantFor, type FilteredNotice } from '../domain/correspondence/channel.ts';
import { defaultPreferences, groupOf, type NoticeKind } from '../domain/correspondence/preferences.ts';
import type { StaffId } from '../domain/ids.ts';
import { inboxKinds } from '../domain/prospect/who-hears.ts';
import type { Channel, StoredPreferences } from './channel.ts';
import type { Models } from './connect.ts';
import { correspondentOf, deliveryId, untried, type Delivery } from './delivery.ts';
import type { ComplaintInboxItem, ProspectInboxItem } from './inbox-item.ts';

/** An inbox item as it is written. */
export type ToldItem =
  | Omit<ProspectInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'>
  | Omit<ComplaintInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'>;

type NoticeModels = Pick<Models, 'channels' | 'notificationPreferences'>;

/** What of inbox items goes out: a mail to each receiver who wants any, and a message to each channel that is told of such.
 *  @param hasMail whether there is a mail server   @returns as they stand in the log before anything is sent */
export async function deliveriesOf(
  models: NoticeModels,
  items: readonly ToldItem[],
  hasMail: boolean,
): Promise<readonly Delivery[]> {
  if (items.length === 0) return [];
  const [mails, messages] = await Promise.all([hasMail ? mailsOf(models, items) : [], messagesOf(models, items)]);
  return [...mails, ...messages];
}

async function mailsOf(models: NoticeModels, items: readonly ToldItem[]): Promise<Delivery[]> {
  const receiverIds = [...new Set(items.map(({ receiverId }) => receiverId))];
  const chosen = await models.notificationPreferences.find({ _id: { $in: receiverIds } }).lean<StoredPreferences[]>();
  const mailOf = new Map<StaffId, StoredPreferences['mail']>(chosen.map(({ _id, mail }) => [_id, mail]));
  return items
    .filter((item) => (mailOf.get(item.receiverId) ?? defaultPreferences.mail)[groupOf(noticeOf(item))] !== 'off')
    .map((item) => deliveryOf(item, correspondentOf({ staffId: item.receiverId }), 'email'));
}

/** One message an event, for its most important reason. */
async function messagesOf(models: NoticeModels, items: readonly ToldItem[]): Promise<Delivery[]> {
  const channels = await models.channels.find({ active: true }).lean<Channel[]>();
  if (channels.length === 0) return [];
  const events = Map.groupBy(items, causeOf);
  const gravest = [...events.values()].flatMap((of) => of.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, 1));
  return channels.flatMap(({ _id, kind, filter }) =>
    gravest
      .filter((item) => isMeantFor(filter, filteredOf(item)))
      .map((item) => deliveryOf(item, correspondentOf({ channelId: _id }), kind)),
  );
}

function rankOf(item: ToldItem): number {
  return isOfComplaint(item) ? complaintInboxKinds.indexOf(item.kind) : inboxKinds.indexOf(item.kind);
}

function isOfComplaint(item: ToldItem): item is Extract<ToldItem, { complaintId: string }> {
  return item.complaintId != null;
}

function noticeOf(item: ToldItem): NoticeKind {
  return isOfComplaint(item) ? { about: 'complaint', kind: item.kind } : { about: 'prospect', kind: item.kind };
}

function filteredOf(item: ToldItem): FilteredNotice {
  const severity = isOfComplaint(item) ? item.severity : null;
  return { ...noticeOf(item), severity, branchId: item.branchId };
}

function recordIdOf(item: ToldItem): string {
  return isOfComplaint(item) ? item.complaintId : item.prospectId;
}

/** What is told: the same however often it is. */
export function causeOf(item: ToldItem): string {
  return item.cause ?? `${recordIdOf(item)}:${item.revision}`;
}

function deliveryOf(item: ToldItem, correspondent: string, medium: Delivery['medium']): Delivery {
  const isComplaint = isOfComplaint(item);
  return {
    _id: deliveryId(causeOf(item), correspondent),
    correspondent,
    medium,
    about: isComplaint ? 'complaint' : 'prospect',
    recordId: recordIdOf(item),
    caseNumber: isComplaint ? item.caseNumber : null,
    ...(isComplaint && item.improvementId !== undefined ? { improvementId: item.improvementId } : {}),
    revision: item.revision,
    kind: item.kind,
    type: item.type,
    clock: isComplaint ? item.clock : item.deadline,
    severity: isComplaint ? item.severity : null,
    ...(isComplaint && item.systemic !== undefined ? { systemic: item.systemic } : {}),
    branchId: item.branchId,
    // What somebody else did in a case is for information, whatever the case is.
    urgent: isComplaint && item.severity === 's1' && item.kind !== 'command',
    at: item.at,
    ...untried(new Date()),
  };
}
