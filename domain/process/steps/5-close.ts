import type { GateCondition, StepDefinition } from '../definition.ts';
import { closeGuidance, closeMistakes } from '../guidance/5-close.ts';

function isFilled(text: string | null | undefined): boolean {
  return (text ?? '').trim() !== '';
}

const gate: readonly GateCondition[] = [
  {
    code: 'G5.RESULT',
    kind: 'hard',
    text: { zh: '客户已同意或部分同意', en: 'The customer accepted, fully or in part' },
    howToMeet: { zh: '再次促成，直到客户作出同意的决定', en: 'Ask for the decision again until the customer says yes' },
    evidence: ['lastAttempt'],
    isMet: ({ lastAttempt }) => lastAttempt?.result === 'accepted' || lastAttempt?.result === 'acceptedPartly',
  },
  {
    code: 'G5.SIG',
    kind: 'soft',
    text: {
      zh: '已记录成交信号，或说明没有信号的理由',
      en: 'A buying signal, or the reason why none was seen, is recorded',
    },
    howToMeet: { zh: '在促成记录中填写信号或理由', en: 'Enter signals or a reason in the closing attempt' },
    evidence: ['lastAttempt'],
    isMet: ({ lastAttempt }) =>
      lastAttempt !== null && (lastAttempt.signals.length > 0 || isFilled(lastAttempt.noSignalReason)),
  },
  {
    code: 'G5.DEAL',
    kind: 'hard',
    text: {
      zh: '成交资料齐全：品种、金额、合同号、日期、核心客户号',
      en: 'The deal is complete: items, amounts, contract numbers, date, core-bank customer number',
    },
    howToMeet: { zh: '补齐成交资料', en: 'Complete the deal record' },
    evidence: ['deal'],
    isMet: ({ deal }) =>
      deal !== null &&
      deal.items.length > 0 &&
      deal.items.every(({ product, contractNo }) => isFilled(product) && isFilled(contractNo)) &&
      isFilled(deal.signedOn) &&
      isFilled(deal.coreBankCustomerNo),
  },
  {
    code: 'G5.COMP',
    kind: 'hard',
    text: { zh: '已核实身份并完成适当性评估', en: 'Identity and suitability are checked' },
    howToMeet: {
      zh: '核对证件，完成适当性评估并登记',
      en: 'Check the documents, finish the suitability check and record both',
    },
    evidence: ['deal'],
    isMet: ({ deal }) => deal !== null && deal.identityChecked && deal.suitabilityChecked,
  },
  {
    code: 'G5.CONC',
    kind: 'hard',
    text: { zh: '让步均在权限内并已获批准', en: 'Concessions are approved within the limits' },
    howToMeet: {
      zh: '请有权人批准优惠，或确认没有优惠',
      en: 'Have the concession approved, or confirm that there is none',
    },
    evidence: ['deal'],
    isMet: ({ deal }) => deal?.concessionsApproved === true,
  },
  {
    code: 'G5.PROM',
    kind: 'hard',
    text: {
      zh: '承诺已列明负责人和日期，或注明无承诺',
      en: 'Promises are listed with owner and date, or stated as none',
    },
    howToMeet: {
      zh: '在成交资料中逐条登记承诺，没有则留空提交',
      en: 'List the promises in the deal record; submit an empty list when there are none',
    },
    evidence: ['deal'],
    isMet: ({ deal }) => deal !== null,
  },
  {
    code: 'G5.OTHER',
    kind: 'soft',
    text: {
      zh: '已介绍其他业务，或说明未介绍的理由',
      en: 'Other business was introduced, or the reason why not is given',
    },
    howToMeet: { zh: '顺势介绍一项相关业务并登记', en: 'Introduce one related product and note it' },
    evidence: ['deal', 'lastAttempt'],
    isMet: ({ deal, lastAttempt }) =>
      isFilled(deal?.otherBusinessIntroduced) || isFilled(lastAttempt?.otherBusinessIntroduced),
  },
  {
    code: 'G5.ALLOC',
    kind: 'hard',
    text: { zh: '已确定维护经理', en: 'The maintaining manager is named' },
    howToMeet: { zh: '在维护计划中指定维护经理', en: 'Name the maintaining manager in the maintenance plan' },
    evidence: ['maintenancePlan'],
    isMet: ({ maintenancePlan }) => (maintenancePlan?.maintainingManagerId ?? null) !== null,
  },
  {
    code: 'G5.PLAN',
    kind: 'hard',
    text: { zh: '已制订维护计划', en: 'A maintenance plan exists' },
    howToMeet: { zh: '制订维护计划：象限、频率和目标', en: 'Write the maintenance plan: quadrant, rhythm and goal' },
    evidence: ['maintenancePlan'],
    isMet: ({ maintenancePlan }) => maintenancePlan !== null,
  },
  {
    code: 'G5.BOOK',
    kind: 'soft',
    text: { zh: '资金已入账并由结算团队确认', en: 'The money is booked and confirmed by the settlement team' },
    howToMeet: { zh: '请后台确认入账', en: 'Ask the back office to confirm the booking' },
    evidence: ['booking'],
    isMet: ({ booking }) => booking !== null,
  },
];

/** Step 5 (4.5). The ladder is our choice. */
export const closeStep: StepDefinition = {
  number: 5,
  code: 'close',
  name: { zh: '达成交易', en: 'Close' },
  purpose: {
    zh: '取得有约束力的决定和完整的成交资料，并顺势介绍其他业务。',
    en: 'Obtain a binding decision and a complete deal record, and introduce further business.',
  },
  guidance: closeGuidance,
  mistakes: closeMistakes,
  phases: [
    {
      code: 'closing',
      name: { zh: '促成交易', en: 'Closing' },
      meaning: { zh: '正在请客户作出决定', en: 'The customer is being asked to decide' },
      probability: 0.6,
      leadsTo: ['won', 'handlingObjections', 'meeting', 'nurture', 'lost', 'doNotContact'],
    },
    {
      code: 'won',
      name: { zh: '成交待办', en: 'Won' },
      meaning: {
        zh: '客户已同意，正在办理手续、入账、分配和维护计划',
        en: 'The customer said yes; paperwork, booking, allocation and plan are being completed',
      },
      probability: 0.95,
      leadsTo: ['maintaining', 'merged', 'closing', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T5.DECIDE',
      armedIn: ['closing'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'sales',
      task: 'closeAttempt',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '请客户作出决定', en: 'Ask for the decision' },
    },
    {
      code: 'T5.BOOK',
      armedIn: ['won'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 3 },
      nature: 'sales',
      task: 'completeDeal',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '办完手续并确认入账', en: 'Complete the deal and the booking' },
    },
    {
      code: 'T5.PROMISE',
      armedIn: [],
      scope: 'record',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'promise',
      task: 'keepPromise',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '兑现承诺', en: 'Keep the promise' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 2, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 4, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 6, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [
    {
      from: 'closing',
      to: 'meeting',
      rule: 'P-39',
      text: { zh: '客户需求有变，重新面谈', en: 'The need has changed: talk again' },
    },
  ],
  limitWorkingDays: 20,
};
