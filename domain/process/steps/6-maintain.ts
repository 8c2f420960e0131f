import type { StepDefinition } from '../definition.ts';
import { maintainGuidance, maintainMistakes } from '../guidance/6-maintain.ts';

/** Step 6 (4.6): endless, so without a gate, a fall-back or a limit. The ladder is our choice. */
export const maintainStep: StepDefinition = {
  number: 6,
  code: 'maintain',
  name: { zh: '重视客户维护', en: 'Maintain' },
  purpose: {
    zh: '留住客户，加深依赖，提升价值，防止流失。',
    en: 'Keep the customer, deepen the relation, raise its value and guard against loss.',
  },
  guidance: maintainGuidance,
  mistakes: maintainMistakes,
  phases: [
    {
      code: 'maintaining',
      name: { zh: '客户维护', en: 'Maintaining' },
      meaning: { zh: '已是现实客户，长期维护', en: 'An actual customer, looked after without end' },
      probability: 1,
      leadsTo: ['churned', 'ended', 'doNotContact'],
    },
  ],
  gate: [],
  deadlines: [
    {
      code: 'T6.WELCOME',
      armedIn: [],
      scope: 'record',
      wait: { unit: 'days', amount: 1 },
      nature: 'sales',
      task: 'welcome',
      onDue: 'openTask',
      repeats: false,
      text: { zh: '新客户欢迎联系', en: 'Welcome contact' },
    },
    {
      code: 'T6.CADENCE',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'days', amount: 30 },
      nature: 'sales',
      task: 'care',
      onDue: 'openTask',
      repeats: true,
      text: { zh: '按维护频率联系客户', en: 'Contact in the rhythm of the quadrant' },
    },
    {
      code: 'T6.REVIEW',
      armedIn: ['maintaining'],
      scope: 'phase',
      wait: { unit: 'days', amount: 30 },
      nature: 'sales',
      task: 'planReview',
      onDue: 'ladder',
      repeats: true,
      text: { zh: '检查维护计划', en: 'Review the maintenance plan' },
    },
    {
      code: 'T6.SILENT',
      armedIn: [],
      scope: 'phase',
      wait: { unit: 'days', amount: 60 },
      nature: 'sales',
      task: null,
      onDue: 'supervisorReview',
      repeats: false,
      text: { zh: '久未联系，由主管处理', en: 'No contact for too long: the supervisor looks into it' },
    },
  ],
  ladder: [
    { afterWorkingDays: 0, tell: 'owner', action: 'remind' },
    { afterWorkingDays: 5, tell: 'teamLead', action: 'inform' },
    { afterWorkingDays: 10, tell: 'branchHead', action: 'inform' },
    { afterWorkingDays: 15, tell: 'teamLead', action: 'proposeReassignment' },
  ],
  fallBacks: [],
  limitWorkingDays: null,
};
