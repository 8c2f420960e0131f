import type { GateCondition, StepDefinition } from '../definition.ts';

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
    text: { zh: '已记录成交信号，或说明没有信号的理由', en: 'A buying signal, or the reason why none was seen, is recorded' },
    howToMeet: { zh: '在促成记录中填写信号或理由', en: 'Enter signals or a reason in the closing attempt' },
    evidence: ['lastAttempt'],
    isMet: ({ lastAttempt }) => lastAttempt !== null && (lastAttempt.signals.length > 0 || isFilled(lastAttempt.noSignalReason)),
  },
  {
    code: 'G5.DEAL',
    kind: 'hard',
    text: { zh: '成交资料齐全：品种、金额、合同号、日期、核心客户号', en: 'The deal is complete: items, amounts, contract numbers, date, core-bank customer number' },
    howToMeet: { zh: '补齐成交资料', en: 'Complete the deal record' },
    evidence: ['deal'],
    isMet: ({ deal }) =>
      deal !== null && deal.items.length > 0 && deal.items.every(({ product, contractNo }) => isFilled(product) && isFilled(contractNo)) &&
      isFilled(deal.signedOn) && isFilled(deal.coreBankCustomerNo),
  },
  {
    code: 'G5.COMP',
    kind: 'hard',
    text: { zh: '已核实身份并完成适当性评估', en: 'Identity and suitability are checked' },
    howToMeet: { zh: '核对证件，完成适当性评估并登记', en: 'Check the documents, finish the suitability check and record both' },
    evidence: ['deal'],
    isMet: ({ deal }) => deal !== null && deal.identityChecked && deal.suitabilityChecked,
  },
  {
    code: 'G5.CONC',
    kind: 'hard',
    text: { zh: '让步均在权限内并已获批准', en: 'Concessions are approved within the limits' },
    howToMeet: { zh: '请有权人批准优惠，或确认没有优惠', en: 'Have the concession approved, or confirm that there is none' },
    evidence: ['deal'],
    isMet: ({ deal }) => deal?.concessionsApproved === true,
  },
  {
    code: 'G5.PROM',
    kind: 'hard',
    text: { zh: '承诺已列明负责人和日期，或注明无承诺', en: 'Promises are listed with owner and date, or stated as none' },
    howToMeet: { zh: '在成交资料中逐条登记承诺，没有则留空提交', en: 'List the promises in the deal record; submit an empty list when there are none' },
    evidence: ['deal'],
    isMet: ({ deal }) => deal !== null,
  },
  {
    code: 'G5.OTHER',
    kind: 'soft',
    text: { zh: '已介绍其他业务，或说明未介绍的理由', en: 'Other business was introduced, or the reason why not is given' },
    howToMeet: { zh: '顺势介绍一项相关业务并登记', en: 'Introduce one related product and note it' },
    evidence: ['deal', 'lastAttempt'],
    isMet: ({ deal, lastAttempt }) => isFilled(deal?.otherBusinessIntroduced) || isFilled(lastAttempt?.otherBusinessIntroduced),
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
  guidance: [
    { zh: '捕捉信号：言语——问条件、利率、日期、资料或售后，说“如果”，要优惠', en: 'Signals in words: asks for terms, rate, dates, documents or after-sale; says "if"; wants a discount' },
    { zh: '捕捉信号：行为——拿起表格、计算、细看、叫同事来', en: 'Signals in acts: picks up the form, calculates, reads closely, calls a colleague' },
    { zh: '捕捉信号：表情——点头、放松、重新有兴趣', en: 'Signals in the face: nods, relaxes, interest returns' },
    { zh: '捕捉信号：情境——引见决策人、提供自己的数据、列入会议议程', en: 'Signals in the situation: introduces the one who decides, hands over data, puts it on the agenda' },
    { zh: '不同类别的信号有两个，或出现一个强烈的言语信号，立即提议成交', en: 'Two signals of different kinds, or one strong one in words: propose closing at once' },
    { zh: '策略：信号强用直接请求或假定成交；细节未定用选择成交；大决定从小点成交开始', en: 'Strategy: ask directly or assume on strong signals; offer a choice when details are open; a small point first for big decisions' },
    { zh: '策略：谈得久就总结利益；理性的客户做利弊分析；委员会或企业做方案评审', en: 'Strategy: sum up after long talks; list pros and cons for the rational; review the solution with a committee or company' },
    { zh: '策略：顾虑信任用保证或从众；合作他行用试用；大客户请高层；提问后保持沉默', en: 'Strategy: guarantee or similar customers for doubts; a trial against an incumbent; leaders for large targets; silence after the question' },
    { zh: '策略：机会须真实，优惠须获批，不得承诺收益', en: 'Strategy: only real deadlines, only approved concessions, never a promised return' },
    { zh: '每次促成记录信号、策略、所提问题、条件、结果和下一步；每次换一种策略', en: 'Each attempt records signals, strategy, question, offer, result and next step; use another strategy each time' },
    { zh: '五次促成未果，或三次以上退回异议，请主管一起研究', en: 'After five attempts, or more than three returns to objections, look at it with the supervisor' },
    { zh: '成交后：话不多说，当场写清，立即通知后台，承诺转为任务', en: 'After the yes: no more words, put it in writing, tell the back office at once, turn promises into tasks' },
    { zh: '顺势介绍其他业务；小区业主的个人业务须另行征得同意', en: 'Introduce further business; owners of a community must each agree separately' },
    { zh: '被拒绝也要问明原因、总结经验，90 天后再联系', en: 'When declined, ask why, note the lesson and come back in 90 days' },
  ],
  mistakes: [
    { zh: '不敢开口要求成交', en: 'Not asking for the decision' },
    { zh: '时机未到就要求成交', en: 'Asking too early' },
    { zh: '客户同意后仍说个不停', en: 'Too many words after the yes' },
    { zh: '过度承诺', en: 'Promising too much' },
    { zh: '与客户争辩', en: 'Arguing' },
    { zh: '让步太快', en: 'Conceding too fast' },
    { zh: '隐瞒条件', en: 'Hiding conditions' },
    { zh: '逼得太紧', en: 'Pressing too hard' },
    { zh: '和做不了主的人谈判', en: 'Negotiating with someone without authority' },
    { zh: '没有书面记录', en: 'No written record' },
    { zh: '忘记介绍其他业务', en: 'Forgetting to introduce other business' },
    { zh: '签约后就不见人影', en: 'Disappearing after signing' },
    { zh: '成功就得意，失败就泄气', en: 'Elated by success, crushed by failure' },
    { zh: '单打独斗，不请专家和领导支持', en: 'Going alone, without specialist or leader' },
  ],
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
      meaning: { zh: '客户已同意，正在办理手续、入账、分配和维护计划', en: 'The customer said yes; paperwork, booking, allocation and plan are being completed' },
      probability: 0.95,
      leadsTo: ['maintaining', 'merged', 'closing', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T5.DECIDE', armedIn: ['closing'], scope: 'phase', wait: { unit: 'workingDays', amount: 5 }, nature: 'sales',
      task: 'closeAttempt', onDue: 'ladder', repeats: false,
      text: { zh: '请客户作出决定', en: 'Ask for the decision' },
    },
    {
      code: 'T5.BOOK', armedIn: ['won'], scope: 'phase', wait: { unit: 'workingDays', amount: 3 }, nature: 'sales',
      task: 'completeDeal', onDue: 'ladder', repeats: false,
      text: { zh: '办完手续并确认入账', en: 'Complete the deal and the booking' },
    },
    {
      code: 'T5.PROMISE', armedIn: [], scope: 'record', wait: { unit: 'workingDays', amount: 5 }, nature: 'promise',
      task: 'keepPromise', onDue: 'ladder', repeats: false,
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
      from: 'closing', to: 'meeting', rule: 'P-39',
      text: { zh: '客户需求有变，重新面谈', en: 'The need has changed: talk again' },
    },
  ],
  limitWorkingDays: 20,
};
