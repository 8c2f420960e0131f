import {
  appealDecisionWords,
  clockWordsOf,
  complaintChannelWords,
  hearerWords,
  ledgerWords,
  noticeActionWords,
  severityWords,
  statusWordsOf,
} from '../../../domain/complaint/catalogue-words.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { formatInstant, formatMoney } from '../../words/format.ts';
import { complaintDeeds, type ComplaintEventKind } from './verbs.ts';

export type ComplaintEvent = OperationAnswer<'getComplaintHistory'>['items'][number];
type LedgerEntry = ComplaintEvent['ledger'][number];

/** Gives the name of a member of staff in both languages. */
type StaffNames = (staffId: string) => LocalizedText;

/** An event for people: one sentence, and what else it tells. */
interface ToldComplaint {
  readonly kind: ComplaintEventKind;
  readonly sentence: LocalizedText;
  readonly details: readonly LocalizedText[];
}

/** What an event of a complaint tells, in both languages. */
export function tellComplaint(event: ComplaintEvent, staff: StaffNames, isSystemic = false): ToldComplaint {
  const told = particulars(event, staff);
  // of a question the reason is its text, but in events of before
  const reason = reasonOf(event).filter(({ en }) => told.every((other) => other.en !== en));
  return {
    kind: event.actor.kind === 'timer' ? 'clock' : (deedOf(event.type)?.kind ?? 'step'),
    sentence: sentenceOf(event, staff, isSystemic),
    details: [
      ...movement(event, isSystemic),
      ...told,
      ...reason,
      ...event.notices.map((notice) => noticeOf(notice, staff)),
    ],
  };
}

/** Why it was done, in the words of whoever did it; [] when nobody said. Whether a regulator or the media took a case up stands
 *  before what was said as a code. */
export function reasonOf({ type, reason }: ComplaintEvent): LocalizedText[] {
  if (reason === null) return [];
  const [, kind, text] = (type === 'recordRegulatorOrMedia' && /^(regulator|media): (.*)$/su.exec(reason)) || [];
  if (text === undefined) return [{ zh: `“${reason}”`, en: `“${reason}”` }];
  const who = complaintChannelWords[kind as 'regulator' | 'media'];
  return [{ zh: `${who.zh}：“${text}”`, en: `${who.en}: “${text}”` }];
}

function deedOf(type: string): (typeof complaintDeeds)['register'] | null {
  return Object.hasOwn(complaintDeeds, type) ? complaintDeeds[type as 'register'] : null;
}

function sentenceOf(event: ComplaintEvent, staff: StaffNames, isSystemic: boolean): LocalizedText {
  const { actor, type, ledger } = event;
  if (actor.kind === 'timer') {
    const clock = clockWordsOf(isSystemic)[actor.clock];
    const isOverdue = ledger.some(({ kind }) => kind === 'overdue');
    return isOverdue
      ? { zh: `时限到期：${clock.zh}`, en: `The limit has passed: ${clock.en}` }
      : { zh: `时限将到：${clock.zh}`, en: `The limit comes near: ${clock.en}` };
  }
  const who = actor.kind === 'staff' ? doerOf(actor, staff) : { zh: '系统', en: 'The system' };
  const did = verdictOf(event) ?? deedOf(type)?.verb ?? { zh: `办理了“${type}”`, en: `did “${type}”` };
  return { zh: `${who.zh}${did.zh}`, en: `${who.en} ${did.en}` };
}

/** How somebody decided what others had asked for; null for whatever is no such decision. */
function verdictOf({ type, changes }: ComplaintEvent): LocalizedText | null {
  if (type === 'decideApproval') return verdicts[String(part(changes, 'approval')?.['decision'])] ?? null;
  if (type === 'decideExtension') return verdicts[String(last(changes, 'extensions')?.['decision'])] ?? null;
  return null;
}

const verdicts: Readonly<Record<string, LocalizedText>> = {
  approved: { zh: '同意了处理决定', en: 'approved the decision' },
  rejected: { zh: '退回了处理决定', en: 'sent the decision back' },
  granted: { zh: '同意了延期', en: 'granted more time' },
  declined: { zh: '不同意延期', en: 'declined more time' },
};

/** Who did it; a deputy with the person in whose place. */
function doerOf(
  { staffId, actingFor }: Extract<ComplaintEvent['actor'], { kind: 'staff' }>,
  staff: StaffNames,
): LocalizedText {
  const doer = staff(staffId);
  if (actingFor === undefined) return doer;
  const away = staff(actingFor);
  return { zh: `${doer.zh}（代${away.zh}）`, en: `${doer.en} for ${away.en}` };
}

function movement({ fromStatus, toStatus }: ComplaintEvent, isSystemic: boolean): LocalizedText[] {
  if (fromStatus === null || fromStatus === toStatus) return [];
  const words = statusWordsOf(isSystemic);
  const from = words[fromStatus];
  const to = words[toStatus];
  return [{ zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` }];
}

function noticeOf(notice: ComplaintEvent['notices'][number], staff: StaffNames): LocalizedText {
  const { staffId, action } = notice;
  const who = staffId === null ? hearerWords(notice) : staff(staffId);
  const what = noticeActionWords[action];
  return { zh: `通知${who.zh}：${what.zh}`, en: `Told ${who.en}: ${what.en}` };
}

type Changes = Readonly<Record<string, unknown>>;

/** What makes one event of a kind another one than the next. */
function particulars({ type, changes, fromStatus }: ComplaintEvent, staff: StaffNames): LocalizedText[] {
  // The first event carries every field.
  if (fromStatus === null) return [];
  const told: LocalizedText[] = [];
  const { level, severity, handlerId } = changes;
  if (typeof severity === 'string' && Object.hasOwn(severityWords, severity))
    told.push(severityWords[severity as keyof typeof severityWords]);
  if (typeof level === 'number') told.push({ zh: `升至第 ${level} 级`, en: `Raised to level ${level}` });
  if (typeof handlerId === 'string') {
    const name = staff(handlerId);
    told.push({ zh: `经办人：${name.zh}`, en: `Handler: ${name.en}` });
  }
  return [...told, ...ofType(type, changes, staff)];
}

function ofType(type: string, changes: Changes, staff: StaffNames): LocalizedText[] {
  switch (type) {
    case 'acknowledge':
      return textIn(part(changes, 'acknowledgement'), 'text');
    case 'tellCustomer':
      return textIn(last(changes, 'news'), 'text');
    case 'askCustomer':
      return textIn(part(changes, 'question'), 'text');
    case 'recordAnswer':
      return textIn(part(part(changes, 'question') ?? {}, 'answer'), 'text');
    case 'submitCause':
      return textIn(part(changes, 'decision'), 'rootCause');
    case 'submitDecision': {
      const decision = part(changes, 'decision');
      const fen = decision?.['compensationFen'];
      const money =
        typeof fen === 'number' && fen > 0
          ? [{ zh: `补偿 ${formatMoney(fen, 'zh')}`, en: `Compensation ${formatMoney(fen, 'en')}` }]
          : [];
      return [...textIn(decision, 'remedy'), ...money];
    }
    case 'recordEvidence':
      return textIn(last(changes, 'evidence'), 'text');
    case 'changeContact':
      return textIn(changes, 'contact');
    case 'giveAction': {
      const given = last(changes, 'actions');
      const owner = given?.['ownerId'];
      const name = typeof owner === 'string' ? [staff(owner)] : [];
      return [...name, ...textIn(given, 'text')];
    }
    case 'acknowledgeAppeal': {
      const reviewerId = last(changes, 'appeals')?.['reviewerId'];
      if (typeof reviewerId !== 'string') return [];
      const name = staff(reviewerId);
      return [{ zh: `复核人：${name.zh}`, en: `Reviewer: ${name.en}` }];
    }
    case 'decideAppeal': {
      const decision = last(changes, 'appeals')?.['decision'];
      return typeof decision === 'string' && Object.hasOwn(appealDecisionWords, decision)
        ? [appealDecisionWords[decision as keyof typeof appealDecisionWords]]
        : [];
    }
    default:
      return [];
  }
}

function part(changes: Changes, field: string): Changes | null {
  const value = changes[field];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Changes) : null;
}

function last(changes: Changes, field: string): Changes | null {
  const value = changes[field];
  return Array.isArray(value) && value.length > 0 ? (value.at(-1) as Changes) : null;
}

function textIn(values: Changes | null, field: string): LocalizedText[] {
  const text = values?.[field];
  return typeof text === 'string' && text !== '' ? [{ zh: `“${text}”`, en: `“${text}”` }] : [];
}

/** A line of the clock ledger: what happened to which clock, and until when it runs now.
 *  @param left puts a length of working time, or of plain time, into words */
export function tellEntry(
  { clock, kind, dueAt, leftMs, countsWorkingTime = true }: LedgerEntry,
  left: (ms: number, isWorkingTime: boolean) => LocalizedText,
  isSystemic = false,
): LocalizedText {
  const name = clockWordsOf(isSystemic)[clock];
  const what = ledgerWords[kind];
  if (kind === 'met' || kind === 'stopped') return { zh: `${name.zh}：${what.zh}`, en: `${name.en}: ${what.en}` };
  if (leftMs !== null) {
    const rest = left(leftMs, countsWorkingTime);
    return { zh: `${name.zh}：${what.zh}，还剩 ${rest.zh}`, en: `${name.en}: ${what.en}, ${rest.en} left` };
  }
  if (dueAt === null) return { zh: `${name.zh}：${what.zh}`, en: `${name.en}: ${what.en}` };
  return {
    zh: `${name.zh}：${what.zh}，${formatInstant(dueAt, 'zh')} 到期`,
    en: `${name.en}: ${what.en}, due ${formatInstant(dueAt, 'en')}`,
  };
}
