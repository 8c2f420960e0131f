import type { LocalizedText } from '../definition.ts';

/** What the step asks of a manager, as a checklist. */
export const meetGuidance: readonly LocalizedText[] = [
  {
    zh: '正式接触：守时，问候，自我介绍并主动出示证件',
    en: 'Formal contact: be punctual, greet, introduce yourself and show credentials unasked',
  },
  {
    zh: '正式接触：说明目的和时长，商定议程，再开场',
    en: 'Formal contact: state purpose and length, agree on the agenda, then open',
  },
  {
    zh: '开场方法：提介绍人、谈对方近况、说明利益、提相关问题',
    en: "Openings: name the introducer, mention the customer's news, state a benefit, ask a relevant question",
  },
  {
    zh: '开场方法：真诚赞赏、帮忙解决具体问题、限额内的小资料、出示案例',
    en: 'Openings: sincere praise, help with a concrete problem, a small useful item within limits, a case to show',
  },
  {
    zh: '善于沟通：用客户的语言，一次只讲一个意思，确认对方理解',
    en: "Communicate: use the customer's words, one message at a time, check that it was understood",
  },
  {
    zh: '善于沟通：换位思考，联系客户的兴趣，保持积极情绪',
    en: "Communicate: think from the customer's side, relate to interests, keep a positive mood",
  },
  {
    zh: '认真倾听：客户至少说一半时间，不打断，记下原话',
    en: 'Listen: let the customer talk at least half the time, do not interrupt, note the very words',
  },
  {
    zh: '认真倾听：留意情绪和神态，复述并小结，请客户确认',
    en: 'Listen: watch feelings and gestures, restate, sum up and have it confirmed',
  },
  {
    zh: '提问：用开放式问题了解情况，用封闭式问题核实事实',
    en: 'Ask: open questions to explore, closed ones to settle facts',
  },
  {
    zh: '提问：从现状、问题、影响到解决的好处，逐步加深需求；问清谁决定、如何决定、何时决定',
    en: 'Ask: deepen a need from situation to problem, consequence and gain; find out who decides, how and by when',
  },
  {
    zh: '巧妙回答：答其所问，简短有据；不知道就承认，并承诺答复日期',
    en: 'Answer: to the point, short, with evidence; admit what you do not know and promise a date',
  },
  { zh: '巧妙回答：不贬低同业，用问题收尾', en: 'Answer: never run down a rival; end with a question' },
  {
    zh: '介绍产品：由需求引出产品，最多三个，讲清数字和总成本',
    en: 'Present: from need to product, three at most, with figures and total cost',
  },
  {
    zh: 'FABE：特征是什么，优点比别人好在哪，利益给这位客户带来什么，证据如何证明',
    en: 'FABE: what it is, what it does better, what this customer gains, how you prove it',
  },
  {
    zh: '介绍产品：证据不足就打开文件夹；产品风险不得高于客户承受能力',
    en: 'Present: open the folder when proof is wanting; no product riskier than the customer accepts',
  },
  {
    zh: '场外公关：有目的、有限额、有审批，投其所好，费用入账',
    en: "Off-site: with purpose, limit and approval; follow the customer's tastes; record the expense",
  },
  {
    zh: '结束前：主动询问还有什么顾虑，约定下一步和日期',
    en: 'Before leaving: ask for remaining doubts, agree on the next step and its date',
  },
  {
    zh: '对服务不满的，立即登记投诉，不当作销售异议处理',
    en: 'Register a grievance about service as a complaint at once; it is no sales objection',
  },
];

/** Mistakes that the screens warn of. */
export const meetMistakes: readonly LocalizedText[] = [
  { zh: '只顾说，不会听', en: 'Talking instead of listening' },
  { zh: '罗列产品，不讲利益和证据', en: 'Listing products without benefit or proof' },
  { zh: '对谁都用同一套方案', en: 'The same offer for everybody' },
  { zh: '不从客户的角度想', en: "Not seeing it from the customer's side" },
  { zh: '作了承诺却无人负责', en: 'Promises that nobody owns' },
  { zh: '贬低同业', en: 'Offending rivals' },
  { zh: '场外花费不登记', en: 'Off-site spending without a record' },
];
