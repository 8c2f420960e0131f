import type { Texts } from './texts.ts';

/** Forms of step 6. */
export const maintainTexts = {
  createMaintenancePlan: { zh: '制订维护计划', en: 'Write the maintenance plan' },
  'createMaintenancePlan.quadrant': { zh: '客户象限', en: 'Quadrant' },
  'createMaintenancePlan.quadrant.hint': {
    zh: '按资产和潜力划分，决定联系频率',
    en: 'By assets and potential; decides how often to be in touch',
  },
  'createMaintenancePlan.goal': { zh: '维护目标', en: 'Goal' },
  'createMaintenancePlan.goal.hint': { zh: '一年内希望做到什么', en: 'What to reach within a year' },
  'createMaintenancePlan.orientation': { zh: '客户导向', en: 'What the customer values' },
  'createMaintenancePlan.maintainingManagerId': { zh: '维护经理', en: 'Maintaining manager' },
  'createMaintenancePlan.maintainingManagerId.hint': {
    zh: '进入维护前必须确定',
    en: 'Needed before maintenance begins',
  },
} satisfies Texts;
