import type { ConditionText } from '../process/conditions.ts';
import { decisionConditions } from './decision-conditions.ts';

/** What stands between a complaint and what was asked, and how to meet it. */
export const complaintConditions = {
  'CX.LEVEL1': {
    text: { zh: '需由投诉处理人员办理', en: 'This needs somebody who deals with complaints' },
    howToMeet: { zh: '请投诉处理岗或主管办理', en: 'Ask a complaint officer or a supervisor to do it' },
  },
  'CX.LEVEL2': {
    text: {
      zh: '需由第二级（主管：支行负责人、团队主管）或更高级别决定',
      en: 'Level 2, a supervisor (branch manager or team lead), or above decides this',
    },
    howToMeet: { zh: '请主管或更高级别决定', en: 'Ask a supervisor or somebody above to decide' },
  },
  'CX.LEVEL3': {
    text: {
      zh: '需由第三级（总行部门、主管行领导）决定',
      en: 'Level 3, head office and the executive sponsor, decides this',
    },
    howToMeet: { zh: '请主管行领导决定', en: 'Ask the executive sponsor to decide' },
  },
  'CX.NAMED': {
    text: { zh: '被投诉人不得参与本案', en: 'The person complained about has no part in the case' },
    howToMeet: { zh: '请其他同事办理', en: 'Ask a colleague to do it' },
  },
  'CX.OWN_CASE': {
    text: { zh: '经办人不能决定自己办理的案件', en: 'Nobody decides on a case that they handle' },
    howToMeet: { zh: '请另一位有权人决定', en: 'Ask somebody else of that level to decide' },
  },
  'CX.OWN_REQUEST': {
    text: { zh: '提出申请的人不能自己决定', en: 'Whoever asked for it does not decide it' },
    howToMeet: { zh: '请另一位有权人决定', en: 'Ask somebody else of that level to decide' },
  },
  'CX.INVOLVED': {
    text: {
      zh: '曾经办、决定、审批、退回或复核本案的人不能再作此决定',
      en: 'Whoever handled, decided, approved, sent back or reviewed the case before has no say in this',
    },
    howToMeet: { zh: '另选一位未参与本案的人', en: 'Choose somebody who has had no part in the case' },
  },
  'CX.INDEPENDENT': {
    text: {
      zh: '经办人、复核人和措施负责人不得是被投诉人',
      en: 'The person complained about neither handles nor reviews the case, nor is asked to do something in it',
    },
    howToMeet: { zh: '另选一位同事', en: 'Choose a colleague' },
  },
  'CX.HANDLER': {
    text: { zh: '本案还没有经办人', en: 'Nobody handles the case yet' },
    howToMeet: {
      zh: '先指定经办人；不能指定的，请投诉处理岗指定',
      en: 'Name a handler first, or ask a complaint officer to name one',
    },
  },
  'CX.NOT_HANDLER': {
    text: { zh: '此事由本案经办人办理', en: 'This is for the handler of the case' },
    howToMeet: {
      zh: '请经办人办理；经办人不在时由其代理人办理，或先更换经办人',
      en: 'Ask the handler; while the handler is absent ask the deputy, or name another one',
    },
  },
  'CX.ELIGIBLE': {
    text: { zh: '所选人员不能办理投诉', en: 'The chosen person may not handle complaints' },
    howToMeet: { zh: '选择在岗的投诉处理岗或主管', en: 'Choose a complaint officer or a supervisor who is at work' },
  },
  'CX.ABSENT': {
    text: { zh: '所选人员休假至 {{until}}', en: 'The chosen person is on leave until {{until}}' },
    howToMeet: {
      zh: '选择在岗的同事，或在此人回来后再指定',
      en: 'Choose somebody who is at work, or wait until they are back',
    },
  },
  'CX.SAME_HANDLER': {
    text: { zh: '所选人员已是本案经办人', en: 'The chosen person handles the case already' },
    howToMeet: { zh: '另选一位同事', en: 'Choose a colleague' },
  },
  'CX.REVIEWS': {
    text: { zh: '本案的复核人不能担任经办人', en: 'A reviewer of this case does not become its handler' },
    howToMeet: { zh: '另选一位同事', en: 'Choose a colleague' },
  },
  'CX.MESSAGE': {
    text: { zh: '必须写明告知客户的方式和内容', en: 'The customer must be told something, by a named way' },
    howToMeet: { zh: '填写渠道和内容', en: 'Enter the channel and what was said' },
  },
  'CX.REASON': {
    text: { zh: '必须写明理由或内容', en: 'The reason, or what it is about, must be written down' },
    howToMeet: { zh: '填写理由或内容', en: 'Enter it' },
  },
  'CX.REFERENCE': {
    text: { zh: '需要外部机构的名称和案号', en: 'The outside body and its number of the case are needed' },
    howToMeet: { zh: '填写机构名称和案号', en: 'Enter the body and its reference' },
  },
  'CX.WRITTEN': {
    text: { zh: '撤诉须有客户的书面材料', en: 'A complaint is withdrawn in writing only' },
    howToMeet: { zh: '填写书面材料的存档编号', en: 'Enter where the customer’s letter is filed' },
  },
  'CX.FUTURE': {
    text: { zh: '期限须在将来', en: 'The date must lie in the future' },
    howToMeet: { zh: '选择将来的日期', en: 'Choose a date in the future' },
  },
  'CX.NO_CUSTOMER': {
    text: {
      zh: '系统性问题没有投诉客户，不需要告知客户',
      en: 'A systemic case has no customer: nobody is told anything in it',
    },
    howToMeet: {
      zh: '客户由各自的投诉答复；本案查明原因并通报',
      en: 'Customers are answered in their own cases; here the cause is found and reported',
    },
  },
  'CX.NOT_SYSTEMIC': {
    text: { zh: '只适用于系统性问题', en: 'Only for a systemic case' },
    howToMeet: { zh: '按客户投诉的步骤办理', en: 'Work on it as on the complaint of a customer' },
  },
  'CX.MEASURES': {
    text: { zh: '需要写明改进措施', en: 'What is done about the cause must be said' },
    howToMeet: { zh: '填写措施', en: 'Enter the measures' },
  },
  'CX.DUPLICATE': {
    text: {
      zh: '重复案件须属同一客户（匿名的须同支行、同类别、同一天），且原案仍在办理',
      en: 'A duplicate is of the same customer (of an anonymous one: same branch, category and day), and the other case is still open',
    },
    howToMeet: {
      zh: '从所列的案件中选择；原案已结的，可登记申诉，或单独办理本案',
      en: 'Choose one of the cases that are offered; where the other one is closed, record an appeal there, or deal with this one',
    },
  },
  'CX.RECEIVED_FIRST': {
    text: { zh: '两案均未受理时，先收到的继续办理', en: 'Of two received cases the earlier one goes on' },
    howToMeet: { zh: '保留本案，将另一案并入本案', en: 'Keep this case: merge the other one into it' },
  },
  'CX.LESSER_CASE': {
    text: {
      zh: '继续办理的投诉不得较轻、层级较低，或缺少本案的监管或媒体介入记录',
      en: 'The case that goes on is no less grave, at no lower level, and has this one’s regulator or media on record',
    },
    howToMeet: {
      zh: '先在另一案调整严重程度，或登记监管或媒体介入',
      en: 'Raise the other case first: change its severity, or record the regulator or the media there',
    },
  },
  'CX.SEVERITY_FLOOR': {
    text: {
      zh: '重点客户或 90 天内重复投诉至少为 S2 严重；监管或媒体来的为 S1 重大',
      en: 'A key customer’s or a repeated case is at least S2; a regulator’s or the media’s is S1',
    },
    howToMeet: { zh: '选择不低于此的严重程度', en: 'Choose a severity that is grave enough' },
  },
  'CX.SAME_SEVERITY': {
    text: { zh: '严重程度没有变化', en: 'The case has this severity already' },
    howToMeet: { zh: '选择另一严重程度', en: 'Choose another severity' },
  },
  'CX.PAUSE_SPENT': {
    text: {
      zh: '等待客户的时间累计已满 10 个工作日，时限不能再暂停',
      en: 'The customer has been waited for ten working days in all; the clocks may not stand still again',
    },
    howToMeet: {
      zh: '按现有材料继续处理；仍可联系客户',
      en: 'Go on with what is known; the customer may still be called',
    },
  },
  ...decisionConditions,
  'CX.SOURCE': {
    text: {
      zh: '陈述须写明是谁的，材料须写明存放何处',
      en: 'A statement is somebody’s, and a document is kept somewhere',
    },
    howToMeet: { zh: '填写陈述人，或材料的存放处', en: 'Say whose statement it is, or where the document is kept' },
  },
  'CX.ACTION': {
    text: { zh: '没有这项未完成的措施', en: 'There is no such open action' },
    howToMeet: { zh: '刷新；该措施可能已完成', en: 'Refresh: the action may be done by now' },
  },
  'CX.ACTIONS': {
    text: { zh: '还有未完成的措施', en: 'Actions are still open' },
    howToMeet: { zh: '完成全部措施，或写明理由取消', en: 'Complete each action, or call it off with a reason' },
  },
  'CX.IMPROVEMENT': {
    text: {
      zh: '原因在流程、系统、产品或制度的，结案前须有改进事项',
      en: 'A cause in a process, system, product or policy leads to an improvement before the case is closed',
    },
    howToMeet: { zh: '登记改进事项，写明负责人和日期', en: 'Add an improvement with its owner and date' },
  },
  'CX.CONTACT': {
    text: { zh: '还不知道怎样联系客户', en: 'Nobody knows yet how to reach the customer' },
    howToMeet: { zh: '登记联系方式，或答复在何处待取', en: 'Record how, or where the answer waits to be fetched' },
  },
  'CX.ATTEMPTS': {
    text: {
      zh: '5 个工作日内打电话或上门未果满 3 次（每天最多计 2 次），才能寄信',
      en: 'A letter follows three failed calls or visits within five working days; two of a day count at most',
    },
    howToMeet: {
      zh: '改天再联系客户，并登记每次未果',
      en: 'Try again, on another day too, and record each failed attempt',
    },
  },
  'CX.LETTER_SENT': {
    text: { zh: '信函已寄出', en: 'The letter has been sent' },
    howToMeet: { zh: '等待期满，或客户回应时登记反馈', en: 'Wait for it, or record what the customer says' },
  },
  'CX.REPORT_BACK': {
    text: { zh: '告知客户结果之前不能结案', en: 'No case is closed before the customer has been told the outcome' },
    howToMeet: { zh: '先告知客户结果并登记', en: 'Tell the customer, and record it' },
  },
  'CX.BY_VOICE': {
    text: { zh: '结果须当面或打电话告知客户', en: 'The customer is told the outcome by telephone or on a visit' },
    howToMeet: {
      zh: '打电话或上门告知；多次联系不上的，登记每次未果后寄信',
      en: 'Call or visit; who cannot be reached is written to after three recorded attempts',
    },
  },
  'CX.UNDERSTOOD': {
    text: { zh: '客户听明白了，才谈得上接受', en: 'Who has not understood the outcome has not accepted it' },
    howToMeet: { zh: '再解释一次结果，再登记', en: 'Explain the outcome again, then record it' },
  },
  'CX.EXTERNAL_ROUTE': {
    text: {
      zh: '行内申诉已用尽，须告知客户外部投诉途径',
      en: 'With no appeal left, the customer must know the way outside the bank',
    },
    howToMeet: { zh: '告知客户监管、调解等外部途径', en: 'Tell the customer about the regulator and mediation' },
  },
  'CX.APPEAL_WINDOW': {
    text: { zh: '结案已超过申诉期', en: 'The time to appeal after closing is over' },
    howToMeet: { zh: '登记为新的投诉', en: 'Register a new complaint' },
  },
  'CX.APPEALS': {
    text: { zh: '行内申诉次数已用尽', en: 'No further appeal inside the bank is left' },
    howToMeet: { zh: '告知客户外部投诉途径', en: 'Tell the customer the way outside the bank' },
  },
  'CX.REVIEWER': {
    text: { zh: '申诉只能由指定的复核人决定', en: 'Only the named reviewer decides the appeal' },
    howToMeet: { zh: '请复核人决定，或改派复核人', en: 'Ask the reviewer, or have another one named' },
  },
  'CX.REVIEWER_LEVEL': {
    text: {
      zh: '复核人的级别须高于此前作决定的人；第二次申诉由第三级复核',
      en: 'The reviewer is above everybody who decided before; a second appeal is reviewed at level 3',
    },
    howToMeet: { zh: '另选级别更高的复核人', en: 'Choose a reviewer of a higher level' },
  },
  'CX.EXTENSIONS': {
    text: { zh: '延期次数已用尽', en: 'No further extension is possible' },
    howToMeet: { zh: '在现有期限内办结', en: 'Resolve the case within its limit' },
  },
  'CX.EXTENSION_AMOUNT': {
    text: { zh: '延长的时间超出规定', en: 'More time was asked for than the rules allow' },
    howToMeet: { zh: '申请规定以内的天数', en: 'Ask for no more than the longest extension' },
  },
  'CX.EXTENSION_PENDING': {
    text: { zh: '已有一份延期申请等待决定', en: 'An extension has been asked for and not decided yet' },
    howToMeet: { zh: '等待决定', en: 'Wait for the decision' },
  },
  'CX.EXTENSION_PAST': {
    text: { zh: '延长后的期限仍已过去', en: 'Even with the extension the limit has passed' },
    howToMeet: { zh: '驳回申请，并尽快办结', en: 'Decline, and resolve the case as soon as possible' },
  },
  'CX.NO_REQUEST': {
    text: { zh: '没有待决定的延期申请', en: 'No extension waits for a decision' },
    howToMeet: { zh: '由经办人先提出申请', en: 'The handler asks for it first' },
  },
  'CX.RESOLVED': {
    text: { zh: '处理时限已经结束，无需延期', en: 'The limit to resolve no longer runs: no extension is needed' },
    howToMeet: { zh: '告知客户结果', en: 'Tell the customer the outcome' },
  },
} satisfies Readonly<Record<string, ConditionText>>;

/** Every condition of complaints. */
export type ComplaintConditionCode = keyof typeof complaintConditions;

/** Texts of a condition of complaints; null for an unknown code. */
export function complaintConditionText(code: string): ConditionText | null {
  return Object.hasOwn(complaintConditions, code) ? complaintConditions[code as ComplaintConditionCode] : null;
}
