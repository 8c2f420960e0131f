import type { GateCondition, StepDefinition } from '../definition.ts';
import type { Meeting, ProspectState } from '../../prospect/state.ts';

function lastMeeting({ meetings }: ProspectState): Meeting | undefined {
  return meetings.at(-1);
}

/** A check that was missed is made good by a later one; meetings without investment products do not count. */
function isSuitabilityChecked({ meetings }: ProspectState): boolean {
  return meetings.findLast(({ suitability }) => suitability !== 'notNeeded')?.suitability !== 'missing';
}

const gate: readonly GateCondition[] = [
  {
    code: 'G3.MEET',
    kind: 'hard',
    text: { zh: '至少举行过一次面谈并已提交纪要', en: 'At least one meeting was held and its minutes submitted' },
    howToMeet: { zh: '面谈后提交纪要', en: 'Submit the minutes of a meeting' },
    evidence: ['counters'],
    isMet: ({ counters }) => counters.meetings >= 1,
  },
  {
    code: 'G3.NEED',
    kind: 'soft',
    text: { zh: '客户确认了至少一项需求', en: 'The customer confirmed at least one need' },
    howToMeet: { zh: '复述需求，请客户确认，写入纪要', en: 'Restate the need, let the customer confirm it, put it in the minutes' },
    evidence: ['meetings'],
    isMet: ({ meetings }) => meetings.some(({ needsConfirmed }) => needsConfirmed.length > 0),
  },
  {
    code: 'G3.FABE',
    kind: 'soft',
    text: { zh: '至少一个产品按 FABE 完整介绍并记录反应', en: 'At least one product was presented with a complete FABE sheet and its reaction noted' },
    howToMeet: { zh: '写全特征、优点、利益、证据和客户反应', en: 'Fill feature, advantage, benefit, evidence and the customer\'s reaction' },
    evidence: ['meetings'],
    isMet: ({ meetings }) => meetings.some(({ fabeComplete }) => fabeComplete),
  },
  {
    code: 'G3.LISTEN',
    kind: 'soft',
    text: { zh: '面谈小结已得到客户确认', en: 'The customer confirmed the summary of the talk' },
    howToMeet: { zh: '面谈结束时小结，并请客户确认', en: 'Sum up at the end of the talk and ask for confirmation' },
    evidence: ['meetings'],
    isMet: ({ meetings }) => meetings.some(({ summaryConfirmed }) => summaryConfirmed),
  },
  {
    code: 'G3.PROBE',
    kind: 'hard',
    text: { zh: '已主动询问客户有无异议', en: 'Objections were explicitly asked for' },
    howToMeet: { zh: '在最近一次面谈中主动询问顾虑，并在纪要中记录', en: 'Ask for reservations in the latest meeting and note it in the minutes' },
    evidence: ['meetings'],
    isMet: (state) => lastMeeting(state)?.objectionsProbed === true,
  },
  {
    code: 'G3.NEXT',
    kind: 'hard',
    text: { zh: '已约定下一步及日期', en: 'The next step has a date' },
    howToMeet: { zh: '在最近一次纪要中写明下一步和日期', en: 'Put the next step and its date in the latest minutes' },
    evidence: ['meetings'],
    isMet: (state) => {
      const meeting = lastMeeting(state);
      return (meeting?.nextStep ?? '').trim() !== '' && (meeting?.nextStepDueAtMs ?? null) !== null;
    },
  },
  {
    code: 'G3.DM',
    kind: 'soft',
    text: { zh: '见到了决策人，或有明确途径能见到', en: 'A decision maker was met, or can be reached' },
    howToMeet: { zh: '约见决策人，或写明接触途径', en: 'Meet a decision maker, or state the route to one' },
    evidence: ['meetings', 'intel'],
    isMet: ({ meetings, intel }) => intel.routeToDecisionMaker !== null || meetings.some(({ decisionMakerMet }) => decisionMakerMet),
  },
  {
    code: 'G3.SUIT',
    kind: 'hard',
    text: { zh: '投资类产品已做适当性评估', en: 'Suitability is checked for investment products' },
    howToMeet: { zh: '完成风险评估，确认产品风险不高于客户承受能力', en: 'Finish the risk assessment; the product may not be riskier than the customer accepts' },
    evidence: ['meetings'],
    isMet: isSuitabilityChecked,
  },
];

/** Step 3 (4.3). The ladder's last two rungs are our choice; its second follows the 48 hours of T3.MINUTES. */
export const meetStep: StepDefinition = {
  number: 3,
  code: 'meet',
  name: { zh: '善于倾听，智慧面议商谈', en: 'Listen and talk face to face' },
  purpose: {
    zh: '赢得信任，弄清需求，介绍合适的方案，了解客户反应。',
    en: 'Win trust, understand the needs, present what fits, and learn how the customer reacts.',
  },
  guidance: [
    { zh: '正式接触：守时，问候，自我介绍并主动出示证件', en: 'Formal contact: be punctual, greet, introduce yourself and show credentials unasked' },
    { zh: '正式接触：说明目的和时长，商定议程，再开场', en: 'Formal contact: state purpose and length, agree on the agenda, then open' },
    { zh: '开场方法：提介绍人、谈对方近况、说明利益、提相关问题', en: 'Openings: name the introducer, mention the customer\'s news, state a benefit, ask a relevant question' },
    { zh: '开场方法：真诚赞赏、帮忙解决具体问题、限额内的小资料、出示案例', en: 'Openings: sincere praise, help with a concrete problem, a small useful item within limits, a case to show' },
    { zh: '善于沟通：用客户的语言，一次只讲一个意思，确认对方理解', en: 'Communicate: use the customer\'s words, one message at a time, check that it was understood' },
    { zh: '善于沟通：换位思考，联系客户的兴趣，保持积极情绪', en: 'Communicate: think from the customer\'s side, relate to interests, keep a positive mood' },
    { zh: '认真倾听：客户至少说一半时间，不打断，记下原话', en: 'Listen: let the customer talk at least half the time, do not interrupt, note the very words' },
    { zh: '认真倾听：留意情绪和神态，复述并小结，请客户确认', en: 'Listen: watch feelings and gestures, restate, sum up and have it confirmed' },
    { zh: '提问：用开放式问题了解情况，用封闭式问题核实事实', en: 'Ask: open questions to explore, closed ones to settle facts' },
    { zh: '提问：从现状、问题、影响到解决的好处，逐步加深需求；问清谁决定、如何决定、何时决定', en: 'Ask: deepen a need from situation to problem, consequence and gain; find out who decides, how and by when' },
    { zh: '巧妙回答：答其所问，简短有据；不知道就承认，并承诺答复日期', en: 'Answer: to the point, short, with evidence; admit what you do not know and promise a date' },
    { zh: '巧妙回答：不贬低同业，用问题收尾', en: 'Answer: never run down a rival; end with a question' },
    { zh: '介绍产品：由需求引出产品，最多三个，讲清数字和总成本', en: 'Present: from need to product, three at most, with figures and total cost' },
    { zh: 'FABE：特征是什么，优点比别人好在哪，利益给这位客户带来什么，证据如何证明', en: 'FABE: what it is, what it does better, what this customer gains, how you prove it' },
    { zh: '介绍产品：证据不足就打开文件夹；产品风险不得高于客户承受能力', en: 'Present: open the folder when proof is wanting; no product riskier than the customer accepts' },
    { zh: '场外公关：有目的、有限额、有审批，投其所好，费用入账', en: 'Off-site: with purpose, limit and approval; follow the customer\'s tastes; record the expense' },
    { zh: '结束前：主动询问还有什么顾虑，约定下一步和日期', en: 'Before leaving: ask for remaining doubts, agree on the next step and its date' },
    { zh: '对服务不满的，立即登记投诉，不当作销售异议处理', en: 'Register a grievance about service as a complaint at once; it is no sales objection' },
  ],
  mistakes: [
    { zh: '只顾说，不会听', en: 'Talking instead of listening' },
    { zh: '罗列产品，不讲利益和证据', en: 'Listing products without benefit or proof' },
    { zh: '对谁都用同一套方案', en: 'The same offer for everybody' },
    { zh: '不从客户的角度想', en: 'Not seeing it from the customer\'s side' },
    { zh: '作了承诺却无人负责', en: 'Promises that nobody owns' },
    { zh: '贬低同业', en: 'Offending rivals' },
    { zh: '场外花费不登记', en: 'Off-site spending without a record' },
  ],
  phases: [
    {
      code: 'meeting',
      name: { zh: '面议商谈', en: 'Meeting' },
      meaning: { zh: '正在面谈或整理纪要，可能还有后续面谈', en: 'A talk is held or being written up; more may follow' },
      probability: 0.3,
      leadsTo: [
        'handlingObjections', 'closing', 'appointing', 'gatheringIntel', 'qualifying', 'nurture', 'disqualified', 'lost', 'doNotContact',
      ],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T3.MINUTES', armedIn: ['meeting'], scope: 'phase', wait: { unit: 'hours', amount: 24 }, nature: 'sales',
      task: 'writeMinutes', onDue: 'ladder', repeats: false,
      text: { zh: '提交面谈纪要', en: 'Submit the minutes' },
    },
    {
      code: 'T3.FOLLOW', armedIn: [], scope: 'phase', wait: { unit: 'workingDays', amount: 3 }, nature: 'sales',
      task: 'followUp', onDue: 'ladder', repeats: false,
      text: { zh: '面谈后跟进', en: 'Follow up after the meeting' },
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
      from: 'meeting', to: 'gatheringIntel', rule: 'P-26',
      text: { zh: '对方无权决定，回去寻找决策人', en: 'The other side may not decide: go back and find who does' },
    },
    {
      from: 'meeting', to: 'qualifying', rule: 'P-27',
      text: { zh: '有条件不再符合，重新鉴定', en: 'A criterion no longer holds: qualify again' },
    },
  ],
  limitWorkingDays: 20,
};
