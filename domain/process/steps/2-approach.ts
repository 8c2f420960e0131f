import type { GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';
import { knowsDecisionMaker } from '../decision-maker.ts';

/** Q4 has to be answered by now, even after a conditional qualification (R1-3). */
function isAuthoritySettled({ qualification }: ProspectState): boolean {
  return qualification?.answers.some(({ criterion, result }) => criterion === 'purchaseAuthority' && result === 'pass') ?? false;
}

function isSwotComplete({ intel: { swot } }: ProspectState): boolean {
  return swot !== null && [swot.strengths, swot.weaknesses, swot.opportunities, swot.threats].every((list) => list.length > 0);
}

function isAppointedWithSomeoneOfThePlan({ appointment, visitPlan }: ProspectState): boolean {
  if (appointment === null || visitPlan === null) return false;
  if (appointment.status !== 'confirmed' && appointment.status !== 'held') return false;
  return appointment.stakeholderIds.some((stakeholderId) => visitPlan.stakeholderIds.includes(stakeholderId));
}

const gate: readonly GateCondition[] = [
  {
    code: 'G2.INTEL',
    kind: 'soft',
    text: { zh: '情报完整度达标，个人客户已填职业', en: 'Intelligence is complete enough; an individual\'s occupation is filled in' },
    howToMeet: { zh: '继续回答必答题，补上职业', en: 'Answer more of the mandatory questions and fill in the occupation' },
    evidence: ['intel', 'customer'],
    isMet: ({ intel, customer }, { settings }) =>
      intel.completeness >= settings.intelMinCompleteness &&
      (customer.customerType !== 'individual' || (intel.occupation ?? '').trim() !== ''),
  },
  {
    code: 'G2.AUTH',
    kind: 'soft',
    text: { zh: '购买权已明确，并找到至少一位决策人', en: 'Purchase authority is settled and a decision maker is known' },
    howToMeet: { zh: '登记决策人；首次拜访也可先写明接触决策人的途径', en: 'Record a decision maker; for a first visit a stated route to one is enough' },
    evidence: ['qualification', 'intel'],
    isMet: (state) => state.intel.routeToDecisionMaker !== null || (isAuthoritySettled(state) && knowsDecisionMaker(state)),
  },
  {
    code: 'G2.COMP',
    kind: 'soft',
    text: { zh: '已分析竞争对手，或明确暂无已知对手', en: 'Competitors are analysed, or none is known' },
    howToMeet: { zh: '填写至少一家竞争银行，或勾选“暂无”', en: 'Enter at least one rival bank, or tick "none known"' },
    evidence: ['intel'],
    isMet: ({ intel }) => intel.competitors.length > 0 || intel.noCompetitorKnown,
  },
  {
    code: 'G2.SWOT',
    kind: 'soft',
    text: { zh: '单位客户的 SWOT 四项齐全', en: 'All four SWOT lists are filled for an organisation' },
    howToMeet: { zh: '优势、劣势、机会、威胁各写至少一条', en: 'Write at least one strength, weakness, opportunity and threat' },
    evidence: ['intel', 'customer'],
    isMet: (state) => state.customer.customerType === 'individual' || isSwotComplete(state),
  },
  {
    code: 'G2.PLAN',
    kind: 'hard',
    text: { zh: '访问计划已就绪', en: 'The visit plan is ready' },
    howToMeet: { zh: '写好目标、备用目标、提问和预想异议后提交访问计划', en: 'Submit a plan with goal, fallback goal, questions and expected objections' },
    evidence: ['visitPlan'],
    isMet: ({ visitPlan }) => visitPlan?.status === 'ready',
  },
  {
    code: 'G2.APPT',
    kind: 'hard',
    text: { zh: '约见已确认，且有计划中的人员参加', en: 'The appointment is confirmed with someone named in the plan' },
    howToMeet: { zh: '与计划中的一位关系人确认约见时间', en: 'Confirm a time with one of the people in the plan' },
    evidence: ['appointment', 'visitPlan'],
    isMet: isAppointedWithSomeoneOfThePlan,
  },
  {
    code: 'G2.CRED',
    kind: 'hard',
    text: { zh: '首访证件清单已核对', en: 'The credential checklist for the first visit is ticked' },
    howToMeet: { zh: '带齐有效证件，并在访问计划中勾选', en: 'Take valid credentials along and tick them in the visit plan' },
    evidence: ['visitPlan'],
    isMet: ({ visitPlan }) => visitPlan?.credentialsChecked === true,
  },
  {
    code: 'G2.HOLD',
    kind: 'hard',
    text: { zh: '没有投诉冻结或人工冻结', en: 'No complaint hold or freeze stands' },
    howToMeet: { zh: '先办结投诉，或等待冻结解除', en: 'Settle the complaint first, or wait until the freeze ends' },
    evidence: ['holds'],
    isMet: ({ holds }) => holds.length === 0,
  },
];

/** Step 2 (4.2). The wait of T2.PLAN and the ladder's last two rungs are our choice. */
export const approachStep: StepDefinition = {
  number: 2,
  code: 'approach',
  name: { zh: '搜集情报，接近目标客户', en: 'Collect intelligence and approach' },
  purpose: {
    zh: '充分了解客户，做好访问计划，并与能作决定的人约定见面。',
    en: 'Know the customer well enough to plan a visit, and agree on a meeting with someone who can decide.',
  },
  guidance: [
    { zh: '情报：身份与联系方式、职业或主营业务、家庭或关键人物', en: 'Intelligence: identity and contact, occupation or line of business, family or key people' },
    { zh: '情报：资产结构、资金来源去向与规模；单位看余额、现金流和信用', en: 'Intelligence: wealth, where money comes from and goes to; for organisations balances, cash flow and credit' },
    { zh: '情报：主办银行、在他行的产品、合同何时到期', en: 'Intelligence: main bank, products held elsewhere, when contracts end' },
    { zh: '情报：兴趣习惯、方便的时间、风险偏好和投资目的', en: 'Intelligence: interests, habits, convenient times, risk appetite and purpose' },
    { zh: '情报：未满足的需求和现场看到的问题，所属协会与圈子', en: 'Intelligence: unmet needs, problems seen on site, associations and circles' },
    { zh: '用“了解顾客 100 题”提问，先答必答题', en: 'Ask from the 100 questions, the mandatory ones first' },
    { zh: '找到决策层：谁投票、谁拍板、谁没有权力', en: 'Find the decision layer: who votes, who decides, who has no power' },
    { zh: '分析对手：现有银行的优势和重视程度，我们还缺什么', en: 'Analyse rivals: what the incumbent does well, how much it cares, what we lack' },
    { zh: '写 SWOT：优势、劣势、机会、威胁四项都要有', en: 'Write the SWOT: strengths, weaknesses, opportunities and threats, none left empty' },
    { zh: '预热：先送资料、征求意见、邀请听讲座', en: 'Warm up: send material, ask for an opinion, invite to a lecture' },
    { zh: '访问计划：目标和备用目标、双方参加人、时间地点、本次希望达成的结果', en: 'Visit plan: goal and fallback, who attends on both sides, time and place, what this visit shall achieve' },
    { zh: '访问计划：开场白、五个以上问题、假定的需求、FABE 表和证据文件夹', en: 'Visit plan: opening, five or more questions, assumed needs, FABE sheets and the evidence folder' },
    { zh: '访问计划：对手与 SWOT 要点、预想的异议及回答', en: 'Visit plan: notes on rivals and SWOT, expected objections with answers' },
    { zh: '访问计划：证件、限额内的资料或礼品、是否请领导参加、心态准备', en: 'Visit plan: credentials, material or gift within limits, whether a leader joins, state of mind' },
    { zh: '约见：电话最常用，只约时间不推销；信函寄出三天后跟进电话', en: 'Appointment: the phone is the default, ask for time and do not sell; call three days after a letter' },
    { zh: '约见：当面出示证件；托人引荐要答谢并反馈；网上联系须征得同意', en: 'Appointment: show credentials in person; thank and inform an introducer; online needs consent' },
    { zh: '约见：活动邀约、组织约见、高层约见和广告约见，按客户类型选用', en: 'Appointment: event, association, executive or public invitation, whichever suits the customer' },
    { zh: '给出两个可选时间，说明目的和时长；提前 24 小时确认，2 小时提醒', en: 'Offer two slots, say purpose and length; confirm 24 hours before, be ready 2 hours before' },
    { zh: '客户的时间优先，周末也可以；对方提出时间要求，两小时内答复', en: 'The customer\'s time comes first, weekends too; answer a wish about time within two hours' },
    { zh: '对方未到：当天去电，可再约一次；同一方式三次不成就换方式，六次不成转入培育', en: 'No-show: call the same day, one new date is free; change the channel after three failures, park after six' },
  ],
  mistakes: [
    { zh: '漏填职业', en: 'Leaving the occupation empty' },
    { zh: '不带资料盲目拜访', en: 'Visiting blind, without material' },
    { zh: '不顾客户的时间', en: 'Ignoring the customer\'s time' },
    { zh: '只和没有权力的人谈', en: 'Talking to people without power' },
    { zh: '低估现有合作银行', en: 'Underestimating the incumbent bank' },
    { zh: '片面看客户，SWOT 不全', en: 'A one-sided view of the customer, with SWOT lists left empty' },
    { zh: '在电话里推销', en: 'Selling on the phone' },
  ],
  phases: [
    {
      code: 'gatheringIntel',
      name: { zh: '搜集情报', en: 'Gathering intelligence' },
      meaning: { zh: '正在收集客户、决策层和竞争对手的情况', en: 'Facts about customer, decision layer and rivals are being collected' },
      probability: 0.1,
      leadsTo: ['planningVisit', 'qualifying', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
    {
      code: 'planningVisit',
      name: { zh: '制订访问计划', en: 'Planning the visit' },
      meaning: { zh: '正在写访问计划', en: 'The visit plan is being written' },
      probability: 0.1,
      leadsTo: ['appointing', 'qualifying', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
    {
      code: 'appointing',
      name: { zh: '约见中', en: 'Making the appointment' },
      meaning: { zh: '正在争取约见', en: 'Trying to get the appointment' },
      probability: 0.15,
      leadsTo: ['appointed', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
    {
      code: 'appointed',
      name: { zh: '已约见', en: 'Appointed' },
      meaning: { zh: '约见已确认，等待见面', en: 'Confirmed; waiting for the date' },
      probability: 0.2,
      leadsTo: ['meeting', 'appointing', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T2.INTEL', armedIn: ['gatheringIntel'], scope: 'phase', wait: { unit: 'workingDays', amount: 10 }, nature: 'sales',
      task: 'collectIntel', onDue: 'ladder', repeats: false,
      text: { zh: '搜集客户情报', en: 'Collect intelligence' },
    },
    {
      code: 'T2.PLAN', armedIn: ['planningVisit'], scope: 'phase', wait: { unit: 'workingDays', amount: 5 }, nature: 'sales',
      task: 'planVisit', onDue: 'ladder', repeats: false,
      text: { zh: '提交访问计划', en: 'Submit the visit plan' },
    },
    {
      code: 'T2.APPT', armedIn: ['appointing'], scope: 'phase', wait: { unit: 'workingDays', amount: 2 }, nature: 'sales',
      task: 'makeAppointment', onDue: 'ladder', repeats: false,
      text: { zh: '再次约见', en: 'Next attempt at the appointment' },
    },
    {
      code: 'T2.CONFIRM', armedIn: [], scope: 'phase', wait: { unit: 'hours', amount: 24 }, nature: 'sales',
      task: 'confirmAppointment', onDue: 'openTask', repeats: false,
      text: { zh: '见面前 24 小时再次确认', en: 'Confirm again 24 hours before' },
    },
    {
      code: 'T2.REMIND', armedIn: [], scope: 'phase', wait: { unit: 'hours', amount: 2 }, nature: 'sales',
      task: 'prepareVisit', onDue: 'openTask', repeats: false,
      text: { zh: '见面前 2 小时准备出发', en: 'Get ready 2 hours before' },
    },
    {
      code: 'T2.NOSHOW', armedIn: [], scope: 'phase', wait: { unit: 'minutes', amount: 30 }, nature: 'sales',
      task: 'reportStatus', onDue: 'ladder', repeats: false,
      ladder: [
        { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
        { afterWorkingDays: 1, tell: 'teamLead', action: 'inform' },
        { afterWorkingDays: 3, tell: 'branchHead', action: 'inform' },
        { afterWorkingDays: 5, tell: 'teamLead', action: 'proposeReassignment' },
      ],
      text: { zh: '报告约见是否如期进行', en: 'Report whether the meeting took place' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 5, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 8, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 10, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [
    {
      from: 'gatheringIntel', to: 'qualifying', rule: 'P-15',
      text: { zh: '复核时有条件不再符合，重新鉴定', en: 'A criterion fails on re-check: qualify again' },
    },
    {
      from: 'planningVisit', to: 'qualifying', rule: 'P-15',
      text: { zh: '复核时有条件不再符合，重新鉴定', en: 'A criterion fails on re-check: qualify again' },
    },
  ],
  limitWorkingDays: 20,
};
