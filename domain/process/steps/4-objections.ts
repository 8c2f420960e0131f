import type { GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';
import type { Objection } from '../../prospect/records.ts';
import { reachesDecisionMaker } from '../decision-maker.ts';
import { objectionsGuidance, objectionsMistakes } from '../guidance/4-objections.ts';

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
    howToMeet: {
      zh: '答复每条关键异议，并请客户确认已消除',
      en: 'Answer each blocking objection and have the customer confirm it is gone',
    },
    evidence: ['objections'],
    isMet: (state) => blockingObjections(state).every(isSettled),
  },
  {
    code: 'G4.CONF',
    kind: 'soft',
    text: { zh: '已答复的关键异议均得到客户确认', en: 'The customer confirmed every answer to a blocking objection' },
    howToMeet: { zh: '询问客户答复是否满意，并登记结果', en: 'Ask whether the answer satisfies, and record the reply' },
    evidence: ['objections'],
    isMet: (state) =>
      blockingObjections(state)
        .filter(({ response }) => response !== null)
        .every(isSettled),
  },
  {
    code: 'G4.NATURE',
    kind: 'soft',
    text: { zh: '每条关键异议已辨别性质', en: 'The nature of every blocking objection is known' },
    howToMeet: {
      zh: '用“如果这一点解决了，您会……吗？”辨别真假，再选定性质',
      en: 'Ask "if this were solved, would you …?" and set the nature',
    },
    evidence: ['objections'],
    isMet: (state) => blockingObjections(state).every(({ nature }) => nature !== null),
  },
  {
    code: 'G4.COMPL',
    kind: 'hard',
    text: { zh: '没有未办结的投诉冻结', en: 'No complaint holds the sale' },
    howToMeet: {
      zh: '把不满登记为投诉，办结并回报客户',
      en: 'Register the grievance as a complaint, solve it and report back',
    },
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
  guidance: objectionsGuidance,
  mistakes: objectionsMistakes,
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
      code: 'T4.ANSWER',
      armedIn: [],
      scope: 'record',
      wait: { unit: 'workingDays', amount: 1 },
      nature: 'sales',
      task: 'answerObjection',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '答复异议', en: 'Answer the objection' },
    },
    {
      code: 'T4.CONFIRM',
      armedIn: [],
      scope: 'record',
      wait: { unit: 'workingDays', amount: 5 },
      nature: 'sales',
      task: 'confirmObjection',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '请客户确认异议已消除', en: 'Ask the customer whether the objection is gone' },
    },
    {
      code: 'T4.STALE',
      armedIn: ['handlingObjections'],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 10 },
      nature: 'sales',
      task: null,
      onDue: 'supervisorReview',
      repeats: false,
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
      from: 'handlingObjections',
      to: 'meeting',
      rule: 'P-31',
      text: { zh: '出现新的需求，重新面谈', en: 'A new need came up: talk again' },
    },
    {
      from: 'handlingObjections',
      to: 'gatheringIntel',
      rule: 'P-32',
      text: { zh: '需要新的决策人，重新搜集情报', en: 'Another decision maker is needed: gather intelligence again' },
    },
  ],
  limitWorkingDays: 10,
};
