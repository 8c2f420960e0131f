import type { Client } from '@temporalio/client';
import { complaintInboxKinds } from '../../domain/complaint/who-hears.ts';
import { isMeantFor, type FilteredNotice } from '../../domain/correspondence/channel.ts';
import { defaultPreferences, groupOf, type NoticeKind } from '../../domain/correspondence/preferences.ts';
import type { StaffId } from '../../domain/ids.ts';
import { inboxKinds } from '../../domain/prospect/who-hears.ts';
import type { Channel, StoredPreferences } from '../../models/channel.ts';
import type { Models } from '../../models/connect.ts';
import { correspondentOf, deliveryId, untried, type Delivery } from '../../models/delivery.ts';
import type { ComplaintInboxItem, ProspectInboxItem } from '../../models/inbox-item.ts';
import { callOnCorrespondence, correspondenceWorkflowType } from '../../workflows/correspondence/messages.ts';
import type { correspondenceWorkflow } from '../../workflows/correspondence/workflow.ts';
import { writeGuarded } from '../projection/bulk.ts';

/** An inbox item as it is written. */
export type ToldItem =
  | Omit<ProspectInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'>
  | Omit<ComplaintInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'>;

/** Has what the inbox tells told outside as well; settles when it is safely on its way. Repeating it does no harm. */
export type TellOutside = (items: readonly ToldItem[]) => Promise<void>;

/** Where nobody is told outside. */
export const tellNobody: TellOutside = () => Promise.resolve();

export interface TellOutsideDeps {
  readonly models: Pick<Models, 'channels' | 'notificationPreferences' | 'deliveries'>;
  readonly temporal: Client;
  /** Queue that correspondence runs on. */
  readonly correspondenceQueue: string;
  /** Whether there is a mail server. */
  readonly hasMail: boolean;
}

/** Writes what is on its way into the delivery log, each cause and receiver once, and calls upon the receivers'
 *  correspondence. Nothing is sent here: whoever projects waits for the database and for Temporal, never for a provider. A
 *  crash in between has the projection repeated, which finds the delivery there and calls again. */
export function createTellOutside(deps: TellOutsideDeps): TellOutside {
  return async (items) => {
    if (items.length === 0) return;
    const [mails, messages] = await Promise.all([mailsOf(deps, items), messagesOf(deps, items)]);
    const deliveries = [...mails, ...messages];
    await addDeliveries(deps.models, deliveries);
    await callUpon(deps, [...new Set(deliveries.map(({ correspondent }) => correspondent))]);
  };
}

/** Puts deliveries on their way unless they are already. */
export async function addDeliveries(
  { deliveries }: Pick<Models, 'deliveries'>,
  added: readonly Delivery[],
): Promise<void> {
  await writeGuarded(
    deliveries,
    added.map(({ _id, ...fields }) => ({ filter: { _id }, update: { $setOnInsert: fields } })),
  );
}

/** Wakes receivers' correspondence, or starts it. */
export async function callUpon(
  { temporal, correspondenceQueue }: Pick<TellOutsideDeps, 'temporal' | 'correspondenceQueue'>,
  correspondents: readonly string[],
): Promise<void> {
  await Promise.all(
    correspondents.map((correspondent) =>
      temporal.workflow.signalWithStart<typeof correspondenceWorkflow>(correspondenceWorkflowType, {
        ...callOnCorrespondence(correspondent),
        taskQueue: correspondenceQueue,
      }),
    ),
  );
}

async function mailsOf({ models, hasMail }: TellOutsideDeps, items: readonly ToldItem[]): Promise<Delivery[]> {
  if (!hasMail) return [];
  const receiverIds = [...new Set(items.map(({ receiverId }) => receiverId))];
  const chosen = await models.notificationPreferences.find({ _id: { $in: receiverIds } }).lean<StoredPreferences[]>();
  const mailOf = new Map<StaffId, StoredPreferences['mail']>(chosen.map(({ _id, mail }) => [_id, mail]));
  return items
    .filter((item) => (mailOf.get(item.receiverId) ?? defaultPreferences.mail)[groupOf(noticeOf(item))] !== 'off')
    .map((item) => deliveryOf(item, correspondentOf({ staffId: item.receiverId }), 'email'));
}

/** One message an event, for its most important reason. */
async function messagesOf({ models }: TellOutsideDeps, items: readonly ToldItem[]): Promise<Delivery[]> {
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
  return isOfComplaint(item) && item.cause !== undefined ? item.cause : `${recordIdOf(item)}:${item.revision}`;
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
    revision: item.revision,
    kind: item.kind,
    type: item.type,
    clock: isComplaint ? item.clock : item.deadline,
    severity: isComplaint ? item.severity : null,
    branchId: item.branchId,
    // What somebody else did in a case is for information, whatever the case is.
    urgent: isComplaint && item.severity === 's1' && item.kind !== 'command',
    at: item.at,
    ...untried(new Date()),
  };
}
