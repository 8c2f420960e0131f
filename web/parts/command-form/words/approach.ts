import type { Texts } from './texts.ts';

/** Forms of step 2. */
export const approachTexts = {
  saveIntel: { zh: '更新客户情报', en: 'Update the intelligence' },
  'saveIntel.about': {
    zh: '在已有情报上修改即可；保存后其他人看到的就是这一版。',
    en: 'Edit what is known; everybody then sees this version.',
  },
  'saveIntel.completeness': { zh: '必答题完成度', en: 'Mandatory questions answered' },
  'saveIntel.completeness.hint': {
    zh: '“了解顾客 100 题”的必答题答了多少；问什么见“这一步怎么做”。达到 60% 才算情报充分',
    en: 'Of the mandatory ones among the bank’s 100 questions; “How to do this step” tells what they cover. Enough from 60% on',
  },
  'saveIntel.completeness.unit': { zh: '%', en: '%' },
  'saveIntel.occupation': { zh: '职业 / 行业', en: 'Occupation or trade' },
  'saveIntel.occupation.hint': { zh: '个人客户必填', en: 'Needed for an individual' },
  'saveIntel.routeToDecisionMaker': { zh: '接触决策人的途径', en: 'Route to a decision maker' },
  'saveIntel.routeToDecisionMaker.hint': {
    zh: '还不认识决策人时，写明通过谁、怎样接触到',
    en: 'While no decision maker is known: through whom and how to reach one',
  },
  'saveIntel.competitors': { zh: '竞争银行', en: 'Rival banks' },
  'saveIntel.competitors.hint': { zh: '每行一家', en: 'One a line' },
  'saveIntel.noCompetitorKnown': { zh: '暂无已知竞争对手', en: 'No rival is known' },
  'saveIntel.noCompetitorKnown.hint': { zh: '问过客户后再勾选', en: 'Tick after asking the customer' },
  'saveIntel.swot': { zh: 'SWOT 分析', en: 'SWOT' },
  'saveIntel.swot.hint': {
    zh: '单位客户四项都要有；每行一条，每条 2 至 300 字',
    en: 'An organisation needs all four; one entry a line, 2 to 300 characters each',
  },
  'saveIntel.swot.strengths': { zh: '优势', en: 'Strengths' },
  'saveIntel.swot.weaknesses': { zh: '劣势', en: 'Weaknesses' },
  'saveIntel.swot.opportunities': { zh: '机会', en: 'Opportunities' },
  'saveIntel.swot.threats': { zh: '威胁', en: 'Threats' },
  'saveIntel.stakeholders': { zh: '关系人', en: 'Stakeholders' },
  'saveIntel.stakeholders.hint': {
    zh: '至少找到一位能作决定的人',
    en: 'At least one person who may decide',
  },
  'saveIntel.stakeholders.stakeholderId': { zh: '编号', en: 'Number' },
  'saveIntel.stakeholders.name': { zh: '姓名', en: 'Name' },
  'saveIntel.stakeholders.title': { zh: '职务', en: 'Position' },
  'saveIntel.stakeholders.role': { zh: '角色', en: 'Role' },
  'saveIntel.stakeholders.hasPurchaseAuthority': { zh: '购买权', en: 'May decide' },
  'saveIntel.criteria': { zh: '重新鉴定的条件', en: 'Criteria answered again' },
  'saveIntel.criteria.hint': {
    zh: '补齐待定项目，或更正结论；改为“不通过”会退回资格鉴定',
    en: 'Settle what was left open or correct an answer; a fail goes back to qualification',
  },
  'saveIntel.criteria.criterion': { zh: '条件', en: 'Criterion' },
  'saveIntel.criteria.result': { zh: '结论', en: 'Answer' },
  'saveIntel.criteria.evidence': { zh: '依据', en: 'Evidence' },
  'saveIntel.criteria.evidence.hint': { zh: '至少 10 个字', en: '10 characters or more' },

  submitVisitPlan: { zh: '提交访问计划', en: 'Submit the visit plan' },
  'submitVisitPlan.objective': { zh: '访问目标', en: 'Objective' },
  'submitVisitPlan.objective.hint': { zh: '这次拜访要达成什么', en: 'What this visit is to achieve' },
  'submitVisitPlan.fallbackObjective': { zh: '备用目标', en: 'Fallback objective' },
  'submitVisitPlan.fallbackObjective.hint': {
    zh: '达不成时，至少要得到什么',
    en: 'What to come away with if it fails',
  },
  'submitVisitPlan.stakeholderIds': { zh: '拜访对象', en: 'People to meet' },
  'submitVisitPlan.stakeholderIds.hint': { zh: '从已登记的关系人中选择', en: 'Among the recorded stakeholders' },
  'submitVisitPlan.openingIdea': { zh: '开场设想', en: 'Opening' },
  'submitVisitPlan.openingIdea.hint': {
    zh: '提介绍人、谈对方近况、说明利益或提问',
    en: 'The introducer, the customer’s news, a benefit or a question',
  },
  'submitVisitPlan.questions': { zh: '准备的提问', en: 'Questions to ask' },
  'submitVisitPlan.questions.hint': { zh: '每行一个，至少五个', en: 'One a line, five or more' },
  'submitVisitPlan.anticipatedObjections': { zh: '预想的异议', en: 'Objections to expect' },
  'submitVisitPlan.anticipatedObjections.hint': { zh: '至少一条，写好应答', en: 'At least one, with the answer ready' },
  'submitVisitPlan.anticipatedObjections.type': { zh: '异议类型', en: 'Type' },
  'submitVisitPlan.anticipatedObjections.response': { zh: '应答', en: 'Answer' },
  'submitVisitPlan.credentialsChecked': { zh: '首访证件已备齐', en: 'Credentials are ready' },
  'submitVisitPlan.credentialsChecked.hint': {
    zh: '未勾选则不能开始首次面谈',
    en: 'Without it a first meeting cannot start',
  },

  proposeAppointment: { zh: '登记约见尝试', en: 'Record an attempt at an appointment' },
  'proposeAppointment.method': { zh: '约见方式', en: 'Way' },
  'proposeAppointment.method.hint': {
    zh: '同一渠道三次不成就换渠道',
    en: 'After three failures change the channel',
  },
  'proposeAppointment.result': { zh: '结果', en: 'Result' },
  'proposeAppointment.result.hint': {
    zh: '六次不成将转入培育池',
    en: 'Six failures park the prospect',
  },
  'proposeAppointment.stakeholderIds': { zh: '约见对象', en: 'With whom' },
  'proposeAppointment.stakeholderIds.hint': {
    zh: '至少有一位是访问计划中的人',
    en: 'At least one of the people in the visit plan',
  },
  'proposeAppointment.slot': { zh: '提出的时间和地点', en: 'Proposed time and place' },
  'proposeAppointment.slot.startAt': { zh: '开始', en: 'Start' },
  'proposeAppointment.slot.endAt': { zh: '结束', en: 'End' },
  'proposeAppointment.slot.place': { zh: '地点', en: 'Place' },

  confirmAppointment: { zh: '确认约见', en: 'Confirm the appointment' },
  'confirmAppointment.about': {
    zh: '客户同意了下面的时间和地点。确认后会在见面前 24 小时和 2 小时提醒您。',
    en: 'The customer agreed to the time and place below. You are reminded 24 hours and 2 hours before.',
  },

  rescheduleAppointment: { zh: '改约', en: 'Reschedule the appointment' },
  'rescheduleAppointment.startAt': { zh: '新的开始时间', en: 'New start' },
  'rescheduleAppointment.endAt': { zh: '新的结束时间', en: 'New end' },
  'rescheduleAppointment.place': { zh: '地点', en: 'Place' },
  'rescheduleAppointment.reason': { zh: '改约原因', en: 'Reason' },

  cancelAppointment: { zh: '取消约见', en: 'Cancel the appointment' },
  'cancelAppointment.about': { zh: '取消算作一次未成的约见。', en: 'Counts as a failed attempt.' },
  'cancelAppointment.reason': { zh: '取消原因', en: 'Reason' },

  markNoShow: { zh: '登记客户未到', en: 'The customer did not come' },
  'markNoShow.about': {
    zh: '第一次未到可免费改约，第二次起算作未成的约见。请当天致电客户。',
    en: 'The first time is free, later ones count as failed attempts. Call the customer the same day.',
  },
  'markNoShow.note': { zh: '情况说明', en: 'What happened' },
} satisfies Texts;
