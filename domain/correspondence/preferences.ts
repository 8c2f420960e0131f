import type { ComplaintInboxKind } from '../complaint/who-hears.ts';
import type { InboxKind } from '../prospect/who-hears.ts';

/** Groups of notices that a person decides about together. */
export const noticeGroups = ['complaints', 'deadlines', 'changes'] as const;
export type NoticeGroup = (typeof noticeGroups)[number];

/** When a notice is mailed: at once outside of the quiet hours, with the others of a day, or never (the inbox has it). */
export const mailModes = ['now', 'digest', 'off'] as const;
export type MailMode = (typeof mailModes)[number];

/** How somebody wants to hear by mail. Times are minutes since midnight where the bank is. */
export interface NotificationPreferences {
  readonly mail: Readonly<Record<NoticeGroup, MailMode>>;
  readonly digestAtMinute: number;
  /** From inclusive, until exclusive; over midnight when it ends before it begins; none when both are the same. */
  readonly quiet: { readonly fromMinute: number; readonly untilMinute: number };
}

/** Of whoever has chosen nothing: complaints at once, deadlines of prospects once a day, the rest in the inbox alone; quiet
 *  from 21:00 to 08:30. */
export const defaultPreferences: NotificationPreferences = {
  mail: { complaints: 'now', deadlines: 'digest', changes: 'off' },
  digestAtMinute: 8 * 60 + 30,
  quiet: { fromMinute: 21 * 60, untilMinute: 8 * 60 + 30 },
};

const groupOfProspectKind: Readonly<Record<InboxKind, NoticeGroup>> = {
  assigned: 'changes',
  handedOver: 'changes',
  task: 'deadlines',
  reassignment: 'deadlines',
  review: 'deadlines',
  informed: 'deadlines',
  reminder: 'deadlines',
  command: 'changes',
  change: 'changes',
};

/** What a notice is about and why somebody hears of it. */
export type NoticeKind =
  | { readonly about: 'prospect'; readonly kind: InboxKind }
  | { readonly about: 'complaint'; readonly kind: ComplaintInboxKind };

export function groupOf(notice: NoticeKind): NoticeGroup {
  return notice.about === 'complaint' ? 'complaints' : groupOfProspectKind[notice.kind];
}
