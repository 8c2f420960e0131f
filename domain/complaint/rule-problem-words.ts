import type { LocalizedText } from '../process/definition.ts';
import type { RuleProblemCode } from './check-rules.ts';

/** What is wrong with edited rules, and what to do about it. */
export const ruleProblemWords: Readonly<Record<RuleProblemCode, LocalizedText>> = {
  presetUnknown: { zh: '没有这套预设，请另选', en: 'There is no such preset; choose another one' },
  waitNotPositive: { zh: '必须大于零', en: 'Must be more than zero' },
  limitsOutOfOrder: {
    zh: '不能早于前一项时限到期（受理告知 ≤ 首次答复 ≤ 办结），周末前收到的也一样',
    en: 'Must never be due before the limit in front of it (acknowledge, first answer, resolve), received before a weekend or not',
  },
  laxerThanLesser: {
    zh: '更严重的投诉不能比较轻的投诉时限更长',
    en: 'A graver complaint may not have more time than a lesser one',
  },
  levelBelowLesser: {
    zh: '更严重的投诉起始级别不能低于较轻的投诉',
    en: 'A graver complaint may not start at a lower level than a lesser one',
  },
  ladderEmpty: { zh: '到期时必须有人知道：请添加一级', en: 'Somebody must hear of it when it is due: add a rung' },
  ladderNotAllowed: {
    zh: '此时限到期自动处理，不通知任何人：请删除各级',
    en: 'This limit acts by itself and tells nobody: remove its rungs',
  },
  noRungWhenDue: { zh: '必须有一级恰好在到期时执行', en: 'One rung must act exactly when it is due' },
  rungsOutOfOrder: { zh: '各级须按时间先后，且不能同时', en: 'Rungs must follow each other in time, no two at once' },
  repeatNotLast: { zh: '只有最后一级可以重复', en: 'Only the last rung may repeat' },
  repeatTooOften: { zh: '重复间隔不能少于一小时', en: 'It may not repeat more than once an hour' },
  raiseTooEarly: { zh: '到期之前不能升级', en: 'The level does not rise before the limit has passed' },
  noRaise: {
    zh: '首次答复和办结到期必须升级：请添加一级“升级”',
    en: 'When the first answer or the resolution is overdue the level must rise: add a rung that raises it',
  },
  raiseNotAllowed: {
    zh: '只有首次答复和办结逾期才升级：此处请改为“通知”',
    en: 'The level rises only when the first answer or the resolution is overdue: tell somebody here instead',
  },
  tellsFewerThanLesser: {
    zh: '较轻的投诉通知到的人，更严重的投诉也必须通知',
    en: 'Whoever hears of a lesser complaint must hear of a graver one as well',
  },
  tellsLaterThanLesser: {
    zh: '更严重的投诉，通知和升级都不能比较轻的投诉晚',
    en: 'A graver complaint is told, and rises, no later than a lesser one',
  },
  notAnAmount: {
    zh: '须填写 0 至 10 亿元的金额，最多两位小数',
    en: 'An amount from 0 to 1,000,000,000 yuan, with two decimal places at most',
  },
  grantsLessThanLower: {
    zh: '不能低于第一级的补偿限额',
    en: 'May not be less than what level 1 may grant',
  },
  noteMissing: {
    zh: '比所选预设宽松：请写明合规部门的意见和文号',
    en: 'Laxer than the preset: write down what compliance said, and where',
  },
  appealWindowTooShort: {
    zh: '申诉期不能短于满意度调查的 14 天：调查结束前案件不能终结',
    en: 'Not shorter than the 14 days of the satisfaction survey: no case is final before its survey is over',
  },
};
