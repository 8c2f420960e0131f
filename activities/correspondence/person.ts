import type { SendMail } from '../../adapters/mail.ts';
import {
  defaultPreferences,
  groupOf,
  type MailMode,
  type NoticeKind,
} from '../../domain/correspondence/preferences.ts';
import { sendAtMs } from '../../domain/correspondence/when-to-send.ts';
import type { StaffId } from '../../domain/ids.ts';
import { calendarOf } from '../../models/business-calendar.ts';
import type { StoredPreferences } from '../../models/channel.ts';
import type { Models } from '../../models/connect.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { causeOfDelivery, type Delivery } from '../../models/delivery.ts';
import { inboxItemId, type ComplaintInboxItem, type StoredInboxItem } from '../../models/inbox-item.ts';
import type { StaffMember } from '../../models/organisation.ts';
import { accountOf } from '../../models/sign-in.ts';
import { writeLetter } from './letter.ts';
import type { Receiver } from './receiver.ts';

export interface PersonDeps {
  readonly models: Pick<
    Models,
    | 'inboxItems'
    | 'complaints'
    | 'staff'
    | 'accounts'
    | 'credentials'
    | 'sessions'
    | 'signInFailures'
    | 'notificationPreferences'
    | 'calendars'
  >;
  readonly mail: SendMail;
  readonly publicUrl: string;
}

/** So many notices at once come in mails of their own; more come in one. */
const singlyAtMost = 3;

/** A member of staff who is written to by mail; null for whoever has left or has no account. */
export async function findPerson(
  { models, mail, publicUrl }: PersonDeps,
  staffId: StaffId,
  waiting: readonly Delivery[],
): Promise<Receiver | null> {
  const [member, account, chosen] = await Promise.all([
    models.staff.findById(staffId).lean<StaffMember>(),
    accountOf(models, staffId),
    models.notificationPreferences.findById(staffId).lean<StoredPreferences>(),
  ]);
  if (member === null || !member.active || account === null) return null;
  const { utcOffsetMinutes } = await calendarOf(models.calendars, member.branchId);
  const preferences = chosen ?? defaultPreferences;
  const needless = await needlessNow(models, staffId, waiting);
  const modeOf = (delivery: Delivery): MailMode => preferences.mail[groupOf(delivery as unknown as NoticeKind)];
  return {
    sendAtMs: (delivery, nowMs) => {
      if (delivery.about === 'test') return nowMs;
      const mode = modeOf(delivery);
      if (mode === 'off' || needless.has(delivery._id)) return null;
      const notice = { sinceMs: delivery.createdAt.getTime(), urgent: delivery.urgent, mode };
      return sendAtMs(notice, preferences, nowMs, utcOffsetMinutes);
    },
    together: (due) => {
      const [urgent, others] = partition(due, (delivery) => delivery.urgent);
      const [atOnce, daily] = partition(others, (delivery) => modeOf(delivery) === 'now');
      const singly = atOnce.length <= singlyAtMost ? atOnce : [];
      const gathered = atOnce.length <= singlyAtMost ? [daily] : [atOnce, daily];
      return [...[...urgent, ...singly].map((one) => [one]), ...gathered.filter((many) => many.length > 0)];
    },
    send: async (message, key) => {
      const letter = writeLetter(message, { language: account.language, publicUrl, utcOffsetMinutes });
      await mail({ to: account.email, ...letter, key });
    },
  };
}

/** What waited for a digest or the end of quiet hours, and has meanwhile been read in the inbox, needs no mail; neither does
 *  a decision that was asked for in a state that the case has left. What may have been sent already is left as it is. */
async function needlessNow(
  { inboxItems, complaints }: Pick<PersonDeps['models'], 'inboxItems' | 'complaints'>,
  staffId: StaffId,
  waiting: readonly Delivery[],
): Promise<ReadonlySet<string>> {
  const itemIds = new Map(
    waiting
      .filter(({ state, urgent }) => state === 'waiting' && !urgent)
      .map(({ _id }) => [inboxItemId(causeOfDelivery(_id), staffId), _id]),
  );
  if (itemIds.size === 0) return new Set();
  const items = await inboxItems
    .find({ _id: { $in: [...itemIds.keys()] } }, { readAt: 1, kind: 1, type: 1, complaintId: 1, status: 1 })
    .lean<StoredInboxItem[]>();
  const asked = items.filter(asksInItsStatus).map(({ complaintId }) => complaintId);
  const cases = await complaints
    .find({ _id: { $in: asked } }, { status: 1 })
    .lean<Pick<ComplaintSnapshot, '_id' | 'status'>[]>();
  const statusOf = new Map(cases.map(({ _id, status }) => [_id, status]));
  const isNeedless = (item: StoredInboxItem): boolean =>
    item.readAt !== null || (asksInItsStatus(item) && statusOf.get(item.complaintId) !== item.status);
  return new Set(items.filter(isNeedless).flatMap(({ _id }) => itemIds.get(_id) ?? []));
}

/** A decision that ends the state in which it was asked for. More time may be asked for in any state. */
function asksInItsStatus(item: StoredInboxItem): item is ComplaintInboxItem {
  return item.complaintId != null && item.kind === 'decide' && item.type !== 'requestExtension';
}

function partition<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}
