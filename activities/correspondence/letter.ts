import { severityWords } from '../../domain/complaint/catalogue-words.ts';
import { outsideText } from '../../domain/correspondence/notice-text.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import type { Delivery } from '../../models/delivery.ts';
import type { Language } from '../../models/sign-in.ts';

/** How a message is written. */
export interface Style {
  readonly language: Language;
  /** Scheme and host under which people open Tuoke. */
  readonly publicUrl: string;
  readonly utcOffsetMinutes: number;
}

const words = {
  zh: {
    app: '拓客',
    many: (count: number) => `${count} 条通知`,
    more: (count: number) => `另有 ${count} 条，见收件箱。`,
    inbox: '收件箱',
    settings: '接收方式可在此更改',
  },
  en: {
    app: 'Tuoke',
    many: (count: number) => `${count} notices`,
    more: (count: number) => `${count} more are in the inbox.`,
    inbox: 'Inbox',
    settings: 'Change what is mailed and when',
  },
} as const;

/** Lines of a message; a digest of weeks would be read by nobody. */
export const linesAtMost = 50;

/** Subject and text of a mail. No personal data of the customer: both are read on telephones and kept for years. */
export function writeLetter(notices: readonly Delivery[], style: Style): { subject: string; text: string } {
  const say = words[style.language];
  const lines = notices.slice(0, linesAtMost);
  const left = notices.length - lines.length;
  const text = [
    ...lines.map((notice) => `${lineOf(notice, style)}\n${linkTo(notice, style)}`),
    ...(left > 0 ? [say.more(left)] : []),
    `--\n${say.inbox}: ${style.publicUrl}/inbox\n${say.settings}: ${style.publicUrl}/account`,
  ].join('\n\n');
  return { subject: `[${say.app}] ${titleOf(notices, style)}`, text: `${text}\n` };
}

/** Only a mail has one reader. */
function textOf(notice: Delivery): LocalizedText {
  return outsideText({ ...notice, toGroup: notice.medium !== 'email' });
}

/** What a message is about, in a few words. */
export function titleOf(notices: readonly Delivery[], { language }: Style): string {
  const [first] = notices;
  return notices.length === 1 && first !== undefined ? textOf(first)[language] : words[language].many(notices.length);
}

/** What stands above the lines of a group message, which say the rest. */
export function headingOf(notices: readonly Delivery[], { language }: Style): string {
  const { app, many } = words[language];
  return notices.length === 1 ? app : `${app} · ${many(notices.length)}`;
}

/** One notice with how grave the case is and when it happened. */
export function lineOf(notice: Delivery, { language, utcOffsetMinutes }: Style): string {
  const local = new Date(notice.at.getTime() + utcOffsetMinutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
  const severity = notice.severity === null ? '' : `${severityWords[notice.severity][language]} · `;
  return `${textOf(notice)[language]} (${severity}${local})`;
}

export function linkTo({ about, recordId, improvementId }: Delivery, { publicUrl }: Style): string {
  if (about === 'test') return publicUrl;
  if (improvementId !== undefined) return `${publicUrl}/improvements?item=${encodeURIComponent(improvementId)}`;
  return `${publicUrl}/${about === 'complaint' ? 'complaints' : 'prospects'}/${encodeURIComponent(recordId)}`;
}
