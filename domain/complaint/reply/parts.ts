import type { LocalizedText } from '../../process/definition.ts';
import type { ReplyFacts, ReplyPurpose } from './text.ts';

/** What a message of a purpose may not leave out. */
export const replyParts = [
  'caseNumber',
  'handlerName',
  'promise',
  'legalLimit',
  'reason',
  'newDate',
  'appealRight',
  'externalRoute',
] as const;
export type ReplyPart = (typeof replyParts)[number];

/** A mandatory part: how it is called, a sentence that says it, and who asks for it. */
export interface MandatoryPart {
  readonly name: LocalizedText;
  /** With placeholders. Whoever writes in other words need not take it, as long as what is asked for is said. */
  readonly sentence: LocalizedText;
  /** Where the duty comes from. The sentence itself is our choice. */
  readonly source: LocalizedText;
}

const spec = (section: string): LocalizedText => ({
  zh: `业务规范 ${section}；用语为本产品自定，启用前请合规部门确认`,
  en: `Domain specification ${section}; the words are our choice, have compliance confirm them before use`,
});
const order2020: LocalizedText = {
  zh: '《银行业保险业消费投诉处理管理办法》（银保监会令2020年第3号）；用语为本产品自定，启用前请合规部门核对现行规定',
  en: 'Measures for handling consumer complaints in banking and insurance (CBIRC Order No. 3 of 2020); the words are our choice, have compliance check them against the rules in force before use',
};

export const mandatoryParts: Readonly<Record<ReplyPart, MandatoryPart>> = {
  caseNumber: {
    name: { zh: '案件编号', en: 'the number of the case' },
    sentence: { zh: '您的投诉编号为 {{caseNumber}}。', en: 'The number of your case is {{caseNumber}}.' },
    source: spec('8.5'),
  },
  handlerName: {
    name: { zh: '经办人姓名', en: 'the name of the handler' },
    sentence: { zh: '本案由{{handlerName}}负责办理。', en: '{{handlerName}} deals with it.' },
    source: spec('8.5'),
  },
  promise: {
    name: { zh: '答复日期（不晚于时限）', en: 'the day by which the customer hears from the bank, within the limit' },
    sentence: { zh: '我们将在 {{promisedAt}} 前答复您。', en: 'You hear from us by {{promisedAt}}.' },
    source: spec('8.5'),
  },
  legalLimit: {
    name: { zh: '15 日处理时限，复杂的 30 日', en: 'the limit of 15 days, 30 where it is complex' },
    sentence: {
      zh: '我行自收到投诉之日起 15 日内作出处理决定并告知您；情况复杂的，可以延长至 30 日。',
      en: 'The bank decides within 15 days of receiving your complaint and tells you; where the matter is complex, within 30 days.',
    },
    source: order2020,
  },
  reason: {
    name: { zh: '延期原因', en: 'the reason for more time' },
    sentence: { zh: '延期原因：{{reason}}。', en: 'The reason is this: {{reason}}.' },
    source: spec('8.4'),
  },
  newDate: {
    name: { zh: '新的期限', en: 'the new date' },
    sentence: {
      zh: '我们将在 {{newDate}} 前办结并告知您结果。',
      en: 'We settle it and tell you the outcome by {{newDate}}.',
    },
    source: spec('8.4'),
  },
  appealRight: {
    name: { zh: '申诉的权利和期限', en: 'that an appeal is possible, and for how many days' },
    sentence: {
      zh: '如您对处理结果有异议，可在 {{appealDays}} 日内向我行提出申诉。',
      en: 'If you do not agree, you may appeal to the bank within {{appealDays}} days.',
    },
    source: spec('8.5, 8.7'),
  },
  externalRoute: {
    name: { zh: '外部投诉途径', en: 'the way outside the bank' },
    sentence: { zh: '您还可以向{{externalRoute}}反映。', en: 'You may also turn to {{externalRoute}}.' },
    source: spec('8.7'),
  },
};

/** What a message must say in a case. Acknowledgements name number, handler and promise, and the limit of the law where the
 *  case lives by it; more time comes with its reason and the new date; an outcome says what the customer can still do. */
export function partsOf(
  purpose: ReplyPurpose,
  { preset, isLastWord }: Pick<ReplyFacts, 'preset' | 'isLastWord'>,
): readonly ReplyPart[] {
  switch (purpose) {
    case 'acknowledgement':
      return ['caseNumber', 'handlerName', 'promise', ...(preset === 'china' ? (['legalLimit'] as const) : [])];
    case 'extension':
      return ['caseNumber', 'reason', 'newDate'];
    case 'letter':
    case 'appealDecision':
      return ['caseNumber', isLastWord ? 'externalRoute' : 'appealRight'];
    case 'interimNews':
    case 'question':
    case 'appealReceipt':
      return [];
  }
}

/** Whether a message of a purpose has mandatory parts in any case. */
export function hasParts(purpose: ReplyPurpose): boolean {
  return partsOf(purpose, { preset: '', isLastWord: false }).length > 0;
}
