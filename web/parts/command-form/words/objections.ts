import type { Texts } from './texts.ts';

/** Forms of step 4. */
export const objectionsTexts = {
  raiseObjection: { zh: '登记异议', en: 'Record an objection' },
  'raiseObjection.about': {
    zh: '对服务的不满请登记为投诉，不要当作销售异议。',
    en: 'Register a grievance about service as a complaint, not as a sales objection.',
  },
  'raiseObjection.verbatim': { zh: '客户原话', en: 'The customer’s words' },
  'raiseObjection.type': { zh: '异议类型', en: 'Type' },
  'raiseObjection.blocking': { zh: '不解决就不成交？', en: 'Does it stand in the way of the deal?' },
  'raiseObjection.blocking.hint': {
    zh: '关键异议须在 1 个工作日内答复，其他 3 个工作日',
    en: 'A blocking one is answered within 1 working day, another within 3',
  },

  answerObjection: { zh: '答复异议', en: 'Answer an objection' },
  'answerObjection.objectionId': { zh: '异议', en: 'Objection' },
  'answerObjection.nature': { zh: '异议性质', en: 'Nature' },
  'answerObjection.nature.hint': {
    zh: '先问：“如果这一点解决了，您会……吗？”',
    en: 'First ask: "if this were solved, would you …?"',
  },
  'answerObjection.technique': { zh: '处理方法', en: 'Technique' },
  'answerObjection.technique.hint': {
    zh: '排在最前的是该类异议的推荐方法',
    en: 'Those advised for this type come first',
  },
  'answerObjection.response': { zh: '答复与证据', en: 'Answer and evidence' },

  confirmObjection: { zh: '确认异议是否消除', en: 'Ask whether the objection is gone' },
  'confirmObjection.objectionId': { zh: '异议', en: 'Objection' },
  'confirmObjection.confirmed': { zh: '客户认可答复？', en: 'Does the customer accept the answer?' },
  'confirmObjection.confirmed.hint': {
    zh: '不认可则重新打开；再次打开会请主管介入',
    en: 'Otherwise it opens again; the second time a supervisor is asked',
  },
  'confirmObjection.note': { zh: '客户的反应', en: 'What the customer said' },
} satisfies Texts;
