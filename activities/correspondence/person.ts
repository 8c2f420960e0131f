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
import { causeOfDelivery, type Delivery } from '../../models/delivery.ts';
import { inboxItemId, type StoredInboxItem } from '../../models/inbox-item.ts';
import type { StaffMember } from '../../models/organisation.ts';
import { accountOf, languageOf, type Language } from '../../models/sign-in.ts';
import { writeLetter } from './letter.ts';
import type { Receiver } from './receiver.ts';

export interface PersonDeps {
  readonly models: Pick<
    Models,
    | 'inboxItems'
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
  /** Of whoever has neither chosen a language nor used the pages; Chinese when left out. */
  readonly language?: Language | undefined;
}

/** So many notices at once come in mails of their own; more come in one. */
const singlyAtMost = 3;

/** A member of staff who is written to by mail; null for whoever has left or has no account. */
export async function findPerson(
  { models, mail, publicUrl, language = 'zh' }: PersonDeps,
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
      const letter = writeLetter(message, { language: languageOf(account, language), publicUrl, utcOffsetMinutes });
      await mail({ to: account.email, ...letter, key });
    },
  };
}

/** What waited for a digest or the end of quiet hours, and has meanwhile been read in the inbox, needs no mail; neither does
 *  a decision that somebody has made, urgent or not. What may have been sent already is left as it is. */
async function needlessNow(
  { inboxItems }: Pick<PersonDeps['models'], 'inboxItems'>,
  staffId: StaffId,
  waiting: readonly Delivery[],
): Promise<ReadonlySet<string>> {
  const unsent = waiting.filter(({ state }) => state === 'waiting');
  if (unsent.length === 0) return new Set();
  const items = await inboxItems
    .find({ _id: { $in: unsent.map((delivery) => itemIdOf(delivery, staffId)) }, readAt: { $ne: null } }, { done: 1 })
    .lean<Pick<StoredInboxItem, '_id' | 'done'>[]>();
  const isDone = new Map(items.map(({ _id, done }) => [_id, done != null]));
  return new Set(
    unsent
      .filter((delivery) => {
        const done = isDone.get(itemIdOf(delivery, staffId));
        return done !== undefined && (done || !delivery.urgent);
      })
      .map(({ _id }) => _id),
  );
}

function itemIdOf({ _id }: Delivery, staffId: StaffId): string {
  return inboxItemId(causeOfDelivery(_id), staffId);
}

function partition<Value>(values: readonly Value[], isFirst: (value: Value) => boolean): [Value[], Value[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))];
}
