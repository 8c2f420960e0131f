import type { Texts } from './texts.ts';

/** Forms of step 1. */
export const findTexts = {
  assignOwner: { zh: '指派负责人', en: 'Assign an owner' },
  'assignOwner.staffId': { zh: '客户经理', en: 'Customer manager' },
  'assignOwner.staffId.hint': {
    zh: '未完成的任务会一并转给新负责人',
    en: 'Open tasks go along to the new owner',
  },
  'assignOwner.reason': { zh: '指派理由', en: 'Reason' },
  'assignOwner.reason.hint': {
    zh: '例如：就近、行业熟悉、原负责人调岗',
    en: 'For example: nearest team, knows the trade',
  },

  verifyLead: { zh: '核实线索', en: 'Verify the lead' },
  'verifyLead.result': { zh: '核实结果', en: 'What came of it' },
  'verifyLead.result.hint': {
    zh: '第二次无法核实，线索将转入培育池',
    en: 'A second failure parks the lead',
  },
  'verifyLead.corrections': { zh: '更正内容', en: 'Corrections' },
  'verifyLead.corrections.hint': { zh: '只填有变化的项目', en: 'Fill in only what has changed' },
  'verifyLead.corrections.name': { zh: '客户名称', en: 'Name' },
  'verifyLead.corrections.phone': { zh: '电话', en: 'Telephone' },
  'verifyLead.corrections.phone.hint': {
    zh: '手机、带区号的座机，或以 + 开头的国际号码',
    en: 'A mobile number, a landline with its area code, or an international number with +',
  },
  'verifyLead.corrections.email': { zh: '电子邮箱', en: 'E-mail' },
  'verifyLead.corrections.address': { zh: '地址', en: 'Address' },
  'verifyLead.corrections.committeeEstablished': { zh: '业主委员会已成立', en: 'The owners’ committee exists' },
  'verifyLead.corrections.committeeEstablished.hint': {
    zh: '小区客户成立业主委员会后才能开户',
    en: 'A community needs one before an account can be opened',
  },
  'verifyLead.note': { zh: '核实说明', en: 'How it was verified' },
  'verifyLead.note.hint': { zh: '向谁、通过什么渠道核实', en: 'With whom, and through which channel' },

  scoreTarget: { zh: '为活动目标评分', en: 'Score the target' },
  'scoreTarget.about': {
    zh: '按规模、档次、管理、位置四项评分；管理有纠纷的目标被排除。',
    en: 'By scale, grade, management and location; an open dispute excludes the target.',
  },
  'scoreTarget.scale': { zh: '规模', en: 'Scale' },
  'scoreTarget.isHighGrade': { zh: '档次高', en: 'High grade' },
  'scoreTarget.governance': { zh: '管理', en: 'Management' },
  'scoreTarget.zone': { zh: '位置', en: 'Location' },

  submitQualification: { zh: '提交资格鉴定', en: 'Submit the qualification' },
  'submitQualification.about': {
    zh: '五项全部通过即成为目标客户。“不通过”会结束跟进；购买能力不足但有成长迹象的，勾选成长型客户送审。',
    en: 'Five passes make a target customer. A fail ends the pursuit; too little money with signs of growth goes to the rigorous review as growth type.',
  },
  'submitQualification.answers': { zh: '五项择优条件', en: 'The five selection questions' },
  'submitQualification.answers.criterion': { zh: '条件', en: 'Criterion' },
  'submitQualification.answers.result': { zh: '结论', en: 'Answer' },
  'submitQualification.answers.evidence': { zh: '依据', en: 'Evidence' },
  'submitQualification.answers.evidence.hint': {
    zh: '通过或不通过都要写明依据，至少 10 个字',
    en: 'Why it passes or fails, in 10 characters or more',
  },
  'submitQualification.growthType': { zh: '成长型客户', en: 'Growth-type customer' },
  'submitQualification.growthType.hint': {
    zh: '目前资金不足但有成长迹象；须经主管严格审查',
    en: 'Too little money today but growing; a supervisor reviews it strictly',
  },
  'submitQualification.conditionalUntil': { zh: '待定项目补齐期限', en: 'Settle open criteria by' },
  'submitQualification.conditionalUntil.hint': {
    zh: '主管同意带待定项目继续时填写；“银行标准”不得待定，最多两项',
    en: 'When a supervisor lets it go on with open criteria: two at most, never the bank’s standard',
  },

  decideReview: { zh: '作出严格审查决定', en: 'Decide the rigorous review' },
  'decideReview.decision': { zh: '决定', en: 'Decision' },
  'decideReview.decision.hint': {
    zh: '批准：进入第二步；否决：判为不合格；暂缓：转入培育池',
    en: 'Approve: on to step 2. Reject: disqualified. Defer: parked until a date',
  },
  'decideReview.findings': { zh: '审查意见', en: 'Findings' },
  'decideReview.findings.hint': {
    zh: '成长依据、还款来源、风险与缓释',
    en: 'Why it grows, where repayment comes from, risks and what limits them',
  },
  'decideReview.deferUntil': { zh: '暂缓至', en: 'Deferred until' },
} satisfies Texts;
