import type { ConditionText } from '../process/conditions.ts';

/** What a decision lacks, or says against itself. */
export const decisionConditions = {
  'CX.ROOT_CAUSE': {
    text: { zh: '需要有效的根本原因和处理决定', en: 'A root cause, and a decision that stands, are needed' },
    howToMeet: { zh: '填写根本原因及类别', en: 'Enter the root cause and its class' },
  },
  'CX.FINDING': {
    text: { zh: '调查结论与根本原因类别互相矛盾', en: 'Finding and class of the cause contradict each other' },
    howToMeet: { zh: '改调查结论，或改根本原因类别', en: 'Change the finding, or the class of the cause' },
  },
  'CX.AMOUNT': {
    text: {
      zh: '措施包括补偿，但没有填写金额',
      en: 'The remedy includes compensation in money, and no amount is given',
    },
    howToMeet: { zh: '填写金额，或取消“补偿”', en: 'Give the amount, or leave compensation out' },
  },
  'CX.UPHELD': {
    text: {
      zh: '申诉成立或部分成立，调查结论却是“不属实”',
      en: 'The appeal is upheld, at least partly, and the finding is unfounded',
    },
    howToMeet: { zh: '改为属实或部分属实，或驳回申诉', en: 'Find it founded, at least partly, or reject the appeal' },
  },
  'CX.REMEDY': {
    text: { zh: '需要补救措施，且补偿金额不能为负', en: 'A remedy is needed, and no compensation below zero' },
    howToMeet: { zh: '写明补救措施', en: 'Say what is done for the customer' },
  },
  'CX.LIMIT': {
    text: {
      zh: '补偿金额或措施超出复核人的权限',
      en: 'The compensation, or what else is decided, is above what the reviewer may decide',
    },
    howToMeet: {
      zh: '降低金额、减少措施，或改由更高级别复核',
      en: 'Decide less, or have a reviewer of a higher level named',
    },
  },
} satisfies Readonly<Record<string, ConditionText>>;
