import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const closeGuidance: readonly LocalizedText[] = [
  {
    zh: '捕捉信号：言语——问条件、利率、日期、资料或售后，说“如果”，要优惠',
    en: 'Signals in words: asks for terms, rate, dates, documents or after-sale; says "if"; wants a discount',
  },
  {
    zh: '捕捉信号：行为——拿起表格、计算、细看、叫同事来',
    en: 'Signals in acts: picks up the form, calculates, reads closely, calls a colleague',
  },
  { zh: '捕捉信号：表情——点头、放松、重新有兴趣', en: 'Signals in the face: nods, relaxes, interest returns' },
  {
    zh: '捕捉信号：情境——引见决策人、提供自己的数据、列入会议议程',
    en: 'Signals in the situation: introduces the one who decides, hands over data, puts it on the agenda',
  },
  {
    zh: '不同类别的信号有两个，或出现一个强烈的言语信号，立即提议成交',
    en: 'Two signals of different kinds, or one strong one in words: propose closing at once',
  },
  {
    zh: '策略：信号强用直接请求或假定成交；细节未定用选择成交；大决定从小点成交开始',
    en: 'Strategy: ask directly or assume on strong signals; offer a choice when details are open; a small point first for big decisions',
  },
  {
    zh: '策略：谈得久就总结利益；理性的客户做利弊分析；委员会或企业做方案评审',
    en: 'Strategy: sum up after long talks; list pros and cons for the rational; review the solution with a committee or company',
  },
  {
    zh: '策略：顾虑信任用保证或从众；合作他行用试用；大客户请高层；提问后保持沉默',
    en: 'Strategy: guarantee or similar customers for doubts; a trial against an incumbent; leaders for large targets; silence after the question',
  },
  {
    zh: '策略：机会须真实，优惠须获批，不得承诺收益',
    en: 'Strategy: only real deadlines, only approved concessions, never a promised return',
  },
  {
    zh: '每次促成记录信号、策略、所提问题、条件、结果和下一步；每次换一种策略',
    en: 'Each attempt records signals, strategy, question, offer, result and next step; use another strategy each time',
  },
  {
    zh: '五次促成未果，或三次以上退回异议，请主管一起研究',
    en: 'After five attempts, or more than three returns to objections, look at it with the supervisor',
  },
  {
    zh: '成交后：话不多说，当场写清，立即通知后台，承诺转为任务',
    en: 'After the yes: no more words, put it in writing, tell the back office at once, turn promises into tasks',
  },
  {
    zh: '顺势介绍其他业务；小区业主的个人业务须另行征得同意',
    en: 'Introduce further business; owners of a community must each agree separately',
  },
  {
    zh: '被拒绝也要问明原因、总结经验，90 天后再联系',
    en: 'When declined, ask why, note the lesson and come back in 90 days',
  },
];

/** Mistakes that the screens warn of. */
export const closeMistakes: readonly LocalizedText[] = [
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
];
