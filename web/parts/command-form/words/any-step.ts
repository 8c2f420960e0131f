import type { Texts } from './texts.ts';

/** Forms that belong to no single step. */
export const anyStepTexts = {
  recordContact: { zh: '登记联系', en: 'Record a contact' },
  'recordContact.direction': { zh: '谁联系谁', en: 'Direction' },
  'recordContact.channel': { zh: '渠道', en: 'Channel' },
  'recordContact.purpose': { zh: '目的', en: 'Purpose' },
  'recordContact.at': { zh: '时间', en: 'When' },
  'recordContact.durationSec': { zh: '时长', en: 'Duration' },
  'recordContact.durationSec.unit': { zh: '分钟', en: 'min' },
  'recordContact.outcome': { zh: '结果', en: 'Outcome' },
  'recordContact.outcome.hint': {
    zh: '“禁止联系”会结束跟进，只有合规部门能解除',
    en: '"Do not contact" ends the pursuit; only compliance lifts it',
  },
  'recordContact.notes': { zh: '要点', en: 'Notes' },
  'recordContact.notes.hint': {
    zh: '每次联系至少补充或确认一条客户信息',
    en: 'Each contact adds or confirms at least one fact',
  },

  completeTask: { zh: '完成任务', en: 'Complete a task' },
  'completeTask.taskId': { zh: '任务', en: 'Task' },
  'completeTask.result': { zh: '完成情况', en: 'What was done' },

  snoozeTask: { zh: '稍后处理', en: 'Snooze a task' },
  'snoozeTask.about': {
    zh: '只是从您的列表中暂时移后；到期和上报时间不变。',
    en: 'Only moves it down your list; when it is due and who hears stays as it is.',
  },
  'snoozeTask.taskId': { zh: '任务', en: 'Task' },
  'snoozeTask.until': { zh: '推迟到', en: 'Until' },
  'snoozeTask.until.hint': { zh: '最多 30 天', en: '30 days at most' },
  'snoozeTask.reason': { zh: '原因', en: 'Reason' },

  unsnoozeTask: { zh: '恢复提醒', en: 'Wake a task' },
  'unsnoozeTask.taskId': { zh: '任务', en: 'Task' },

  skipTask: { zh: '跳过任务', en: 'Skip a task' },
  'skipTask.taskId': { zh: '任务', en: 'Task' },
  'skipTask.reason': { zh: '为什么这次不需要', en: 'Why it is not needed this time' },

  advance: { zh: '推进', en: 'Advance' },
  'advance.to': { zh: '推进到', en: 'To' },

  requestOverride: { zh: '申请豁免', en: 'Ask for a waiver' },
  'requestOverride.about': {
    zh: '主管会收到任务：批准即代为推进，驳回会说明理由；第 1 步批准后由您再次提交。',
    en: 'The supervisor gets a task: to waive is to advance, to decline says why; in step 1 you submit again afterwards.',
  },
  'requestOverride.codes': { zh: '申请豁免的条件', en: 'Conditions to waive' },
  'requestOverride.codes.hint': { zh: '只有软性条件可以豁免', en: 'Only soft conditions can be waived' },
  'requestOverride.reason': { zh: '理由', en: 'Reason' },

  grantOverride: { zh: '批准豁免', en: 'Grant the waiver' },
  'grantOverride.about': {
    zh: '批准后，负责人再次提交资格鉴定时这些条件不再阻挡；离开第 1 步即失效。',
    en: 'These conditions then no longer stop the owner’s next qualification; the waiver ends with step 1.',
  },
  'grantOverride.taskId': { zh: '申请', en: 'Request' },
  'grantOverride.reason': { zh: '豁免理由（写入记录）', en: 'Why it is waived (goes into the record)' },

  declineOverride: { zh: '驳回豁免申请', en: 'Decline the waiver' },
  'declineOverride.taskId': { zh: '申请', en: 'Request' },
  'declineOverride.reason': { zh: '驳回理由', en: 'Reason' },

  fallBack: { zh: '退回', en: 'Fall back' },
  'fallBack.to': { zh: '退回到', en: 'To' },
  'fallBack.reason': { zh: '原因', en: 'Reason' },

  recordConsent: { zh: '注明联系依据', en: 'Note consent' },
  'recordConsent.about': {
    zh: '客户同意被联系，或有合法的联系依据；没有注明之前不能成为目标客户。',
    en: 'The customer agreed to be contacted, or contact is lawful; without a note nobody becomes a target customer.',
  },
  'recordConsent.consent': { zh: '依据', en: 'On what ground' },
  'recordConsent.note': { zh: '说明', en: 'In words' },
  'recordConsent.note.hint': {
    zh: '何时、以什么方式取得同意，或依据什么可以联系',
    en: 'When and how consent was given, or why contact is lawful',
  },

  updateCustomer: { zh: '更正客户资料', en: 'Correct the customer' },
  'updateCustomer.about': {
    zh: '只保存改动的内容；清空一项即删除。',
    en: 'Only what you change is saved; an emptied field is removed.',
  },
  'updateCustomer.name': { zh: '客户名称', en: 'Customer name' },
  'updateCustomer.phone': { zh: '联系电话', en: 'Phone' },
  'updateCustomer.phone.hint': {
    zh: '手机号、带区号的座机，或以 + 开头的国际号码',
    en: 'Mobile, landline with its area code, or international with +',
  },
  'updateCustomer.email': { zh: '电子邮箱', en: 'E-mail' },
  'updateCustomer.address': { zh: '地址', en: 'Address' },
  'updateCustomer.committeeEstablished': { zh: '业主委员会已成立', en: 'An owners’ committee exists' },
  'updateCustomer.coreBankCustomerNo': { zh: '核心客户号', en: 'Core bank customer no.' },
  'updateCustomer.expectedValueFen': { zh: '预计金额', en: 'Expected value' },
  'updateCustomer.expectedValueFen.hint': {
    zh: '一年内对本行的价值或余额，可写 50万',
    en: 'Balance, or value for the bank in a year; "50万" is understood',
  },
  'updateCustomer.expectedValueFen.unit': { zh: '元', en: 'yuan' },

  park: { zh: '转入培育池', en: 'Park' },
  'park.about': { zh: '到期自动提醒复查；销售时限随之取消。', en: 'It comes back by itself; sales deadlines end.' },
  'park.until': { zh: '复查日期', en: 'Until' },
  'park.until.hint': { zh: '最长 180 天', en: '180 days at most' },
  'park.reason': { zh: '原因', en: 'Reason' },

  resume: { zh: '恢复跟进', en: 'Resume' },
  'resume.about': {
    zh: '回到搁置前的状态；搁置超过 90 天的重新鉴定。',
    en: 'Goes on where it stood; after more than 90 days it is qualified again.',
  },
  'resume.reason': { zh: '原因', en: 'Reason' },

  markLost: { zh: '登记未成交', en: 'Mark as lost' },
  'markLost.about': {
    zh: '结束跟进，90 天内不再打扰客户。',
    en: 'Ends the pursuit; the customer is left alone for 90 days.',
  },
  'markLost.reason': { zh: '原因', en: 'Reason' },
  'markLost.text': { zh: '说明与教训', en: 'In words, and what to learn' },

  disqualify: { zh: '判为不合格', en: 'Disqualify' },
  'disqualify.about': {
    zh: '结束跟进；有新情况时主管可重新打开。',
    en: 'Ends the pursuit; a supervisor may reopen it on a new fact.',
  },
  'disqualify.reason': { zh: '原因', en: 'Reason' },
  'disqualify.text': { zh: '说明', en: 'In words' },

  freeze: { zh: '人工冻结', en: 'Freeze' },
  'freeze.about': {
    zh: '冻结期间不得营销；销售时限停表并保留剩余工作时间，承诺照常到期。',
    en: 'Selling stands still; sales deadlines keep the working time they have left, promises run on.',
  },
  'freeze.until': { zh: '冻结到', en: 'Until' },
  'freeze.until.hint': { zh: '最长 90 天，到期自动解除', en: '90 days at most; ends by itself' },
  'freeze.reason': { zh: '原因', en: 'Reason' },

  unfreeze: { zh: '解除冻结', en: 'End the freeze' },
  'unfreeze.reason': { zh: '原因', en: 'Reason' },

  reopen: { zh: '重新打开', en: 'Reopen' },
  'reopen.about': {
    zh: '作为新一轮从资格鉴定开始，已有情报保留。',
    en: 'Begins a new cycle at qualification; what was learned stays.',
  },
  'reopen.reason': { zh: '原因', en: 'Reason' },
  'reopen.newFact': { zh: '有什么新情况', en: 'What is new' },
} satisfies Texts;
