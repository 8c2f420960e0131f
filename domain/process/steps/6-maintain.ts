import type { StepDefinition } from '../definition.ts';

/** Step 6 (4.6): endless, so without a gate, a fall-back or a limit. The ladder is our choice. */
export const maintainStep: StepDefinition = {
  number: 6,
  code: 'maintain',
  name: { zh: '重视客户维护', en: 'Maintain' },
  purpose: {
    zh: '留住客户，加深依赖，提升价值，防止流失。',
    en: 'Keep the customer, deepen the relation, raise its value and guard against loss.',
  },
  guidance: [
    { zh: '维护内容：日常情感关怀——节日、生日、纪念日、感兴趣的话题', en: 'What: everyday care, festivals, birthdays, anniversaries, topics of interest' },
    { zh: '维护内容：产品售后跟踪——到期、收益、变动、止盈止损提醒', en: 'What: after-sale tracking, maturity, income, movements, stop-profit and stop-loss reminders' },
    { zh: '维护内容：客户活动——沙龙、讲座、短途活动', en: 'What: customer events, salons, lectures, short trips' },
    { zh: '维护内容：财富诊断——定期检查客户的资产', en: 'What: wealth diagnosis, a regular look at the customer\'s assets' },
    { zh: '先建立服务关系，再分类，再定计划', en: 'First build the service relation, then classify, then plan' },
    { zh: '入账后第 1、7、30、90 天各联系一次', en: 'Contact on days 1, 7, 30 and 90 after booking' },
    { zh: '按象限定频率：双高每周，潜力高两周，资产高每月，双低每季', en: 'Rhythm by quadrant: both high weekly, potential high every two weeks, assets high monthly, both low quarterly' },
    { zh: '每次联系至少补充或核实一项资料；约两周整理一次客户资料', en: 'Every contact adds or confirms a fact; tidy the record about every two weeks' },
    { zh: '产品到期前备好新方案', en: 'Have a proposal ready before a product matures' },
    { zh: '价值阶梯：先服务依赖，再覆盖重点产品，最后转移资产', en: 'Value ladder: dependence on a service, then key products, then transfer of assets' },
    { zh: '重点客户：投其所好，也照顾其身边的人；配副手，每年两次高层拜访，生日打电话', en: 'Key customers: cater to their tastes and to those around them; a deputy, two executive contacts a year, a call on birthdays' },
    { zh: '有投诉时只处理投诉，不作销售', en: 'While a complaint is open, care for the case and do not sell' },
    { zh: '有新商机时另开新的跟进，不退回维护之前的步骤', en: 'New business starts a new pursuit; maintenance never moves backward' },
  ],
  mistakes: [
    { zh: '签约后忘了客户', en: 'Forgetting the customer after signing' },
    { zh: '没有理由就联系', en: 'Contact without a reason' },
    { zh: '对所有客户一个样', en: 'The same treatment for all' },
    { zh: '客群分得过细', en: 'Groups cut too fine' },
    { zh: '不知道客户的职业', en: 'The occupation is not known' },
    { zh: '投诉期间推销产品', en: 'Pushing products during a complaint' },
    { zh: '错过重要日期', en: 'Missing important dates' },
    { zh: '有计划不检查', en: 'A plan that nobody reviews' },
  ],
  phases: [
    {
      code: 'maintaining',
      name: { zh: '客户维护', en: 'Maintaining' },
      meaning: { zh: '已是现实客户，长期维护', en: 'An actual customer, looked after without end' },
      probability: 1,
      leadsTo: ['churned', 'ended', 'doNotContact'],
    },
  ],
  gate: [],
  deadlines: [
    {
      code: 'T6.WELCOME', armedIn: [], scope: 'record', wait: { unit: 'days', amount: 1 }, nature: 'sales',
      task: 'welcome', onDue: 'openTask', repeats: false,
      text: { zh: '新客户欢迎联系', en: 'Welcome contact' },
    },
    {
      code: 'T6.CADENCE', armedIn: [], scope: 'phase', wait: { unit: 'days', amount: 30 }, nature: 'sales',
      task: 'care', onDue: 'openTask', repeats: true,
      text: { zh: '按维护频率联系客户', en: 'Contact in the rhythm of the quadrant' },
    },
    {
      code: 'T6.REVIEW', armedIn: ['maintaining'], scope: 'phase', wait: { unit: 'days', amount: 30 }, nature: 'sales',
      task: 'planReview', onDue: 'ladder', repeats: true,
      text: { zh: '检查维护计划', en: 'Review the maintenance plan' },
    },
    {
      code: 'T6.SILENT', armedIn: [], scope: 'phase', wait: { unit: 'days', amount: 60 }, nature: 'sales',
      task: null, onDue: 'supervisorReview', repeats: false,
      text: { zh: '久未联系，由主管处理', en: 'No contact for too long: the supervisor looks into it' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 5, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 10, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 15, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [],
  limitWorkingDays: null,
};
