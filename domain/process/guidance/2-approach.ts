import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const approachGuidance: readonly LocalizedText[] = [
  {
    zh: '情报：身份与联系方式、职业或主营业务、家庭或关键人物',
    en: 'Intelligence: identity and contact, occupation or line of business, family or key people',
  },
  {
    zh: '情报：资产结构、资金来源去向与规模；单位看余额、现金流和信用',
    en: 'Intelligence: wealth, where money comes from and goes to; for organisations balances, cash flow and credit',
  },
  {
    zh: '情报：主办银行、在他行的产品、合同何时到期',
    en: 'Intelligence: main bank, products held elsewhere, when contracts end',
  },
  {
    zh: '情报：兴趣习惯、方便的时间、风险偏好和投资目的',
    en: 'Intelligence: interests, habits, convenient times, risk appetite and purpose',
  },
  {
    zh: '情报：未满足的需求和现场看到的问题，所属协会与圈子',
    en: 'Intelligence: unmet needs, problems seen on site, associations and circles',
  },
  { zh: '用“了解顾客 100 题”提问，先答必答题', en: 'Ask from the 100 questions, the mandatory ones first' },
  {
    zh: '找到决策层：谁投票、谁拍板、谁没有权力',
    en: 'Find the decision layer: who votes, who decides, who has no power',
  },
  {
    zh: '分析对手：现有银行的优势和重视程度，我们还缺什么',
    en: 'Analyse rivals: what the incumbent does well, how much it cares, what we lack',
  },
  {
    zh: '写 SWOT：优势、劣势、机会、威胁四项都要有',
    en: 'Write the SWOT: strengths, weaknesses, opportunities and threats, none left empty',
  },
  { zh: '预热：先送资料、征求意见、邀请听讲座', en: 'Warm up: send material, ask for an opinion, invite to a lecture' },
  {
    zh: '访问计划：目标和备用目标、双方参加人、时间地点、本次希望达成的结果',
    en: 'Visit plan: goal and fallback, who attends on both sides, time and place, what this visit shall achieve',
  },
  {
    zh: '访问计划：开场白、五个以上问题、假定的需求、FABE 表和证据文件夹',
    en: 'Visit plan: opening, five or more questions, assumed needs, FABE sheets and the evidence folder',
  },
  {
    zh: '访问计划：对手与 SWOT 要点、预想的异议及回答',
    en: 'Visit plan: notes on rivals and SWOT, expected objections with answers',
  },
  {
    zh: '访问计划：证件、限额内的资料或礼品、是否请领导参加、心态准备',
    en: 'Visit plan: credentials, material or gift within limits, whether a leader joins, state of mind',
  },
  {
    zh: '约见：电话最常用，只约时间不推销；信函寄出三天后跟进电话',
    en: 'Appointment: the phone is the default, ask for time and do not sell; call three days after a letter',
  },
  {
    zh: '约见：当面出示证件；托人引荐要答谢并反馈；网上联系须征得同意',
    en: 'Appointment: show credentials in person; thank and inform an introducer; online needs consent',
  },
  {
    zh: '约见：活动邀约、组织约见、高层约见和广告约见，按客户类型选用',
    en: 'Appointment: event, association, executive or public invitation, whichever suits the customer',
  },
  {
    zh: '给出两个可选时间，说明目的和时长；提前 24 小时确认，2 小时提醒',
    en: 'Offer two slots, say purpose and length; confirm 24 hours before, be ready 2 hours before',
  },
  {
    zh: '客户的时间优先，周末也可以；对方提出时间要求，两小时内答复',
    en: "The customer's time comes first, weekends too; answer a wish about time within two hours",
  },
  {
    zh: '对方未到：当天去电，可再约一次；同一方式三次不成就换方式，六次不成转入培育',
    en: 'No-show: call the same day, one new date is free; change the channel after three failures, park after six',
  },
];

/** Mistakes that the screens warn of. */
export const approachMistakes: readonly LocalizedText[] = [
  { zh: '漏填职业', en: 'Leaving the occupation empty' },
  { zh: '不带资料盲目拜访', en: 'Visiting blind, without material' },
  { zh: '不顾客户的时间', en: "Ignoring the customer's time" },
  { zh: '只和没有权力的人谈', en: 'Talking to people without power' },
  { zh: '低估现有合作银行', en: 'Underestimating the incumbent bank' },
  { zh: '片面看客户，SWOT 不全', en: 'A one-sided view of the customer, with SWOT lists left empty' },
  { zh: '在电话里推销', en: 'Selling on the phone' },
];
