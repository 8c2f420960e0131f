import type { LocalizedText, PhaseCode } from '../../../domain/process/definition.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import {
  audienceWords,
  closingStrategyWords,
  contactChannelWords,
  contactOutcomeWords,
  contactPurposeWords,
  rungActionWords,
} from '../../words/catalogue.ts';
import { formatInstant, formatMoney } from '../../words/format.ts';
import { deadlineWords, phaseWords } from '../../words/process.ts';
import { deedOf, type EventKind } from './verbs.ts';

export type HistoryEvent = OperationAnswer<'getHistory'>['items'][number];

/** Names of people and texts of conditions, as far as they are known. */
export interface Names {
  readonly staff: (staffId: string) => LocalizedText;
  readonly condition: (code: string) => LocalizedText;
}

/** An event for people: one sentence, and what else it tells. */
export interface Told {
  readonly kind: EventKind;
  readonly sentence: LocalizedText;
  readonly details: readonly LocalizedText[];
}

/** What an event tells, in both languages. */
export function tell(event: HistoryEvent, names: Names): Told {
  const deed = deedOf(event.type);
  const deadline = deadlineOf(event.type);
  const moved = movement(event);
  const kind = deed?.kind ?? (moved === null ? 'clock' : 'move');
  return {
    kind,
    sentence: sentenceOf(event, deed?.verb ?? null, deadline, names),
    details: [
      moved,
      ...particulars(event, names),
      reasonOf(event),
      ...waivers(event, names),
      ...notices(event, names),
    ].filter((text) => text !== null),
  };
}

function deadlineOf(type: string): LocalizedText | null {
  return Object.hasOwn(deadlineWords, type) ? deadlineWords[type as keyof typeof deadlineWords] : null;
}

function sentenceOf(
  { actor, type }: HistoryEvent,
  verb: LocalizedText | null,
  deadline: LocalizedText | null,
  names: Names,
): LocalizedText {
  if (actor.kind === 'timer') {
    const text = deadline ?? { zh: type, en: type };
    return { zh: `时限到期：${text.zh}`, en: `A deadline fell due: ${text.en}` };
  }
  const who = actor.kind === 'staff' ? names.staff(actor.staffId) : { zh: '系统', en: 'The system' };
  const did = verb ?? { zh: `办理了“${type}”`, en: `did "${type}"` };
  return { zh: `${who.zh}${did.zh}`, en: `${who.en} ${did.en}` };
}

function movement({ fromPhase, toPhase }: HistoryEvent): LocalizedText | null {
  if (fromPhase === null || fromPhase === toPhase) return null;
  const [from, to] = [phaseWords[fromPhase as PhaseCode], phaseWords[toPhase as PhaseCode]];
  return { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` };
}

/** Reasons that are codes and shown in another way. */
const codedReasons: readonly string[] = ['recordContact', 'proposeAppointment'];

function reasonOf({ reason, type, actor }: HistoryEvent): LocalizedText | null {
  if (reason === null || reason === '' || actor.kind !== 'staff' || codedReasons.includes(type)) return null;
  return { zh: `“${reason}”`, en: `“${reason}”` };
}

function waivers({ overridden }: HistoryEvent, names: Names): LocalizedText[] {
  return overridden.map(({ code, reason, by }) => {
    const text = names.condition(code);
    const who = by === undefined ? { zh: '', en: '' } : names.staff(by);
    return {
      zh: `${who.zh}豁免“${text.zh}”：${reason}`,
      en: `${who.en === '' ? 'Waived' : `${who.en} waived`} "${text.en}": ${reason}`,
    };
  });
}

function notices(event: HistoryEvent, names: Names): LocalizedText[] {
  return event.notices.map(({ audience, staffId, action }) => {
    const post = audienceWords[audience];
    const verb = rungActionWords[action as keyof typeof rungActionWords] ?? { zh: action, en: action };
    const who = staffId === null ? post : names.staff(staffId);
    return { zh: `${verb.zh}${who.zh}`, en: `${verb.en}: ${who.en}` };
  });
}

type Changes = Readonly<Record<string, unknown>>;

function part(changes: Changes, field: string): Changes | null {
  const value = changes[field];
  return typeof value === 'object' && value !== null ? (value as Changes) : null;
}

function words(table: Readonly<Record<string, LocalizedText>>, code: unknown): LocalizedText | null {
  return typeof code === 'string' && Object.hasOwn(table, code) ? (table[code] ?? null) : null;
}

/** What makes one event of a kind another one than the next. */
function particulars({ type, changes, reason }: HistoryEvent, names: Names): LocalizedText[] {
  switch (type) {
    case 'assignOwner':
      return typeof changes['ownerId'] === 'string' ? [names.staff(changes['ownerId'])] : [];
    case 'decideReview': {
      const decision = words(decisionWords, part(changes, 'review')?.['decision']);
      return decision === null ? [] : [decision];
    }
    case 'recordContact':
      return contactOf(changes, reason);
    case 'proposeAppointment':
    case 'confirmAppointment':
    case 'rescheduleAppointment':
      return appointmentOf(part(changes, 'appointment'), reason);
    case 'complaintOpened':
      return calledOffOf(part(changes, 'appointment'));
    case 'recordClosingAttempt': {
      const strategy = words(closingStrategyWords, part(changes, 'lastAttempt')?.['strategy']);
      return strategy === null ? [] : [strategy];
    }
    case 'confirmBooking': {
      const amount = part(changes, 'booking')?.['bookedAmountFen'];
      return typeof amount === 'number' ? [{ zh: formatMoney(amount, 'zh'), en: formatMoney(amount, 'en') }] : [];
    }
    default:
      return [];
  }
}

/** The appointment that a complaint called off. */
function calledOffOf(appointment: Changes | null): LocalizedText[] {
  return appointmentOf(appointment, null).map(({ zh, en }) => ({
    zh: `约见取消：${zh}`,
    en: `Appointment called off: ${en}`,
  }));
}

/** How somebody was in touch; older events have the outcome alone. */
function contactOf(changes: Changes, reason: string | null): LocalizedText[] {
  const contact = part(changes, 'lastContact');
  const texts = [
    words(contactChannelWords, contact?.['channel']),
    words(contactPurposeWords, contact?.['purpose']),
    words(contactOutcomeWords, contact?.['outcome'] ?? reason),
  ].filter((text) => text !== null);
  return texts.length === 0
    ? []
    : [{ zh: texts.map(({ zh }) => zh).join(' · '), en: texts.map(({ en }) => en).join(' · ') }];
}

const decisionWords: Readonly<Record<string, LocalizedText>> = {
  approve: { zh: '批准', en: 'Approved' },
  reject: { zh: '不批准', en: 'Rejected' },
  defer: { zh: '暂缓', en: 'Deferred' },
};

const attemptWords: Readonly<Record<string, LocalizedText>> = {
  noAnswer: { zh: '没有联系上', en: 'No answer' },
  declined: { zh: '客户谢绝', en: 'Declined' },
};

function appointmentOf(appointment: Changes | null, reason: string | null): LocalizedText[] {
  const failed = words(attemptWords, reason);
  if (failed !== null) return [failed];
  const startAt = appointment?.['startAt'];
  if (typeof startAt !== 'string') return [];
  const place = typeof appointment?.['place'] === 'string' ? ` · ${appointment['place']}` : '';
  return [{ zh: `${formatInstant(startAt, 'zh')}${place}`, en: `${formatInstant(startAt, 'en')}${place}` }];
}
