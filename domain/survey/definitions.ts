import type { LocalizedText } from '../process/definition.ts';
import type { Dimension, SurveyKind } from './catalogue.ts';

/** One thing that a customer gives a score for. */
export interface SurveyItem {
  /** Permanent: answers refer to it. */
  readonly itemId: string;
  readonly dimension: Dimension;
  readonly text: LocalizedText;
}

/** What is asked in a kind of survey. Published ones are never edited: another wording is another definition. */
export interface SurveyDefinition {
  readonly code: string;
  readonly kind: SurveyKind;
  /** What the customer is told it is about, in general words: whoever has the link reads them. */
  readonly topic: LocalizedText;
  readonly items: readonly SurveyItem[];
  /** How satisfied all in all, 1 to 5, optional (3.10); absent where it is not asked. */
  readonly overall?: LocalizedText;
  /** How likely to recommend the bank, 0 to 10, optional (3.10); absent where it is not asked. */
  readonly recommend?: LocalizedText;
}

const item = (itemId: string, dimension: Dimension, zh: string, en: string): SurveyItem => ({
  itemId,
  dimension,
  text: { zh, en },
});

/** One item a dimension: answered standing, on a phone. */
const afterComplaintV1: SurveyDefinition = {
  code: 'after-complaint-v1',
  kind: 'afterComplaint',
  topic: { zh: '您近期所反映问题的处理', en: 'how we dealt with the matter you raised' },
  items: [
    item('kept-promise', 'reliability', '答应我的事都做到了', 'What was promised was done'),
    item('knew-field', 'assurance', '工作人员熟悉业务，处理没有差错', 'Staff knew their field and made no errors'),
    item(
      'clear-procedure',
      'tangibles',
      '手续清楚，我知道多久能办好',
      'The procedure was clear, and I knew how long it takes',
    ),
    item(
      'taken-seriously',
      'empathy',
      '工作人员理解我的处境，认真对待我',
      'Staff understood my situation and took me seriously',
    ),
    item('quick-answer', 'responsiveness', '很快就有答复', 'I got a quick answer'),
  ],
};

/** The sample items of 8.8. */
const relationshipV1: SurveyDefinition = {
  code: 'relationship-v1',
  kind: 'relationship',
  topic: { zh: '各项服务', en: 'our service' },
  items: [
    item('safe', 'reliability', '我的资金和资料在这里是安全的', 'My money and data are safe here'),
    item('promises', 'reliability', '答应的事都会做到', 'What was promised happens'),
    item('skilled', 'assurance', '工作人员熟悉业务', 'Staff know their field'),
    item('together', 'assurance', '各部门配合良好，不出差错', 'Departments work together without errors'),
    item('fees', 'tangibles', '收费合理', 'Fees are reasonable'),
    item('duration', 'tangibles', '我知道业务需要多长时间', 'I know how long things take'),
    item('procedures', 'tangibles', '手续清楚明白', 'Procedures are clear'),
    item('situation', 'empathy', '工作人员了解我的情况', 'Staff know my situation'),
    item('person', 'empathy', '我受到真诚的对待', 'I am treated as a person'),
    item('answers', 'responsiveness', '我的问题很快得到答复', 'I get a quick answer'),
    item('wishes', 'responsiveness', '我的需要能及时满足', 'My wishes are met in time'),
  ],
};

const recommend: LocalizedText = {
  zh: '您有多大可能向亲友推荐我行？',
  en: 'How likely are you to recommend us to friends or family?',
};

/** Asks for an opinion of the whole as well. */
const afterComplaintV2: SurveyDefinition = {
  ...afterComplaintV1,
  code: 'after-complaint-v2',
  overall: { zh: '总的来说，您对这次处理满意吗？', en: 'All in all, how satisfied are you with how we dealt with it?' },
  recommend,
};

const relationshipV2: SurveyDefinition = {
  ...relationshipV1,
  code: 'relationship-v2',
  overall: { zh: '总的来说，您对我行的服务满意吗？', en: 'All in all, how satisfied are you with our service?' },
  recommend,
};

/** Every definition that was ever asked. */
export const surveyDefinitions: readonly SurveyDefinition[] = [
  afterComplaintV1,
  relationshipV1,
  afterComplaintV2,
  relationshipV2,
];

/** What is asked today in a kind of survey. */
export const currentDefinition: Readonly<Record<SurveyKind, SurveyDefinition>> = {
  afterComplaint: afterComplaintV2,
  relationship: relationshipV2,
};

/** The definition with a code.   @throws Error for a code that was never published */
export function surveyDefinition(code: string): SurveyDefinition {
  const found = surveyDefinitions.find((definition) => definition.code === code);
  if (found === undefined) throw new Error(`There is no survey definition ${code}`);
  return found;
}
