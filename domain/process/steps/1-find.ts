import type { Criterion, GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';
import { findGuidance, findMistakes } from '../guidance/1-find.ts';

const settledDuplicateChecks: readonly ProspectState['duplicateCheck'][] = ['clear', 'existingCustomer'];

function answerTo(state: ProspectState, criterion: Criterion): 'pass' | 'fail' | 'unknown' {
  return state.qualification?.answers.find((answer) => answer.criterion === criterion)?.result ?? 'unknown';
}

/** An open criterion that a supervisor agreed to settle later (R1-3). */
function isAgreedToStayOpen(state: ProspectState, criterion: Criterion): boolean {
  return (
    answerTo(state, criterion) === 'unknown' &&
    (state.qualification?.conditional?.criteria.includes(criterion) ?? false)
  );
}

function passesOrStaysOpen(state: ProspectState, criterion: Criterion): boolean {
  return answerTo(state, criterion) === 'pass' || isAgreedToStayOpen(state, criterion);
}

/** R1-2 and R1-4: too little money today is no obstacle for a growth customer who passed the rigorous review. */
function isApprovedGrowth(state: ProspectState): boolean {
  return state.qualification?.growthType === true && state.review?.decision === 'approve';
}

function needsReview(state: ProspectState): boolean {
  return state.walkInLoan || state.qualification?.growthType === true;
}

const gate: readonly GateCondition[] = [
  {
    code: 'G1.SRC',
    kind: 'soft',
    text: { zh: '线索来源完整且未过期，或已核实', en: 'The source is complete and still fresh, or has been verified' },
    howToMeet: {
      zh: '向来源或客户核实线索，并登记核实结果',
      en: 'Check the lead with its source or the customer and record the verification',
    },
    evidence: ['source'],
    isMet: ({ source }, { nowMs }) => source.verifiedAtMs !== null || source.staleAtMs > nowMs,
  },
  {
    code: 'G1.DUP',
    kind: 'hard',
    text: { zh: '查重已完成并有结论', en: 'The duplicate check is finished and settled' },
    howToMeet: {
      zh: '确认该客户是新客户还是存量客户，或并入已有的跟进',
      en: 'Settle whether the customer is new, already ours, or belongs to an open pursuit',
    },
    evidence: ['duplicateCheck'],
    isMet: ({ duplicateCheck }) => settledDuplicateChecks.includes(duplicateCheck),
  },
  {
    code: 'G1.OWN',
    kind: 'hard',
    text: { zh: '已指定在岗且岗位相符的负责人', en: 'An active owner with a fitting post is named' },
    howToMeet: { zh: '请主管指派客户经理', en: 'Ask the supervisor to assign a customer manager' },
    evidence: ['ownerId'],
    isMet: ({ ownerId }) => ownerId !== null,
  },
  {
    code: 'G1.C1',
    kind: 'soft',
    text: { zh: '客户有金融需求', en: 'The customer has a financial need' },
    howToMeet: {
      zh: '写明至少一项具体需求（存款、贷款、结算、投资等）及依据',
      en: 'Name at least one concrete need (deposit, loan, settlement, investment …) with evidence',
    },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'financialNeed'),
  },
  {
    code: 'G1.C2',
    kind: 'soft',
    text: {
      zh: '客户有购买能力，或成长型客户已通过严格审查',
      en: 'The customer can afford it, or is a growth customer cleared by the rigorous review',
    },
    howToMeet: {
      zh: '用收入、余额或营业额证明；有成长迹象的标为成长型并送审',
      en: 'Show income, balance or turnover; mark a growing customer as growth type and send it to review',
    },
    evidence: ['qualification', 'review'],
    isMet: (state) =>
      passesOrStaysOpen(state, 'purchasingPower') ||
      (answerTo(state, 'purchasingPower') === 'fail' && isApprovedGrowth(state)),
  },
  {
    code: 'G1.C3',
    kind: 'hard',
    text: { zh: '客户符合本行优质客户条件', en: "The customer meets the bank's conditions for good customers" },
    howToMeet: {
      zh: '完成名单、行业准入和身份核查；此项不得留待以后',
      en: 'Finish the block-list, industry and identity checks; this one may not stay open',
    },
    evidence: ['qualification'],
    isMet: (state) => answerTo(state, 'bankStandard') === 'pass',
  },
  {
    code: 'G1.C4',
    kind: 'soft',
    text: { zh: '客户代表有购买权', en: "The customer's representative has the authority to buy" },
    howToMeet: { zh: '写明谁有权决定，或如何接触到决策人', en: 'State who may decide, or how to reach that person' },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'purchaseAuthority'),
  },
  {
    code: 'G1.C5',
    kind: 'soft',
    text: { zh: '客户能给银行带来价值或利润', en: 'The customer brings the bank value or profit' },
    howToMeet: {
      zh: '估算年度价值，不低于服务成本',
      en: 'Estimate the yearly value; it should cover the cost of serving',
    },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'valueForBank'),
  },
  {
    code: 'G1.GROWTH',
    kind: 'hard',
    text: {
      zh: '成长型客户或上门贷款客户已通过严格审查',
      en: 'A growth customer or walk-in loan request is approved by the rigorous review',
    },
    howToMeet: {
      zh: '提交严格审查，由非负责人的主管批准',
      en: 'Submit it to the rigorous review; a supervisor who is not the owner approves',
    },
    evidence: ['qualification', 'walkInLoan', 'review'],
    isMet: (state) => !needsReview(state) || state.review?.decision === 'approve',
  },
  {
    code: 'G1.ELIG',
    kind: 'hard',
    text: { zh: '小区已成立业主委员会', en: "The community has an owners' committee" },
    howToMeet: {
      zh: '业主委员会成立后更新客户资料；之前转入培育池定期复查',
      en: 'Update the customer once the committee is founded; until then park and recheck',
    },
    evidence: ['customer'],
    isMet: ({ customer }) => customer.customerType !== 'community' || customer.committeeEstablished === true,
  },
  {
    code: 'G1.CAMP',
    kind: 'soft',
    text: { zh: '攻坚战线索已评分且未被排除', en: 'A campaign lead is scored and not excluded' },
    howToMeet: { zh: '按四项条件为目标评分', en: 'Score the target by the four conditions' },
    evidence: ['source'],
    isMet: ({ source }) =>
      source.findMethod !== 'campaignList' || (source.campaignScore !== null && !source.campaignExcluded),
  },
  {
    code: 'G1.DNC',
    kind: 'hard',
    text: {
      zh: '客户未被禁止联系，并已注明同意或合法联系依据',
      en: 'Contact is not forbidden; consent or a lawful ground is noted',
    },
    howToMeet: {
      zh: '取得客户同意，或注明合法的联系依据',
      en: 'Obtain consent, or note the lawful ground for contact',
    },
    evidence: ['consent'],
    isMet: ({ consent }) => consent !== 'none',
  },
];

/** Step 1 (4.1). Waits of T1.ASSIGN and T1.VERIFY's second chance, and the ladder's last two rungs, are our choice. */
export const findStep: StepDefinition = {
  number: 1,
  code: 'find',
  name: { zh: '寻找目标客户', en: 'Find target customers' },
  purpose: {
    zh: '把市场变成一份经过资格鉴定的目标客户名单：潜在客户通过鉴定后才是目标客户。',
    en: 'Turn the market into a list of qualified targets: a potential customer becomes a target only once qualified.',
  },
  guidance: findGuidance,
  mistakes: findMistakes,
  phases: [
    {
      code: 'lead',
      name: { zh: '线索', en: 'Lead' },
      meaning: {
        zh: '已登记，等待指派负责人、查重和核实',
        en: 'Captured; waiting for an owner, the duplicate check and verification',
      },
      probability: 0.05,
      leadsTo: ['qualifying', 'nurture', 'merged', 'disqualified', 'lost', 'doNotContact'],
    },
    {
      code: 'qualifying',
      name: { zh: '资格鉴定', en: 'Qualifying' },
      meaning: { zh: '正按择优原则的五项条件鉴定', en: 'The five selection questions are being answered' },
      probability: 0.05,
      leadsTo: ['gatheringIntel', 'rigorousReview', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
    {
      code: 'rigorousReview',
      name: { zh: '严格审查', en: 'Rigorous review' },
      meaning: {
        zh: '成长型客户或上门贷款客户正由主管严格审查',
        en: 'A supervisor examines a growth customer or walk-in loan request',
      },
      probability: 0.05,
      leadsTo: ['gatheringIntel', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T1.ASSIGN',
      armedIn: ['lead'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 1 },
      nature: 'sales',
      task: 'assignOwner',
      onDue: 'reviewLadder',
      repeats: false,
      text: { zh: '指派负责人', en: 'Assign an owner' },
    },
    {
      code: 'T1.VERIFY',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'sales',
      task: null,
      onDue: 'verify',
      repeats: false,
      text: { zh: '核实线索', en: 'Verify the lead' },
    },
    {
      code: 'T1.QUALIFY',
      armedIn: ['qualifying'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'sales',
      task: 'qualify',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '完成资格鉴定', en: 'Finish the qualification' },
    },
    {
      code: 'T1.REVIEW',
      armedIn: ['rigorousReview'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 3 },
      nature: 'sales',
      task: 'review',
      onDue: 'reviewLadder',
      repeats: false,
      text: { zh: '作出严格审查决定', en: 'Decide the rigorous review' },
    },
    {
      code: 'T1.CONDITION',
      armedIn: [],
      scope: 'record',
      wait: { unit: 'workingDays', amount: 10 },
      nature: 'sales',
      task: 'resolveCondition',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '补齐附条件通过的鉴定项目', en: 'Settle the criteria left open' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 5, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 8, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 10, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [],
  limitWorkingDays: 10,
};
