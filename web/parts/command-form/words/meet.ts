import type { Texts } from './texts.ts';

/** Forms of step 3. */
export const meetTexts = {
  submitMinutes: { zh: '提交面谈纪要', en: 'Submit the minutes' },
  'submitMinutes.heldAt': { zh: '面谈时间', en: 'Held at' },
  'submitMinutes.decisionMakerMet': { zh: '见到了决策人', en: 'A decision maker was met' },
  'submitMinutes.needsConfirmed': { zh: '客户确认的需求', en: 'Needs the customer confirmed' },
  'submitMinutes.needsConfirmed.hint': {
    zh: '每行一项，用客户的原话；没有确认的不要写',
    en: 'One a line, in the customer’s words; leave out what was not confirmed',
  },
  'submitMinutes.fabeComplete': {
    zh: '至少一个产品按 FABE 讲全',
    en: 'One product was presented with a complete FABE',
  },
  'submitMinutes.fabeComplete.hint': {
    zh: '特征、优点、利益、证据都讲到，并记下客户反应',
    en: 'Feature, advantage, benefit and evidence, and how the customer reacted',
  },
  'submitMinutes.summaryConfirmed': { zh: '客户确认了小结', en: 'The customer confirmed the summary' },
  'submitMinutes.objectionsProbed': { zh: '已主动询问顾虑', en: 'Reservations were asked for' },
  'submitMinutes.objectionsProbed.hint': {
    zh: '问过才能离开这一步；提出的异议请另行登记',
    en: 'Needed to leave this step; record each objection by itself',
  },
  'submitMinutes.suitability': { zh: '适当性评估', en: 'Suitability' },
  'submitMinutes.suitability.hint': {
    zh: '投资类产品必须评估',
    en: 'Needed for investment products',
  },
  'submitMinutes.nextStep': { zh: '约定的下一步', en: 'Next step agreed' },
  'submitMinutes.nextStep.hint': {
    zh: '写明下一步和日期才能离开这一步，除非还要再约',
    en: 'Needed with its date to leave this step, unless another meeting follows',
  },
  'submitMinutes.nextStepDueAt': { zh: '下一步日期', en: 'Its date' },
  'submitMinutes.nextStepDueAt.hint': { zh: '届时提醒您跟进', en: 'You are reminded then' },
  'submitMinutes.minutes': { zh: '纪要', en: 'Minutes' },
  'submitMinutes.minutes.hint': {
    zh: '客户说了什么、在意什么、怎样决定',
    en: 'What the customer said, cares about, and how it is decided',
  },
  'submitMinutes.anotherMeeting': { zh: '还要再约一次面谈', en: 'Another meeting is needed' },
  'submitMinutes.anotherMeeting.hint': {
    zh: '勾选后回到约见，沿用现有访问计划',
    en: 'Goes back to making the appointment with the same plan',
  },
} satisfies Texts;
