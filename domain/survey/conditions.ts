import type { ConditionText } from '../process/conditions.ts';

/** What stands between a survey and what was asked, and how to meet it. */
const surveyConditions = {
  'SV.CASE_NOT_CLOSED': {
    text: {
      zh: '只有刚办结、尚在申诉期内的投诉可以发起调查',
      en: 'Only a closed case within its appeal window is surveyed',
    },
    howToMeet: { zh: '先办结投诉', en: 'Close the case first' },
  },
  'SV.TOO_LATE': {
    text: { zh: '申诉期所剩时间不足以完成调查', en: 'The appeal window ends before the customer had time to answer' },
    howToMeet: { zh: '请通过其他方式了解客户意见', en: 'Ask the customer in another way' },
  },
  'SV.RUNNING': {
    text: { zh: '本案已有一份进行中的调查', en: 'A survey of this case is under way' },
    howToMeet: { zh: '等待该调查结束', en: 'Wait until it ends' },
  },
  'SV.QUIET_PERIOD': {
    text: { zh: '180 天内已对该客户做过两次调查', en: 'The customer was asked twice in the last 180 days' },
    howToMeet: { zh: '静默期过后再调查', en: 'Leave the customer alone until then' },
  },
  'SV.ANONYMOUS': {
    text: { zh: '匿名投诉，无法联系客户', en: 'The complaint is anonymous: nobody can be asked' },
    howToMeet: { zh: '无需调查', en: 'Nothing is to be done' },
  },
  'SV.LINKS': {
    text: { zh: '这份调查的链接已生成太多次', en: 'Too many links of this survey were made' },
    howToMeet: { zh: '使用已转交的链接，它一直有效', en: 'Use one that was passed on: it is still good' },
  },
  'SV.NO_FOLLOW_UP': {
    text: { zh: '没有待回访的低分答卷', en: 'No low score waits to be followed up' },
    howToMeet: { zh: '无需处理', en: 'Nothing is to be done' },
  },
  'SV.OWN_CASE': {
    text: { zh: '经办人不能回访自己办理的投诉', en: 'Whoever handled the case does not follow up on it' },
    howToMeet: { zh: '请主管或其他投诉处理人员回访', en: 'Ask a supervisor or another complaint officer' },
  },
  'SV.ANSWERS': {
    text: { zh: '每一项都要打分', en: 'Every item needs a score' },
    howToMeet: { zh: '为每一项选择 1 到 5 分', en: 'Choose 1 to 5 for each item' },
  },
  'SV.NOT_ASKED': {
    text: { zh: '这份调查没有问到所答的内容', en: 'The survey does not ask what was answered' },
    howToMeet: { zh: '重新打开链接后再填写', en: 'Open the link again and answer what it asks' },
  },
  'SV.NOT_LOW': {
    text: {
      zh: '该维度在所选范围内没有低于 3.5 分的公布结果',
      en: 'The dimension has no published score below 3.5 for what was chosen',
    },
    howToMeet: {
      zh: '重新打开满意度结果，从低分维度登记',
      en: 'Open the survey results again and begin at a low dimension',
    },
  },
} satisfies Readonly<Record<string, ConditionText>>;

/** Every condition of surveys. */
export type SurveyConditionCode = keyof typeof surveyConditions;

/** Texts of a condition of surveys; null for an unknown code. */
export function surveyConditionText(code: string): ConditionText | null {
  return Object.hasOwn(surveyConditions, code) ? surveyConditions[code as SurveyConditionCode] : null;
}
