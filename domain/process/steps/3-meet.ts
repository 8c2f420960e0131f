import type { GateCondition, StepDefinition } from '../definition.ts';
import type { ProspectState } from '../../prospect/state.ts';
import type { Meeting } from '../../prospect/records.ts';
import { meetGuidance, meetMistakes } from '../guidance/3-meet.ts';

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
    howToMeet: {
      zh: '复述需求，请客户确认，写入纪要',
      en: 'Restate the need, let the customer confirm it, put it in the minutes',
    },
    evidence: ['meetings'],
    isMet: ({ meetings }) => meetings.some(({ needsConfirmed }) => needsConfirmed.length > 0),
  },
  {
    code: 'G3.FABE',
    kind: 'soft',
    text: {
      zh: '至少一个产品按 FABE 完整介绍并记录反应',
      en: 'At least one product was presented with a complete FABE sheet and its reaction noted',
    },
    howToMeet: {
      zh: '写全特征、优点、利益、证据和客户反应',
      en: "Fill feature, advantage, benefit, evidence and the customer's reaction",
    },
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
    howToMeet: {
      zh: '在最近一次面谈中主动询问顾虑，并在纪要中记录',
      en: 'Ask for reservations in the latest meeting and note it in the minutes',
    },
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
    isMet: ({ meetings, intel }) =>
      intel.routeToDecisionMaker !== null || meetings.some(({ decisionMakerMet }) => decisionMakerMet),
  },
  {
    code: 'G3.SUIT',
    kind: 'hard',
    text: { zh: '投资类产品已做适当性评估', en: 'Suitability is checked for investment products' },
    howToMeet: {
      zh: '完成风险评估，确认产品风险不高于客户承受能力',
      en: 'Finish the risk assessment; the product may not be riskier than the customer accepts',
    },
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
  guidance: meetGuidance,
  mistakes: meetMistakes,
  phases: [
    {
      code: 'meeting',
      name: { zh: '面议商谈', en: 'Meeting' },
      meaning: {
        zh: '正在面谈或整理纪要，可能还有后续面谈',
        en: 'A talk is held or being written up; more may follow',
      },
      probability: 0.3,
      leadsTo: [
        'handlingObjections',
        'closing',
        'appointing',
        'gatheringIntel',
        'qualifying',
        'nurture',
        'disqualified',
        'lost',
        'doNotContact',
      ],
    },
  ],
  gate,
  deadlines: [
    {
      code: 'T3.MINUTES',
      armedIn: ['meeting'],
      scope: 'phase',
      wait: { unit: 'hours', amount: 24 },
      nature: 'sales',
      task: 'writeMinutes',
      onDue: 'ladder',
      repeats: false,
      text: { zh: '提交面谈纪要', en: 'Submit the minutes' },
    },
    {
      code: 'T3.FOLLOW',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'workingDays', amount: 3 },
      nature: 'sales',
      task: 'followUp',
      onDue: 'ladder',
      repeats: false,
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
      from: 'meeting',
      to: 'gatheringIntel',
      rule: 'P-26',
      text: { zh: '对方无权决定，回去寻找决策人', en: 'The other side may not decide: go back and find who does' },
    },
    {
      from: 'meeting',
      to: 'qualifying',
      rule: 'P-27',
      text: { zh: '有条件不再符合，重新鉴定', en: 'A criterion no longer holds: qualify again' },
    },
  ],
  limitWorkingDays: 20,
};
