import type { LocalizedText } from '../process/definition.ts';
import type { Dimension, SurveyKind, SurveyReason, SurveyStatus } from './catalogue.ts';

type Words<Code extends string> = Readonly<Record<Code, LocalizedText>>;

export const dimensionWords: Words<Dimension> = {
  reliability: { zh: '可靠性', en: 'Reliability' },
  assurance: { zh: '肯定性', en: 'Assurance' },
  tangibles: { zh: '有形性', en: 'Tangibles' },
  empathy: { zh: '关怀', en: 'Empathy' },
  responsiveness: { zh: '效率和响应', en: 'Responsiveness' },
};

export const surveyKindWords: Words<SurveyKind> = {
  afterComplaint: { zh: '投诉办结后调查', en: 'After a complaint' },
  relationship: { zh: '整体满意度调查', en: 'On the service as a whole' },
};

export const surveyStatusWords: Words<SurveyStatus> = {
  scheduled: { zh: '待发起', en: 'Scheduled' },
  sent: { zh: '填写中', en: 'Open to the customer' },
  reminded: { zh: '已提醒', en: 'Reminded' },
  answered: { zh: '已填写', en: 'Answered' },
  expired: { zh: '到期未填', en: 'Not answered' },
  suppressed: { zh: '不调查', en: 'Not asked' },
  stopped: { zh: '已停止', en: 'Stopped' },
};

export const surveyReasonWords: Words<SurveyReason> = {
  quietPeriod: { zh: '180 天内已对该客户做过两次调查', en: 'The customer was asked twice in the last 180 days' },
  reopened: { zh: '客户申诉，投诉重新处理', en: 'The customer appealed, and the case is open again' },
};
