import type { DeadlineRule, PhaseDefinition } from './definition.ts';

/** The nurture pool and the terminal phases: they keep the last step of the prospect (11.1.1). */
export const sharedPhases: readonly PhaseDefinition[] = [
  {
    code: 'nurture',
    name: { zh: '培育池', en: 'Nurture' },
    meaning: { zh: '暂时搁置，到期复查', en: 'Parked until a recheck date' },
    probability: 0.02,
    leadsTo: [
      'lead', 'qualifying', 'rigorousReview', 'gatheringIntel', 'planningVisit', 'appointing', 'handlingObjections', 'closing',
      'lost', 'doNotContact',
    ],
  },
  {
    code: 'disqualified',
    name: { zh: '不合格', en: 'Disqualified' },
    meaning: { zh: '不符合择优条件；有新情况时可重新打开', en: 'Fails the criteria; may be reopened on a new fact' },
    probability: 0,
    leadsTo: ['qualifying'],
  },
  {
    code: 'lost',
    name: { zh: '未成交', en: 'Lost' },
    meaning: { zh: '客户拒绝或选择了他行；有新情况时可重新打开', en: 'The customer declined or chose another bank; may be reopened on a new fact' },
    probability: 0,
    leadsTo: ['qualifying'],
  },
  {
    code: 'doNotContact',
    name: { zh: '禁止联系', en: 'Do not contact' },
    meaning: { zh: '客户不允许营销联系，只有合规部门能解除', en: 'Contact is forbidden; only compliance lifts it' },
    probability: 0,
    leadsTo: ['nurture'],
  },
  {
    code: 'merged',
    name: { zh: '已合并', en: 'Merged' },
    meaning: { zh: '并入该客户的另一个跟进', en: 'Joined to another pursuit of the same customer' },
    probability: 0,
    leadsTo: [],
  },
  {
    code: 'churned',
    name: { zh: '已流失', en: 'Churned' },
    meaning: { zh: '客户已离开；挽回另起新的跟进', en: 'The customer left; winning back is a new pursuit' },
    probability: 0,
    leadsTo: [],
  },
  {
    code: 'ended',
    name: { zh: '已终止', en: 'Ended' },
    meaning: { zh: '客户去世、注销、转出或要求删除资料', en: 'Death, dissolution, transfer outside or erasure of data' },
    probability: 0,
    leadsTo: [],
  },
];

/** Timers that belong to no single step. T.STEP waits as long as the limit of the step it is armed in. */
export const sharedDeadlines: readonly DeadlineRule[] = [
  {
    code: 'T1.NURTURE', armedIn: [], scope: 'phase', wait: { unit: 'days', amount: 30 }, nature: 'sales',
    task: null, onDue: 'recheck', repeats: true,
    text: { zh: '复查培育中的客户', en: 'Recheck the parked prospect' },
  },
  {
    // A record-keeping duty, not a sale: it runs on under a hold.
    code: 'T2.TIDY', armedIn: [], scope: 'prospect', wait: { unit: 'days', amount: 14 }, nature: 'legal',
    task: 'tidyRecord', onDue: 'openTask', repeats: true,
    text: { zh: '整理客户资料', en: 'Tidy the customer record' },
  },
  {
    code: 'T.STEP',
    armedIn: [
      'lead', 'qualifying', 'rigorousReview', 'gatheringIntel', 'planningVisit', 'appointing', 'appointed', 'meeting',
      'handlingObjections', 'closing', 'won',
    ],
    scope: 'step', wait: { unit: 'workingDays', amount: 20 }, nature: 'sales',
    task: null, onDue: 'supervisorReview', repeats: false,
    text: { zh: '步骤超期，由主管检查', en: 'The step takes too long: the supervisor reviews it' },
  },
  {
    code: 'T.HOLD', armedIn: [], scope: 'prospect', wait: { unit: 'days', amount: 90 }, nature: 'legal',
    task: null, onDue: 'releaseHold', repeats: false,
    text: { zh: '人工冻结到期解除', en: 'The manual freeze ends' },
  },
];
