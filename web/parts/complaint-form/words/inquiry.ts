import type { Texts } from '../../command-form/words/texts.ts';
import { causeWordsIn, decisionWordsIn, messageWordsIn } from './decision.ts';

/** Forms from the receipt of a complaint to its decision. */
export const inquiryTexts: Texts = {
  confirmDuplicate: { zh: '并入同一事项的投诉', en: 'Merge into the case about the same fact' },
  'confirmDuplicate.about': {
    zh: '仅限同一客户、同一事项；匿名投诉仅限同支行、同类别、同一天。本案并入后即了结，由另一案继续办理。两案均未受理时，先收到的继续办理：较晚收到的不在此列，请打开该案并入本案。没有可选的投诉时，先核对客户的电话或客户号。',
    en: 'Only for the same fact of the same customer; of an anonymous one, of the same branch, category and day. This case ends, and the other one goes on. Of two received cases the earlier one goes on: a later one is not offered here; open it and merge it into this one. Where none is offered, check the customer’s number first.',
  },
  'confirmDuplicate.duplicateOf': { zh: '继续办理的投诉', en: 'The case that goes on' },
  'confirmDuplicate.message': { zh: '告知客户', en: 'Telling the customer' },
  ...messageWordsIn('confirmDuplicate.message'),

  acknowledge: { zh: '受理告知', en: 'Acknowledge' },
  'acknowledge.about': {
    zh: '核定类别和严重程度，指定经办人，并告知客户编号、经办人和答复时间。',
    en: 'Settle category and severity, name the handler, and tell the customer number, handler and promise.',
  },
  'acknowledge.handlerId': { zh: '经办人', en: 'Handler' },
  'acknowledge.handlerId.hint': { zh: '不能是被投诉人', en: 'Never the person complained about' },
  'acknowledge.category': { zh: '类别', en: 'Category' },
  'acknowledge.severity': { zh: '严重程度', en: 'Severity' },
  'acknowledge.severity.hint': {
    zh: '时限从收到之时重算，不会放宽',
    en: 'Limits count from receipt and are never relaxed',
  },
  'acknowledge.message': { zh: '告知客户', en: 'Telling the customer' },
  ...messageWordsIn('acknowledge.message'),

  startWork: { zh: '开始调查', en: 'Begin the inquiry' },
  'startWork.about': {
    zh: '开始后每 3 个工作日须告知客户一次进展。',
    en: 'From then on the customer hears news every three working days.',
  },

  askCustomer: { zh: '请客户补充', en: 'Ask the customer' },
  'askCustomer.about': {
    zh: '等待客户期间时限暂停，累计最多 10 个工作日。',
    en: 'While the customer is waited for, the clocks stand still: ten working days at most in all.',
  },
  'askCustomer.channel': { zh: '询问方式', en: 'Asked by' },
  'askCustomer.text': { zh: '需要客户补充什么', en: 'What is asked' },

  recordAnswer: { zh: '登记客户答复', en: 'Record the customer’s answer' },
  'recordAnswer.text': { zh: '客户的答复', en: 'What the customer answered' },
  'recordAnswer.text.hint': { zh: '时限从现在起继续', en: 'The clocks run on from now' },

  tellCustomer: { zh: '告知进展', en: 'Tell the customer' },
  'tellCustomer.about': {
    zh: '第一次即为首次答复；之后每次重新计算进展告知时限。',
    en: 'The first time it is the first answer; each time the limit for news starts anew.',
  },
  ...messageWordsIn('tellCustomer'),

  submitDecision: { zh: '提交处理决定', en: 'Submit the decision' },
  'submitDecision.about': {
    zh: '补偿超出您的权限时，转上级审批。',
    en: 'Compensation above your limit goes to somebody who approves it.',
  },
  ...decisionWordsIn('submitDecision'),

  nameCauseFinder: { zh: '指定查因人', en: 'Name who finds the cause' },
  'nameCauseFinder.about': {
    zh: '由一个人查明共同原因，随即开始。本案没有客户，不需要告知；客户由各自的投诉答复。',
    en: 'One person finds the common cause and begins at once. Nobody is told: customers are answered in their own cases.',
  },
  'nameCauseFinder.handlerId': { zh: '查因人', en: 'Who finds the cause' },
  'nameCauseFinder.severity': { zh: '严重程度', en: 'Severity' },
  'nameCauseFinder.severity.hint': {
    zh: '时限从收到之时重算，不会放宽',
    en: 'Limits count from receipt and are never relaxed',
  },

  submitCause: { zh: '提交共同原因', en: 'Submit the common cause' },
  'submitCause.about': {
    zh: '写明原因和面向全体客户的措施，由第三级审批；补偿在各自的投诉中决定。',
    en: 'Say why it happens and what is done for everybody; level 3 approves it. Compensation is decided in each case.',
  },
  ...causeWordsIn('submitCause'),
  'submitCause.measures': { zh: '改进措施', en: 'What is done about it' },

  reportCause: { zh: '通报共同原因', en: 'Report the common cause' },
  'reportCause.about': {
    zh: '发给本案各投诉的经办人和支行，写入每件投诉，之后本案终结。请勿写客户的个人信息。',
    en: 'Goes to the handlers of its cases and to the branch, is kept in each case, and ends this one. No personal data of customers.',
  },
  'reportCause.text': { zh: '通报内容', en: 'What they should know' },
  'reportCause.text.hint': {
    zh: '原因、已采取的措施、可以对客户怎么说',
    en: 'The cause, what was done, and what customers may be told',
  },
  recordEvidence: { zh: '登记查证材料', en: 'Put evidence on record' },
  'recordEvidence.about': {
    zh: '事实、陈述或材料，写明出处；材料只登记标题和存放处。',
    en: 'A fact, a statement or a document with its source; of a document only its title and where it is kept.',
  },
  'recordEvidence.kind': { zh: '种类', en: 'Kind' },
  'recordEvidence.text': { zh: '内容或标题', en: 'What, or its title' },
  'recordEvidence.of': { zh: '谁的陈述', en: 'Whose statement' },
  'recordEvidence.staffId': { zh: '员工', en: 'Member of staff' },
  'recordEvidence.role': { zh: '何人（身份）', en: 'Who it is, by role' },
  'recordEvidence.keptIn': { zh: '存放处', en: 'Where it is kept' },

  giveAction: { zh: '请同事办理', en: 'Ask a colleague' },
  'giveAction.about': {
    zh: '对方在收件箱和我的一天看到，并回复结果。',
    en: 'They find it in their inbox and on their day, and answer with what came of it.',
  },
  'giveAction.text': { zh: '做什么', en: 'What' },
  'giveAction.ownerId': { zh: '负责人', en: 'Who' },
  'giveAction.dueAt': { zh: '期限', en: 'By when' },

  callOffAction: { zh: '取消一项措施', en: 'Call off an action' },
  'callOffAction.actionId': { zh: '措施', en: 'Action' },
  'callOffAction.reason': { zh: '原因', en: 'Reason' },

  completeAction: { zh: '完成一项措施', en: 'Complete an action' },
  'completeAction.result': { zh: '结果', en: 'What came of it' },
  'completeAction.result.hint': { zh: '受托办理的须写明结果', en: 'Needed where you were asked for it' },
  'completeAction.actionId': { zh: '措施', en: 'Action' },

  completeActions: { zh: '确认办结', en: 'Resolve the case' },
  'completeActions.about': {
    zh: '补救措施全部落实。接着须在 1 个工作日内把结果告知客户。',
    en: 'Everything that was decided is done. The customer must hear the outcome within one working day.',
  },

  replaceHandler: { zh: '更换经办人', en: 'Name another handler' },
  'replaceHandler.handlerId': { zh: '新的经办人', en: 'New handler' },
  'replaceHandler.reason': { zh: '原因', en: 'Reason' },

  nameStaff: { zh: '登记被投诉人', en: 'Name whom it is about' },
  'nameStaff.about': {
    zh: '被投诉人立即退出本案，也看不到本案；涉及负责人时直接升至第三级。',
    en: 'The person loses every part in the case and sight of it; a head of a unit lifts it to level 3.',
  },
  'nameStaff.staffId': { zh: '被投诉人', en: 'Who it is about' },
  'nameStaff.reason': { zh: '依据', en: 'How it is known' },

  changeSeverity: { zh: '调整严重程度', en: 'Change the severity' },
  'changeSeverity.about': {
    zh: '时限从收到之时重算，只会提前，不会放宽；级别不会降低。',
    en: 'Limits are counted again from receipt and only become earlier; the level never falls.',
  },
  'changeSeverity.severity': { zh: '严重程度', en: 'Severity' },
  'changeSeverity.reason': { zh: '原因', en: 'Reason' },

  changeContact: { zh: '登记联系方式', en: 'Record how to reach the customer' },
  'changeContact.about': {
    zh: '取代以前登记的联系方式；结案前必须把结果告知客户。',
    en: 'Takes the place of what was recorded before; the customer must be told the outcome before the case is closed.',
  },
  'changeContact.contact': { zh: '怎样联系客户', en: 'How the customer is reached' },
  'changeContact.contact.hint': {
    zh: '电话、邮箱、地址；无从得知的，写明答复放在何处待取，如网点柜台，凭投诉编号',
    en: 'Telephone, e-mail, address; where nobody can know, where the answer waits, such as at the counter, by the number of the case',
  },

  addImprovementItem: { zh: '登记改进事项', en: 'Add an improvement' },
  'addImprovementItem.title': { zh: '改进什么', en: 'What must get better' },
  'addImprovementItem.ownerId': { zh: '负责人', en: 'Who' },
  'addImprovementItem.dueOn': { zh: '完成日期', en: 'By when' },
};
