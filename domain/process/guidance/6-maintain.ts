import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const maintainGuidance: readonly LocalizedText[] = [
  {
    zh: '维护内容：日常情感关怀——节日、生日、纪念日、感兴趣的话题',
    en: 'What: everyday care, festivals, birthdays, anniversaries, topics of interest',
  },
  {
    zh: '维护内容：产品售后跟踪——到期、收益、变动、止盈止损提醒',
    en: 'What: after-sale tracking, maturity, income, movements, stop-profit and stop-loss reminders',
  },
  { zh: '维护内容：客户活动——沙龙、讲座、短途活动', en: 'What: customer events, salons, lectures, short trips' },
  {
    zh: '维护内容：财富诊断——定期检查客户的资产',
    en: "What: wealth diagnosis, a regular look at the customer's assets",
  },
  { zh: '先建立服务关系，再分类，再定计划', en: 'First build the service relation, then classify, then plan' },
  { zh: '入账后第 1、7、30、90 天各联系一次', en: 'Contact on days 1, 7, 30 and 90 after booking' },
  {
    zh: '按象限定频率：双高每周，潜力高两周，资产高每月，双低每季',
    en: 'Rhythm by quadrant: both high weekly, potential high every two weeks, assets high monthly, both low quarterly',
  },
  {
    zh: '每次联系至少补充或核实一项资料；约两周整理一次客户资料',
    en: 'Every contact adds or confirms a fact; tidy the record about every two weeks',
  },
  { zh: '产品到期前备好新方案', en: 'Have a proposal ready before a product matures' },
  {
    zh: '价值阶梯：先服务依赖，再覆盖重点产品，最后转移资产',
    en: 'Value ladder: dependence on a service, then key products, then transfer of assets',
  },
  {
    zh: '重点客户：投其所好，也照顾其身边的人；配副手，每年两次高层拜访，生日打电话',
    en: 'Key customers: cater to their tastes and to those around them; a deputy, two executive contacts a year, a call on birthdays',
  },
  { zh: '有投诉时只处理投诉，不作销售', en: 'While a complaint is open, care for the case and do not sell' },
  {
    zh: '有新商机时另开新的跟进，不退回维护之前的步骤',
    en: 'New business starts a new pursuit; maintenance never moves backward',
  },
];

/** Mistakes that the screens warn of. */
export const maintainMistakes: readonly LocalizedText[] = [
  { zh: '签约后忘了客户', en: 'Forgetting the customer after signing' },
  { zh: '没有理由就联系', en: 'Contact without a reason' },
  { zh: '对所有客户一个样', en: 'The same treatment for all' },
  { zh: '客群分得过细', en: 'Groups cut too fine' },
  { zh: '不知道客户的职业', en: 'The occupation is not known' },
  { zh: '投诉期间推销产品', en: 'Pushing products during a complaint' },
  { zh: '错过重要日期', en: 'Missing important dates' },
  { zh: '有计划不检查', en: 'A plan that nobody reviews' },
];
