import type { LocalizedText } from '../../process/definition.ts';
import { mandatoryParts, type ReplyPart } from './parts.ts';
import type { ReplyFacts, ReplyLanguage, ReplyPurpose } from './text.ts';

/** A reply that comes with the product, in one language. */
export interface DefaultReply {
  readonly replyId: string;
  readonly purpose: ReplyPurpose;
  readonly language: ReplyLanguage;
  readonly title: string;
  readonly body: string;
  /** Where it comes from; compliance confirms it before use. */
  readonly source: LocalizedText;
}

type Suits = (facts: Pick<ReplyFacts, 'preset' | 'isLastWord'>) => boolean;

interface Pair {
  readonly code: string;
  readonly purpose: ReplyPurpose;
  readonly title: LocalizedText;
  /** Sentences in order; a code stands for the sentence of that part. */
  readonly body: readonly (LocalizedText | ReplyPart)[];
  /** Cases that it is offered in; every one when left out. */
  readonly suits?: Suits;
}

const dear: LocalizedText = { zh: '尊敬的客户：', en: 'Dear customer,' };
const received: LocalizedText = { zh: '您的投诉我行已受理。', en: 'the bank has received your complaint.' };
const thanks: LocalizedText = { zh: '感谢您向我们反映情况。', en: 'Thank you for telling us.' };
const unreached: LocalizedText = {
  zh: '您的投诉已处理完毕，我们多次与您联系未果，特此函告。处理结果：{{remedy}}。',
  en: 'your complaint has been dealt with; we tried to reach you several times and could not. This is the outcome: {{remedy}}.',
};
const reviewed: LocalizedText = {
  zh: '您的申诉已经复核。复核意见：{{findings}}。',
  en: 'your appeal has been decided. The findings are: {{findings}}.',
};
const inChina: Suits = ({ preset }) => preset === 'china';
const elsewhere: Suits = ({ preset }) => preset !== 'china';
const lastWord: Suits = ({ isLastWord }) => isLastWord;
const appealLeft: Suits = ({ isLastWord }) => !isLastWord;

/** Our words for what the specification asks for (8.4 to 8.7) and, for China, the rule of 15 and 30 days: compliance confirms
 *  them before use, as it does the presets. */
const pairs: readonly Pair[] = [
  {
    code: 'acknowledgement',
    purpose: 'acknowledgement',
    title: { zh: '受理告知', en: 'Acknowledgement' },
    body: [dear, received, 'caseNumber', 'handlerName', 'promise', thanks],
    suits: elsewhere,
  },
  {
    code: 'acknowledgement-china',
    purpose: 'acknowledgement',
    title: { zh: '受理告知（15 日、30 日）', en: 'Acknowledgement (15 and 30 days)' },
    body: [dear, received, 'caseNumber', 'handlerName', 'promise', 'legalLimit', thanks],
    suits: inChina,
  },
  {
    code: 'news',
    purpose: 'interimNews',
    title: { zh: '仍在调查', en: 'Still being looked into' },
    body: [
      dear,
      {
        zh: '您的投诉（编号 {{caseNumber}}）仍在调查中，有结果我们会立即告知您。',
        en: 'your complaint (number {{caseNumber}}) is still being looked into. You hear from us as soon as there is an outcome.',
      },
    ],
  },
  {
    code: 'question',
    purpose: 'question',
    title: { zh: '请补充材料', en: 'Documents are needed' },
    body: [
      dear,
      {
        zh: '为查明您的投诉（编号 {{caseNumber}}），请您补充相关材料，或告知事情发生的时间和地点。',
        en: 'to look into your complaint (number {{caseNumber}}) we need the documents about it, or the day and place where it happened.',
      },
    ],
  },
  {
    code: 'extension',
    purpose: 'extension',
    title: { zh: '延期告知', en: 'More time' },
    body: [
      dear,
      { zh: '您的投诉需要更多时间处理。', en: 'your complaint needs more time.' },
      'caseNumber',
      'reason',
      'newDate',
    ],
  },
  {
    code: 'letter',
    purpose: 'letter',
    title: { zh: '结果告知函', en: 'Letter about the outcome' },
    body: [dear, unreached, 'caseNumber', 'appealRight'],
    suits: appealLeft,
  },
  {
    code: 'letter-last',
    purpose: 'letter',
    title: { zh: '结果告知函（申诉已用尽）', en: 'Letter about the outcome, with no appeal left' },
    body: [dear, unreached, 'caseNumber', 'externalRoute'],
    suits: lastWord,
  },
  {
    code: 'appeal-receipt',
    purpose: 'appealReceipt',
    title: { zh: '申诉受理告知', en: 'Receipt of an appeal' },
    body: [
      dear,
      {
        zh: '您的申诉（编号 {{caseNumber}}）我行已受理，由未参与本案的人员复核。',
        en: 'the bank has received your appeal (number {{caseNumber}}). Somebody who had no part in the case reviews it.',
      },
    ],
  },
  {
    code: 'appeal-decision',
    purpose: 'appealDecision',
    title: { zh: '申诉决定告知', en: 'Decision on an appeal' },
    body: [dear, reviewed, 'caseNumber', 'appealRight'],
    suits: appealLeft,
  },
  {
    code: 'appeal-decision-last',
    purpose: 'appealDecision',
    title: { zh: '最终申诉决定告知', en: 'Last decision on an appeal' },
    body: [dear, reviewed, 'caseNumber', 'externalRoute'],
    suits: lastWord,
  },
];

const ourChoice: LocalizedText = {
  zh: '产品自带，用语为本产品自定（业务规范 8.4 至 8.7）；启用前请合规部门确认',
  en: 'Comes with the product, in words of our choice (domain specification 8.4 to 8.7); have compliance confirm it before use',
};

/** What comes with the product.
 *  @param facts offers only what suits a case */
export function defaultReplies(facts?: Pick<ReplyFacts, 'preset' | 'isLastWord'>): readonly DefaultReply[] {
  return pairs
    .filter(({ suits }) => facts === undefined || (suits?.(facts) ?? true))
    .flatMap((pair) => [inLanguage(pair, 'zh-CN'), inLanguage(pair, 'en')]);
}

function inLanguage({ code, purpose, title, body }: Pair, language: ReplyLanguage): DefaultReply {
  const key = language === 'en' ? 'en' : 'zh';
  const sentences = body.map((one) => (typeof one === 'string' ? mandatoryParts[one].sentence[key] : one[key]));
  return {
    replyId: `default-${code}-${key}`,
    purpose,
    language,
    title: title[key],
    body: sentences.join(language === 'en' ? ' ' : ''),
    source: body.includes('legalLimit') ? mandatoryParts.legalLimit.source : ourChoice,
  };
}
