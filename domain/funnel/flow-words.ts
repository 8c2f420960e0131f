import type { LocalizedText } from '../process/definition.ts';
import type { FlowKind } from './flow.ts';

/** What each number of the funnel counts. */
export const flowWords: Readonly<Record<FlowKind, LocalizedText>> = {
  begun: { zh: '新增跟进', en: 'New pursuits' },
  entered: { zh: '首次进入', en: 'Entered for the first time' },
  reentered: { zh: '再次进入', en: 'Entered again' },
  skipped: { zh: '跳过', en: 'Skipped' },
  forward: { zh: '向前推进', en: 'Moved forward' },
  back: { zh: '退回', en: 'Fell back' },
  parked: { zh: '转入培育池', en: 'Parked' },
  resumed: { zh: '从培育池恢复', en: 'Resumed' },
  won: { zh: '成交', en: 'Won' },
  lost: { zh: '未成交', en: 'Lost' },
  disqualified: { zh: '不合格', en: 'Disqualified' },
  otherEnd: { zh: '其他结束', en: 'Ended otherwise' },
  stayed: { zh: '期内停留', en: 'At work in the step in the period' },
  running: { zh: '期末仍在', en: 'Still there at the end' },
  overLimit: { zh: '期末超过步骤时限', en: 'Over the step’s limit at the end' },
  reached: {
    zh: '同批到达（期内新增，180 天内）',
    en: 'Reached by the cohort (begun in the period, within 180 days)',
  },
  cohortWon: {
    zh: '同批成交（期内新增，180 天内）',
    en: 'Won of the cohort (begun in the period, within 180 days)',
  },
};
