import type { LocalizedText } from '../../process/definition.ts';
import type { Severity } from '../catalogue.ts';
import type { ComplaintCommandName } from '../commands.ts';

/** What a saved reply is for: what the customer is told by it. */
export const replyPurposes = [
  'acknowledgement',
  'interimNews',
  'question',
  'extension',
  'letter', // to a customer who could not be reached (C-13)
  'appealReceipt',
  'appealDecision',
] as const;
export type ReplyPurpose = (typeof replyPurposes)[number];

export const replyPurposeWords: Readonly<Record<ReplyPurpose, LocalizedText>> = {
  acknowledgement: { zh: '受理告知', en: 'Acknowledgement' },
  interimNews: { zh: '进展告知', en: 'News' },
  question: { zh: '向客户询问', en: 'Question to the customer' },
  extension: { zh: '延期告知', en: 'More time' },
  letter: { zh: '结果告知函', en: 'Letter about the outcome' },
  appealReceipt: { zh: '申诉受理告知', en: 'Receipt of an appeal' },
  appealDecision: { zh: '申诉决定告知', en: 'Decision on an appeal' },
};

export const replyLanguages = ['zh-CN', 'en'] as const;
export type ReplyLanguage = (typeof replyLanguages)[number];

/** What stands for something of the case in a text, written `{{caseNumber}}`. */
export const placeholders = [
  'caseNumber',
  'customerName',
  'handlerName',
  'promisedAt',
  'reason',
  'newDate',
  'remedy',
  'findings',
  'appealDays',
  'externalRoute',
] as const;
export type Placeholder = (typeof placeholders)[number];

export const placeholderWords: Readonly<Record<Placeholder, LocalizedText>> = {
  caseNumber: { zh: '案件编号', en: 'number of the case' },
  customerName: { zh: '客户姓名', en: 'name of the customer' },
  handlerName: { zh: '经办人姓名', en: 'name of the handler' },
  promisedAt: { zh: '答复时限', en: 'when the customer hears from the bank' },
  reason: { zh: '延期原因', en: 'reason for more time' },
  newDate: { zh: '新的期限', en: 'new date' },
  remedy: { zh: '补救措施', en: 'what is done for the customer' },
  findings: { zh: '复核意见', en: 'findings of the reviewer' },
  appealDays: { zh: '申诉期（天）', en: 'days in which an appeal is possible' },
  externalRoute: { zh: '外部投诉途径', en: 'the way outside the bank' },
};

/** What every message may name. */
const always = ['caseNumber', 'customerName', 'handlerName'] as const;

/** What a text of each purpose may name: nothing else is known when it is sent. */
export const placeholdersOf: Readonly<Record<ReplyPurpose, readonly Placeholder[]>> = {
  acknowledgement: [...always, 'promisedAt'],
  interimNews: always,
  question: always,
  extension: [...always, 'reason', 'newDate'],
  letter: [...always, 'remedy', 'appealDays', 'externalRoute'],
  appealReceipt: always,
  appealDecision: [...always, 'findings', 'appealDays', 'externalRoute'],
};

/** What is known of a case when the customer is written to. Days and times are local: 'YYYY-MM-DD', 'YYYY-MM-DD HH:mm'. */
export interface ReplyFacts {
  readonly caseNumber: string;
  readonly customerName: string | null;
  /** Both spellings of the name. */
  readonly handler: LocalizedText | null;
  readonly today: string;
  /** When the first answer is due, by the severity that the case has or gets; null when none is owed. */
  readonly promises: Readonly<Record<Severity, string | null>>;
  readonly severity: Severity;
  /** What the extension that waits for a decision was asked for with; null when none waits. */
  readonly reason: string | null;
  /** The last day with that extension. */
  readonly newDate: string | null;
  readonly remedy: string | null;
  readonly findings: string | null;
  readonly appealDays: number;
  /** No appeal inside the bank is left: the customer must know the way outside (8.7). */
  readonly isLastWord: boolean;
  /** Of the rules that the case lives by. */
  readonly preset: string;
}

/** Where in the payload of a command the customer is written to, and what for. */
const messages: Partial<Record<ComplaintCommandName, { readonly purpose: ReplyPurpose; readonly path: string }>> = {
  acknowledge: { purpose: 'acknowledgement', path: 'message.text' },
  tellCustomer: { purpose: 'interimNews', path: 'text' },
  askCustomer: { purpose: 'question', path: 'text' },
  decideExtension: { purpose: 'extension', path: 'message.text' },
  sendLetter: { purpose: 'letter', path: 'text' },
  acknowledgeAppeal: { purpose: 'appealReceipt', path: 'message.text' },
  decideAppeal: { purpose: 'appealDecision', path: 'message.text' },
};

/** What a command tells the customer, and where; null for one that tells them nothing.
 *  @returns the path inside the payload, dots between the names */
export function messageOf(
  command: ComplaintCommandName,
): { readonly purpose: ReplyPurpose; readonly path: string } | null {
  return messages[command] ?? null;
}

const mark = /\{\{\s*([^{}]*?)\s*\}\}/gu;

/** Everything that a text leaves to be filled in, known or not, each once. */
export function marksIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(mark)].map(([, name = '']) => name))];
}

const markAndStop = new RegExp(`${mark.source}([。.]?)`, 'gu');
/** How a sentence that somebody typed ends, within quotes or not. */
const sentenceEnd = /[。．.!！?？…；;][”’」』"')）]*$/u;

/** A text with everything filled in that is known; what is not known stays as it is. Double braces inside of what is filled
 *  in become single ones: it leaves nothing to be filled in again. A full stop after it is left out where it has one of its own. */
export function fillReply(text: string, language: ReplyLanguage, facts: ReplyFacts): string {
  return text.replaceAll(markAndStop, (whole, name: string, stop: string) => {
    const value = valueOf(name, language, facts)?.trimEnd();
    if (value === undefined) return whole;
    const filled = value.replaceAll(/\{{2,}/gu, '{').replaceAll(/\}{2,}/gu, '}');
    return sentenceEnd.test(filled) ? filled : filled + stop;
  });
}

function valueOf(name: string, language: ReplyLanguage, facts: ReplyFacts): string | null {
  switch (name as Placeholder) {
    case 'caseNumber':
      return facts.caseNumber;
    case 'customerName':
      return facts.customerName;
    case 'handlerName':
      return facts.handler?.[language === 'en' ? 'en' : 'zh'] ?? null;
    case 'promisedAt':
      return written(facts.promises[facts.severity], language);
    case 'reason':
      return facts.reason;
    case 'newDate':
      return written(facts.newDate, language);
    case 'remedy':
      return facts.remedy;
    case 'findings':
      return facts.findings;
    case 'appealDays':
      return String(facts.appealDays);
    case 'externalRoute':
      return externalRouteOf(facts.preset)[language === 'en' ? 'en' : 'zh'];
    default:
      return null;
  }
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A local day or time as a letter says it: `2026年11月27日 16:30`, `27 November 2026, 16:30`. */
function written(local: string | null, language: ReplyLanguage): string | null {
  if (local === null) return null;
  const [day = '', time] = local.split(' ');
  const [year, month, date] = day.split('-').map(Number);
  if (language !== 'en') return [`${year}年${month}月${date}日`, time].filter((part) => part !== undefined).join(' ');
  const spelled = `${date} ${months[(month ?? 1) - 1]} ${year}`;
  return time === undefined ? spelled : `${spelled}, ${time}`;
}

/** Where a customer turns outside the bank. Our words: compliance confirms them, with the bank's own mediation body. */
const externalRoutes: Readonly<Record<string, LocalizedText>> = {
  bank: {
    zh: '金融监管部门（12378 热线）或金融消费纠纷调解组织',
    en: 'the financial regulator (hotline 12378) or a body of financial mediation',
  },
  china: {
    zh: '国家金融监督管理总局及其派出机构（12378 热线）或金融消费纠纷调解组织',
    en: 'the National Financial Regulatory Administration (hotline 12378) or a body of financial mediation',
  },
  uk: {
    zh: '英国金融申诉专员服务机构（Financial Ombudsman Service），须在收到本函之日起六个月内',
    en: 'the Financial Ombudsman Service, within six months of this message',
  },
};

/** The way outside the bank by the rules that a case lives by; the bank's own words for rules that name none. */
export function externalRouteOf(preset: string): LocalizedText {
  return externalRoutes[preset] ?? (externalRoutes['bank'] as LocalizedText);
}
