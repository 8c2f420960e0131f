import type { GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';
import { knowsDecisionMaker } from '../decision-maker.ts';
import { approachGuidance, approachMistakes } from '../guidance/2-approach.ts';

/** Q4 has to be answered by now, even after a conditional qualification (R1-3). */
function isAuthoritySettled({ qualification }: ProspectState): boolean {
  return (
    qualification?.answers.some(({ criterion, result }) => criterion === 'purchaseAuthority' && result === 'pass') ??
    false
  );
}

function isSwotComplete({ intel: { swot } }: ProspectState): boolean {
  return (
    swot !== null &&
    [swot.strengths, swot.weaknesses, swot.opportunities, swot.threats].every((list) => list.length > 0)
  );
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
    text: {
      zh: '情报完整度达标（个人客户还须填职业）',
      en: 'Intelligence is complete enough (of an individual with the occupation)',
    },
    howToMeet: {
      zh: '继续回答“了解顾客 100 题”中的必答题，更新完成度；个人客户还要填职业',
      en: 'Answer more of the mandatory ones among the 100 questions and update the share; for an individual also the occupation',
    },
    evidence: ['intel', 'customer'],
    isMet: ({ intel, customer }, { settings }) =>
      intel.completeness >= settings.intelMinCompleteness &&
      (customer.customerType !== 'individual' || (intel.occupation ?? '').trim() !== ''),
  },
  {
    code: 'G2.AUTH',
    kind: 'soft',
    text: {
      zh: '购买权已明确，并找到至少一位决策人',
      en: 'Purchase authority is settled and a decision maker is known',
    },
    howToMeet: {
      zh: '登记决策人；首次拜访也可先写明接触决策人的途径',
      en: 'Record a decision maker; for a first visit a stated route to one is enough',
    },
    evidence: ['qualification', 'intel'],
    isMet: (state) =>
      state.intel.routeToDecisionMaker !== null || (isAuthoritySettled(state) && knowsDecisionMaker(state)),
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
    howToMeet: {
      zh: '优势、劣势、机会、威胁各写至少一条',
      en: 'Write at least one strength, weakness, opportunity and threat',
    },
    evidence: ['intel', 'customer'],
    isMet: (state) => state.customer.customerType === 'individual' || isSwotComplete(state),
  },
  {
    code: 'G2.PLAN',
    kind: 'hard',
    text: { zh: '访问计划已就绪', en: 'The visit plan is ready' },
    howToMeet: {
      zh: '写好目标、备用目标、提问和预想异议后提交访问计划',
      en: 'Submit a plan with goal, fallback goal, questions and expected objections',
    },
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
    howToMeet: {
      zh: '带齐有效证件，并在访问计划中勾选',
      en: 'Take valid credentials along and tick them in the visit plan',
    },
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
  guidance: approachGuidance,
  mistakes: approachMistakes,
  phases: [
    {
      code: 'gatheringIntel',
      name: { zh: '搜集情报', en: 'Gathering intelligence' },
      meaning: {
        zh: '正在收集客户、决策层和竞争对手的情况',
        en: 'Facts about customer, decision layer and rivals are being collected',
      },
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
      code: 'T2.INTEL',
      armedIn: ['gatheringIntel'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 10 },
      nature: 'sales',
      task: 'collectIntel',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '搜集客户情报', en: 'Collect intelligence' },
    },
    {
      code: 'T2.PLAN',
      armedIn: ['planningVisit'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'sales',
      task: 'planVisit',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '提交访问计划', en: 'Submit the visit plan' },
    },
    {
      code: 'T2.APPT',
      armedIn: ['appointing'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 2 },
      nature: 'sales',
      task: 'makeAppointment',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '再次约见', en: 'Next attempt at the appointment' },
    },
    {
      code: 'T2.CONFIRM',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'hours', amount: 24 },
      nature: 'sales',
      task: 'confirmAppointment',
      onDue: 'openTask',
      repeats: false,
      text: { zh: '见面前 24 小时再次确认', en: 'Confirm again 24 hours before' },
    },
    {
      code: 'T2.REMIND',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'hours', amount: 2 },
      nature: 'sales',
      task: 'prepareVisit',
      onDue: 'openTask',
      repeats: false,
      text: { zh: '见面前 2 小时准备出发', en: 'Get ready 2 hours before' },
    },
    {
      code: 'T2.NOSHOW',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'minutes', amount: 30 },
      nature: 'sales',
      task: 'reportStatus',
      onDue: 'ladder',
      repeats: false,
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
      from: 'gatheringIntel',
      to: 'qualifying',
      rule: 'P-15',
      text: { zh: '复核时有条件不再符合，重新鉴定', en: 'A criterion fails on re-check: qualify again' },
    },
    {
      from: 'planningVisit',
      to: 'qualifying',
      rule: 'P-15',
      text: { zh: '复核时有条件不再符合，重新鉴定', en: 'A criterion fails on re-check: qualify again' },
    },
  ],
  limitWorkingDays: 20,
};
