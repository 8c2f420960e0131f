import type { Texts } from '../../command-form/words/texts.ts';
import { decisionWordsIn, messageWordsIn } from './decision.ts';

const understood = { zh: '客户是否听明白', en: 'Did the customer understand it?' };
const accepted = { zh: '客户是否接受', en: 'Does the customer accept it?' };
const channel = { zh: '反馈方式', en: 'Told by' };

/** What an earlier decision granted is counted as well. */
const additional = { zh: '补偿金额（此前已给的之外）', en: 'Compensation, on top of what was granted before' };

/** Forms of approvals, the report back, appeals and what comes from outside. */
export const decisionTexts: Texts = {
  decideApproval: { zh: '审批处理决定', en: 'Decide on the remedy' },
  'decideApproval.decision': { zh: '决定', en: 'Decision' },
  'decideApproval.reason': { zh: '意见', en: 'Reason' },
  'decideApproval.reason.hint': { zh: '退回时必填', en: 'Needed to send it back' },

  recordReportBack: { zh: '登记结果反馈', en: 'Report back' },
  'recordReportBack.about': {
    zh: '打电话或当面告知客户结果，登记客户的回应。客户不接受即为申诉。',
    en: 'Tell the customer the outcome by telephone or on a visit, and record what they say. Who does not accept it appeals.',
  },
  'recordReportBack.channel': channel,
  'recordReportBack.understood': understood,
  'recordReportBack.accepted': accepted,
  'recordReportBack.reason': { zh: '客户不接受的理由', en: 'Why the customer does not accept it' },
  'recordReportBack.externalRouteTold': {
    zh: '已告知客户行外投诉途径（监管、调解）',
    en: 'The customer was told the way outside the bank (regulator, mediation)',
  },

  recordFailedReportBack: { zh: '登记未能联系上', en: 'Record a failed attempt' },
  'recordFailedReportBack.about': {
    zh: '5 个工作日内打电话或上门满 3 次（每天最多计 2 次），可改为寄信。',
    en: 'After three calls or visits within five working days a letter may be sent; two of a day count at most.',
  },
  'recordFailedReportBack.channel': { zh: '联系方式', en: 'Tried by' },

  sendLetter: { zh: '寄信告知结果', en: 'Tell the outcome by letter' },
  'sendLetter.about': {
    zh: '寄出 10 天后没有回应即结案。',
    en: 'The case is closed ten days later unless the customer answers.',
  },
  'sendLetter.text': { zh: '信函内容', en: 'What the letter says' },

  appeal: { zh: '登记申诉', en: 'Record an appeal' },
  'appeal.about': {
    zh: '案件重新打开，客户的营销再次冻结，级别上升。',
    en: 'The case is open again, selling to the customer is on hold again, and the level rises.',
  },
  'appeal.reason': { zh: '申诉理由', en: 'Why the customer appeals' },

  acknowledgeAppeal: { zh: '指定申诉复核人', en: 'Name the reviewer of the appeal' },
  'acknowledgeAppeal.about': {
    zh: '复核人级别高于此前作决定的人，且未参与本案；同时告知客户。',
    en: 'The reviewer is above everybody who decided and has had no part in the case; the customer is told.',
  },
  'acknowledgeAppeal.reviewerId': { zh: '复核人', en: 'Reviewer' },
  'acknowledgeAppeal.message': { zh: '告知客户', en: 'Telling the customer' },
  ...messageWordsIn('acknowledgeAppeal.message'),

  decideAppeal: { zh: '决定申诉', en: 'Decide the appeal' },
  'decideAppeal.decision': { zh: '决定', en: 'Decision' },
  'decideAppeal.findings': { zh: '复核意见', en: 'Findings' },
  'decideAppeal.remedy': { zh: '新的处理决定', en: 'The new remedy' },
  ...decisionWordsIn('decideAppeal.remedy'),
  'decideAppeal.remedy.compensationFen': additional,
  'decideAppeal.message': {
    zh: '书面告知客户决定（可不填）',
    en: 'Telling the customer the decision in writing (optional)',
  },
  'decideAppeal.message.hint': {
    zh: '填写后随决定一并记录；之后仍须反馈结果',
    en: 'Recorded with the decision; the report back follows all the same',
  },
  ...messageWordsIn('decideAppeal.message'),

  recordRegulatorOrMedia: { zh: '登记监管或媒体介入', en: 'Record that a regulator or the media took it up' },
  'recordRegulatorOrMedia.about': {
    zh: '案件升为 S1、第三级，并通知合规部门。',
    en: 'The case becomes S1 at level 3, and compliance hears of it.',
  },
  'recordRegulatorOrMedia.kind': { zh: '来自', en: 'Who' },
  'recordRegulatorOrMedia.text': { zh: '谁询问、问了什么', en: 'Who asked, and what' },

  requestExtension: { zh: '申请延期', en: 'Ask for more time' },
  'requestExtension.about': { zh: '由上一级批准，并告知客户。', en: 'One level up grants it and tells the customer.' },
  'requestExtension.amount': { zh: '延长', en: 'For' },
  'requestExtension.amount.unit': { zh: '天，按本案的时限', en: 'days, as the case counts them' },
  'requestExtension.reason': { zh: '理由', en: 'Reason' },

  decideExtension: { zh: '决定延期申请', en: 'Decide on more time' },
  'decideExtension.decision': { zh: '决定', en: 'Decision' },
  'decideExtension.reason': { zh: '不同意的理由', en: 'Why not' },
  'decideExtension.message': {
    zh: '告知客户延期的理由和新的期限',
    en: 'Telling the customer the reason and the new date',
  },
  ...messageWordsIn('decideExtension.message'),

  withdraw: { zh: '登记客户撤诉', en: 'Record a withdrawal' },
  'withdraw.reference': { zh: '客户书面材料的存档编号', en: 'Where the customer’s letter is filed' },
  'withdraw.rootCauseClass': { zh: '根本原因类别', en: 'Class of the root cause' },
  'withdraw.rootCause': { zh: '根本原因', en: 'Root cause' },
  'withdraw.rootCause.hint': { zh: 'S1、S2 必填', en: 'Needed for S1 and S2' },

  takeOutside: { zh: '登记转外部处理', en: 'Record that an outside body has it' },
  'takeOutside.body': { zh: '外部机构', en: 'Outside body' },
  'takeOutside.reference': { zh: '该机构的案号', en: 'The body’s own number of the case' },

  recordOutsideDecision: { zh: '登记外部裁定', en: 'Record the outside decision' },
  'recordOutsideDecision.outcome': { zh: '裁定结果', en: 'What was decided' },
  'recordOutsideDecision.to': { zh: '接下来', en: 'What follows' },
  'recordOutsideDecision.decision': { zh: '处理决定', en: 'The decision' },
  ...decisionWordsIn('recordOutsideDecision.decision'),
  'recordOutsideDecision.decision.compensationFen': additional,
  'recordOutsideDecision.reportBack': { zh: '告知客户', en: 'Telling the customer' },
  'recordOutsideDecision.reportBack.channel': channel,
  'recordOutsideDecision.reportBack.understood': understood,
  'recordOutsideDecision.reportBack.accepted': accepted,
};
