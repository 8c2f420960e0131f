import type { GateCondition, StepDefinition } from '../definition.ts';
import type { Objection, ProspectState } from '../../prospect/state.ts';
import { reachesDecisionMaker } from '../decision-maker.ts';

function blockingObjections({ objections }: ProspectState): readonly Objection[] {
  return objections.filter(({ blocking }) => blocking);
}

function isSettled({ status }: Objection): boolean {
  return status === 'resolved' || status === 'withdrawn';
}

const gate: readonly GateCondition[] = [
  {
    code: 'G4.NOOPEN',
    kind: 'hard',
    text: { zh: '没有未解决的关键异议', en: 'No blocking objection is open' },
    howToMeet: { zh: '答复每条关键异议，并请客户确认已消除', en: 'Answer each blocking objection and have the customer confirm it is gone' },
    evidence: ['objections'],
    isMet: (state) => blockingObjections(state).every(isSettled),
  },
  {
    code: 'G4.CONF',
    kind: 'soft',
    text: { zh: '已答复的关键异议均得到客户确认', en: 'The customer confirmed every answer to a blocking objection' },
    howToMeet: { zh: '询问客户答复是否满意，并登记结果', en: 'Ask whether the answer satisfies, and record the reply' },
    evidence: ['objections'],
    isMet: (state) => blockingObjections(state).filter(({ response }) => response !== null).every(isSettled),
  },
  {
    code: 'G4.NATURE',
    kind: 'soft',
    text: { zh: '每条关键异议已辨别性质', en: 'The nature of every blocking objection is known' },
    howToMeet: { zh: '用“如果这一点解决了，您会……吗？”辨别真假，再选定性质', en: 'Ask "if this were solved, would you …?" and set the nature' },
    evidence: ['objections'],
    isMet: (state) => blockingObjections(state).every(({ nature }) => nature !== null),
  },
  {
    code: 'G4.COMPL',
    kind: 'hard',
    text: { zh: '没有未办结的投诉冻结', en: 'No complaint holds the sale' },
    howToMeet: { zh: '把不满登记为投诉，办结并回报客户', en: 'Register the grievance as a complaint, solve it and report back' },
    evidence: ['holds'],
    isMet: ({ holds }) => holds.every(({ kind }) => kind !== 'complaint'),
  },
  {
    code: 'G4.DM',
    kind: 'soft',
    text: { zh: '仍能接触到决策人', en: 'A decision maker can still be reached' },
    howToMeet: { zh: '登记决策人，或写明接触途径', en: 'Record a decision maker, or the route to one' },
    evidence: ['intel'],
    isMet: reachesDecisionMaker,
  },
];

/** Step 4 (4.4). The ladder's second rung follows R4-1 ("supervisor after one more day"); the last two are our choice. */
export const objectionsStep: StepDefinition = {
  number: 4,
  code: 'objections',
  name: { zh: '巧妙处理异议', en: 'Handle objections' },
  purpose: {
    zh: '找出顾虑背后的真正原因，并加以消除。',
    en: 'Find the true reason behind a reservation and remove it.',
  },
  guidance: [
    { zh: '认识异议：有异议说明有兴趣；没有异议可能是不感兴趣，要主动问', en: 'Know: an objection shows interest; none at all may mean indifference, so ask' },
    { zh: '辨别异议：真实的具体而稳定，解决了就会成交，要去解决', en: 'Distinguish: a genuine one is specific and stable, and would sign if solved. Solve it' },
    { zh: '辨别异议：借口含糊多变，用“如果解决了，您会……吗？”来检验', en: 'Distinguish: an excuse is vague and shifting. Test it: "if this were solved, would you …?"' },
    { zh: '辨别异议：隐藏的表面同意却不承诺，用开放式问题或请介绍人了解', en: 'Distinguish: a hidden one agrees politely but commits to nothing. Ask openly or involve the introducer' },
    { zh: '辨别异议：误解源于事实错误，用证据澄清', en: 'Distinguish: a misunderstanding rests on wrong facts. Correct it with evidence' },
    { zh: '冰释步骤：听完、复述、辨别、选方法、有据回答、请客户确认、记录、约定下一步', en: 'Dissolve: hear out, restate, isolate, choose a technique, answer with evidence, get it confirmed, record, ask for the next step' },
    { zh: '需求异议：先询问，再转化', en: 'Need: ask back, then turn the objection into the reason' },
    { zh: '价格异议：用其他优点补偿，或分解到每天每件；减费须获批准', en: 'Price: balance with another advantage, or break the sum down; a lower fee needs approval' },
    { zh: '产品异议：询问原因，请产品经理出面', en: 'Product: find the cause, bring the product specialist' },
    { zh: '信任异议：举证，用征得同意的案例', en: 'Trust: give evidence, then a similar customer who agreed to be named' },
    { zh: '时间异议：先认同再转折，或转化为现在就办的理由', en: 'Timing: acknowledge and turn, or make it the reason to act now' },
    { zh: '权力异议：换联系人，请专家或领导参加；见到有权的人才算解决', en: 'Authority: change the contact or bring a leader; solved only once someone who may decide is on board' },
    { zh: '货源异议：建议小额试用，再举相似客户', en: 'Incumbent bank: propose a small trial, then a similar customer' },
    { zh: '服务异议：先登记投诉并办结，再致歉补偿', en: 'Service: settle the complaint first, then concede and make good' },
    { zh: '手续异议：出示标准流程，请后台协助', en: 'Procedure: show the standard process, bring the back office' },
    { zh: '人员异议：更换联系人，必要时让步', en: 'Person: change the contact, concede where needed' },
    { zh: '关键异议 1 个工作日内答复，其他 3 个工作日内', en: 'Answer a blocking objection within 1 working day, others within 3' },
  ],
  mistakes: [
    { zh: '与客户争辩', en: 'Arguing' },
    { zh: '没听懂就回答', en: 'Answering before understanding' },
    { zh: '把借口当真', en: 'Taking an excuse as real' },
    { zh: '一上来就谈价格', en: 'Talking about price first' },
    { zh: '不请客户确认', en: 'Not asking for confirmation' },
    { zh: '超权限承诺', en: 'Promising beyond one\'s power' },
    { zh: '留下异议不答复', en: 'Leaving an objection unanswered' },
    { zh: '把投诉当成异议', en: 'Treating a complaint as an objection' },
  ],
  phases: [
    {
      code: 'handlingObjections',
      name: { zh: '处理异议', en: 'Handling objections' },
      meaning: { zh: '有关键异议尚未消除', en: 'A blocking objection stands in the way' },
      probability: 0.45,
      leadsTo: ['closing', 'meeting', 'gatheringIntel', 'nurture', 'lost', 'doNotContact'],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T4.ANSWER', armedIn: [], scope: 'record', wait: { unit: 'workingDays', amount: 1 }, nature: 'sales',
      task: 'answerObjection', onDue: 'ladder', repeats: false,
      text: { zh: '答复异议', en: 'Answer the objection' },
    },
    {
      code: 'T4.CONFIRM', armedIn: [], scope: 'record', wait: { unit: 'workingDays', amount: 5 }, nature: 'sales',
      task: 'confirmObjection', onDue: 'ladder', repeats: false,
      text: { zh: '请客户确认异议已消除', en: 'Ask the customer whether the objection is gone' },
    },
    {
      code: 'T4.STALE', armedIn: ['handlingObjections'], scope: 'phase', wait: { unit: 'workingDays', amount: 10 }, nature: 'sales',
      task: null, onDue: 'supervisorReview', repeats: false,
      text: { zh: '异议久拖未决，由主管决定', en: 'Objections drag on: the supervisor decides' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 1, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 3, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 5, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [
    {
      from: 'handlingObjections', to: 'meeting', rule: 'P-31',
      text: { zh: '出现新的需求，重新面谈', en: 'A new need came up: talk again' },
    },
    {
      from: 'handlingObjections', to: 'gatheringIntel', rule: 'P-32',
      text: { zh: '需要新的决策人，重新搜集情报', en: 'Another decision maker is needed: gather intelligence again' },
    },
  ],
  limitWorkingDays: 10,
};
