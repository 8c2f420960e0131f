import type { Criterion, GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';

const settledDuplicateChecks: readonly ProspectState['duplicateCheck'][] = ['clear', 'existingCustomer'];

function answerTo(state: ProspectState, criterion: Criterion): 'pass' | 'fail' | 'unknown' {
  return state.qualification?.answers.find((answer) => answer.criterion === criterion)?.result ?? 'unknown';
}

/** An open criterion that a supervisor agreed to settle later (R1-3). */
function isAgreedToStayOpen(state: ProspectState, criterion: Criterion): boolean {
  return answerTo(state, criterion) === 'unknown' && (state.qualification?.conditional?.criteria.includes(criterion) ?? false);
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
    howToMeet: { zh: '向来源或客户核实线索，并登记核实结果', en: 'Check the lead with its source or the customer and record the verification' },
    evidence: ['source'],
    isMet: ({ source }, { nowMs }) => source.verifiedAtMs !== null || source.staleAtMs > nowMs,
  },
  {
    code: 'G1.DUP',
    kind: 'hard',
    text: { zh: '查重已完成并有结论', en: 'The duplicate check is finished and settled' },
    howToMeet: { zh: '确认该客户是新客户还是存量客户，或并入已有的跟进', en: 'Settle whether the customer is new, already ours, or belongs to an open pursuit' },
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
    howToMeet: { zh: '写明至少一项具体需求（存款、贷款、结算、投资等）及依据', en: 'Name at least one concrete need (deposit, loan, settlement, investment …) with evidence' },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'financialNeed'),
  },
  {
    code: 'G1.C2',
    kind: 'soft',
    text: { zh: '客户有购买能力，或成长型客户已通过严格审查', en: 'The customer can afford it, or is a growth customer cleared by the rigorous review' },
    howToMeet: { zh: '用收入、余额或营业额证明；有成长迹象的标为成长型并送审', en: 'Show income, balance or turnover; mark a growing customer as growth type and send it to review' },
    evidence: ['qualification', 'review'],
    isMet: (state) =>
      passesOrStaysOpen(state, 'purchasingPower') || (answerTo(state, 'purchasingPower') === 'fail' && isApprovedGrowth(state)),
  },
  {
    code: 'G1.C3',
    kind: 'hard',
    text: { zh: '客户符合本行优质客户条件', en: 'The customer meets the bank\'s conditions for good customers' },
    howToMeet: { zh: '完成名单、行业准入和身份核查；此项不得留待以后', en: 'Finish the block-list, industry and identity checks; this one may not stay open' },
    evidence: ['qualification'],
    isMet: (state) => answerTo(state, 'bankStandard') === 'pass',
  },
  {
    code: 'G1.C4',
    kind: 'soft',
    text: { zh: '客户代表有购买权', en: 'The customer\'s representative has the authority to buy' },
    howToMeet: { zh: '写明谁有权决定，或如何接触到决策人', en: 'State who may decide, or how to reach that person' },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'purchaseAuthority'),
  },
  {
    code: 'G1.C5',
    kind: 'soft',
    text: { zh: '客户能给银行带来价值或利润', en: 'The customer brings the bank value or profit' },
    howToMeet: { zh: '估算年度价值，不低于服务成本', en: 'Estimate the yearly value; it should cover the cost of serving' },
    evidence: ['qualification'],
    isMet: (state) => passesOrStaysOpen(state, 'valueForBank'),
  },
  {
    code: 'G1.GROWTH',
    kind: 'hard',
    text: { zh: '成长型客户或上门贷款客户已通过严格审查', en: 'A growth customer or walk-in loan request is approved by the rigorous review' },
    howToMeet: { zh: '提交严格审查，由非负责人的主管批准', en: 'Submit it to the rigorous review; a supervisor who is not the owner approves' },
    evidence: ['qualification', 'walkInLoan', 'review'],
    isMet: (state) => !needsReview(state) || state.review?.decision === 'approve',
  },
  {
    code: 'G1.ELIG',
    kind: 'hard',
    text: { zh: '小区已成立业主委员会', en: 'The community has an owners\' committee' },
    howToMeet: { zh: '业主委员会成立后更新客户资料；之前转入培育池定期复查', en: 'Update the customer once the committee is founded; until then park and recheck' },
    evidence: ['customer'],
    isMet: ({ customer }) => customer.customerType !== 'community' || customer.committeeEstablished === true,
  },
  {
    code: 'G1.CAMP',
    kind: 'soft',
    text: { zh: '攻坚战线索已评分且未被排除', en: 'A campaign lead is scored and not excluded' },
    howToMeet: { zh: '在营销推进中完成目标评分', en: 'Score the target in its campaign' },
    evidence: ['source'],
    isMet: ({ source }) => source.campaignId === null || (source.campaignScore !== null && !source.campaignExcluded),
  },
  {
    code: 'G1.DNC',
    kind: 'hard',
    text: { zh: '客户未被禁止联系，并已注明同意或合法联系依据', en: 'Contact is not forbidden; consent or a lawful ground is noted' },
    howToMeet: { zh: '取得客户同意，或注明合法的联系依据', en: 'Obtain consent, or note the lawful ground for contact' },
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
  guidance: [
    { zh: '优选法：从各种来源的名单里，按五项条件挑出值得跟进的客户', en: 'Selection: sift every list by the five questions and keep what is worth pursuing' },
    { zh: '资料法：报刊广播快而新但容易过期，统计年鉴全而慢，一律先核实', en: 'Media-data: press and broadcast are quick but age fast; yearbooks are full but late. Verify before use' },
    { zh: '资料法：看工商公告、企业公告和广告，记下公告类别、注册号和联系人；网络信息记下网址并查重', en: 'Media-data: from registry notices, company notices and advertisements note kind, number and contact; from the web keep the address and check for duplicates' },
    { zh: '猎犬法：请财务、法律、地产等圈内人提供线索，按期联系，事后答谢并反馈', en: 'Hound: ask people in finance, law or property for leads; keep in touch, thank them and report back' },
    { zh: '陌生法：最基本也最难，数量带来质量；被拒绝很正常，一次不成不算结束', en: 'Cold approach: the basic and hardest way; quality comes out of volume, refusal is normal and one refusal is not the end' },
    { zh: '缘故法、关系法：由亲友同学、上下游、协会等熟人引荐，注明介绍人', en: 'Affinity and relationship: be introduced by friends, partners or associations, and name the introducer' },
    { zh: '大堂识别：观察来访客户，记下职业、住址和工作单位，尽快送资料、征求意见、邀请活动', en: 'Lobby capture: observe visitors, note occupation, address and workplace; soon send material, ask their opinion, invite them' },
    { zh: '业内组织、圈子和客户活动：一次认可带来几十个客户', en: 'Associations, circles and events: one approval opens dozens of customers' },
    { zh: '存量挖掘、客户介绍和广告：先看手上的客户，不少“新”客户其实早已开户', en: 'Existing customers, their referrals, advertising: look at our own books first; many "new" contacts already bank here' },
    { zh: '陌生拜访前：端正心态，不卑不亢，营销是帮助客户', en: 'Before a cold visit: you come to help; be neither timid nor servile' },
    { zh: '陌生拜访前：保持平静，恶意拒绝也从容对待', en: 'Before a cold visit: stay calm, also when a door is slammed' },
    { zh: '陌生拜访前：带齐证件，自我介绍后主动出示', en: 'Before a cold visit: carry credentials and show them unasked after introducing yourself' },
    { zh: '陌生拜访前：尽量多搜集资料，减少盲目', en: 'Before a cold visit: gather what you can, so as not to go in blind' },
    { zh: '陌生拜访前：想好开场白、目的、希望的下一步和话术版本', en: 'Before a cold visit: prepare the opening line, the purpose, the next step to ask for and the script' },
    { zh: '电话量：每个工作日 30 至 50 通，成功率不低于一成，同一号码 5 个工作日内不重复拨打', en: 'Calls: 30 to 50 each working day, one in ten successful; the same number not twice within 5 working days' },
    { zh: '五项鉴定：有需求、有能力、符合银行标准、有购买权、有价值，每项都写依据', en: 'Five questions: need, means, the bank\'s standard, authority, value; each with its evidence' },
    { zh: '成长型客户不轻易拒绝也不轻易接受；上门贷款同样须严格审查', en: 'Neither turn away nor wave through a growth customer; walk-in loan requests get the same rigorous review' },
  ],
  mistakes: [
    { zh: '坐在柜台等客户上门', en: 'Waiting at the desk for customers' },
    { zh: '把成长型客户拒之门外，或不审查就接受', en: 'Rejecting growth customers, or accepting them unchecked' },
    { zh: '使用过期信息', en: 'Working with stale information' },
    { zh: '被拒绝一次就放弃', en: 'Giving up after one refusal' },
    { zh: '把拒绝当成针对自己', en: 'Taking a refusal personally' },
    { zh: '不查购买权，向做不了主的人推销', en: 'Selling to people without power because authority was not checked' },
    { zh: '向每个业主逐户推销', en: 'Selling to every single owner instead of the body that decides' },
    { zh: '电话打得太少', en: 'Too few calls' },
  ],
  phases: [
    {
      code: 'lead',
      name: { zh: '线索', en: 'Lead' },
      meaning: { zh: '已登记，等待指派负责人、查重和核实', en: 'Captured; waiting for an owner, the duplicate check and verification' },
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
      meaning: { zh: '成长型客户或上门贷款客户正由主管严格审查', en: 'A supervisor examines a growth customer or walk-in loan request' },
      probability: 0.05,
      leadsTo: ['gatheringIntel', 'nurture', 'disqualified', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T1.ASSIGN', armedIn: ['lead'], scope: 'phase', wait: { unit: 'workingDays', amount: 1 }, nature: 'sales',
      task: 'assignOwner', onDue: 'reviewLadder', repeats: false,
      text: { zh: '指派负责人', en: 'Assign an owner' },
    },
    {
      code: 'T1.VERIFY', armedIn: [], scope: 'phase', wait: { unit: 'workingDays', amount: 5 }, nature: 'sales',
      task: null, onDue: 'verify', repeats: false,
      text: { zh: '核实线索', en: 'Verify the lead' },
    },
    {
      code: 'T1.QUALIFY', armedIn: ['qualifying'], scope: 'phase', wait: { unit: 'workingDays', amount: 5 }, nature: 'sales',
      task: 'qualify', onDue: 'ladder', repeats: false,
      text: { zh: '完成资格鉴定', en: 'Finish the qualification' },
    },
    {
      code: 'T1.REVIEW', armedIn: ['rigorousReview'], scope: 'phase', wait: { unit: 'workingDays', amount: 3 }, nature: 'sales',
      task: 'review', onDue: 'reviewLadder', repeats: false,
      text: { zh: '作出严格审查决定', en: 'Decide the rigorous review' },
    },
    {
      code: 'T1.CONDITION', armedIn: [], scope: 'record', wait: { unit: 'workingDays', amount: 10 }, nature: 'sales',
      task: 'resolveCondition', onDue: 'ladder', repeats: false,
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
