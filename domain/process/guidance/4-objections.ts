import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const objectionsGuidance: readonly LocalizedText[] = [
  {
    zh: '认识异议：有异议说明有兴趣；没有异议可能是不感兴趣，要主动问',
    en: 'Know: an objection shows interest; none at all may mean indifference, so ask',
  },
  {
    zh: '辨别异议：真实的具体而稳定，解决了就会成交，要去解决',
    en: 'Distinguish: a genuine one is specific and stable, and would sign if solved. Solve it',
  },
  {
    zh: '辨别异议：借口含糊多变，用“如果解决了，您会……吗？”来检验',
    en: 'Distinguish: an excuse is vague and shifting. Test it: "if this were solved, would you …?"',
  },
  {
    zh: '辨别异议：隐藏的表面同意却不承诺，用开放式问题或请介绍人了解',
    en: 'Distinguish: a hidden one agrees politely but commits to nothing. Ask openly or involve the introducer',
  },
  {
    zh: '辨别异议：误解源于事实错误，用证据澄清',
    en: 'Distinguish: a misunderstanding rests on wrong facts. Correct it with evidence',
  },
  {
    zh: '冰释步骤：听完、复述、辨别、选方法、有据回答、请客户确认、记录、约定下一步',
    en: 'Dissolve: hear out, restate, isolate, choose a technique, answer with evidence, get it confirmed, record, ask for the next step',
  },
  { zh: '需求异议：先询问，再转化', en: 'Need: ask back, then turn the objection into the reason' },
  {
    zh: '价格异议：用其他优点补偿，或分解到每天每件；减费须获批准',
    en: 'Price: balance with another advantage, or break the sum down; a lower fee needs approval',
  },
  { zh: '产品异议：询问原因，请产品经理出面', en: 'Product: find the cause, bring the product specialist' },
  {
    zh: '信任异议：举证，用征得同意的案例',
    en: 'Trust: give evidence, then a similar customer who agreed to be named',
  },
  {
    zh: '时间异议：先认同再转折，或转化为现在就办的理由',
    en: 'Timing: acknowledge and turn, or make it the reason to act now',
  },
  {
    zh: '权力异议：换联系人，请专家或领导参加；见到有权的人才算解决',
    en: 'Authority: change the contact or bring a leader; solved only once someone who may decide is on board',
  },
  { zh: '货源异议：建议小额试用，再举相似客户', en: 'Incumbent bank: propose a small trial, then a similar customer' },
  {
    zh: '服务异议：先登记投诉并办结，再致歉补偿',
    en: 'Service: settle the complaint first, then concede and make good',
  },
  { zh: '手续异议：出示标准流程，请后台协助', en: 'Procedure: show the standard process, bring the back office' },
  { zh: '人员异议：更换联系人，必要时让步', en: 'Person: change the contact, concede where needed' },
  {
    zh: '关键异议 1 个工作日内答复，其他 3 个工作日内',
    en: 'Answer a blocking objection within 1 working day, others within 3',
  },
];

/** Mistakes that the screens warn of. */
export const objectionsMistakes: readonly LocalizedText[] = [
  { zh: '与客户争辩', en: 'Arguing' },
  { zh: '没听懂就回答', en: 'Answering before understanding' },
  { zh: '把借口当真', en: 'Taking an excuse as real' },
  { zh: '一上来就谈价格', en: 'Talking about price first' },
  { zh: '不请客户确认', en: 'Not asking for confirmation' },
  { zh: '超权限承诺', en: "Promising beyond one's power" },
  { zh: '留下异议不答复', en: 'Leaving an objection unanswered' },
  { zh: '把投诉当成异议', en: 'Treating a complaint as an objection' },
];
