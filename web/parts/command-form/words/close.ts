import type { Texts } from './texts.ts';

/** Forms of step 5. */
export const closeTexts = {
  recordClosingAttempt: { zh: '登记促成', en: 'Record a closing attempt' },
  'recordClosingAttempt.signals': { zh: '看到的成交信号', en: 'Buying signals' },
  'recordClosingAttempt.signals.hint': {
    zh: '每行一个：问条件或资料、计算、请来决策人……',
    en: 'One a line: asks for terms or documents, calculates, brings in the decision maker …',
  },
  'recordClosingAttempt.noSignalReason': { zh: '没有信号仍促成的理由', en: 'Why without a signal' },
  'recordClosingAttempt.strategy': { zh: '成交策略', en: 'Strategy' },
  'recordClosingAttempt.strategy.hint': { zh: '每次换一种策略', en: 'Another one each time' },
  'recordClosingAttempt.result': { zh: '客户的决定', en: 'The customer’s decision' },
  'recordClosingAttempt.otherBusinessIntroduced': { zh: '顺势介绍的其他业务', en: 'Other business introduced' },
  'recordClosingAttempt.thinkingUntil': { zh: '约定答复时间', en: 'Answers by' },
  'recordClosingAttempt.thinkingUntil.hint': {
    zh: '60 天以内，届时提醒您询问',
    en: 'Within 60 days; you are reminded then',
  },
  'recordClosingAttempt.objection': { zh: '新的异议', en: 'The new objection' },
  'recordClosingAttempt.objection.hint': {
    zh: '将作为关键异议回到第四步',
    en: 'Goes back to step 4 as a blocking one',
  },
  'recordClosingAttempt.objection.verbatim': { zh: '客户原话', en: 'The customer’s words' },
  'recordClosingAttempt.objection.type': { zh: '异议类型', en: 'Type' },
  'recordClosingAttempt.declined': { zh: '拒绝', en: 'The refusal' },
  'recordClosingAttempt.declined.reason': { zh: '原因', en: 'Reason' },
  'recordClosingAttempt.declined.text': { zh: '说明与教训', en: 'In words, and what to learn' },
  'recordClosingAttempt.declined.noChance': { zh: '没有再争取的可能', en: 'There is no chance left' },
  'recordClosingAttempt.declined.noChance.hint': {
    zh: '勾选则结束跟进，否则转入培育池',
    en: 'Ends the pursuit; otherwise it is parked',
  },
  'recordClosingAttempt.declined.recheckAt': { zh: '复查日期', en: 'Recheck on' },
  'recordClosingAttempt.declined.recheckAt.hint': { zh: '不填为 90 天后', en: 'In 90 days when left out' },

  completeDeal: { zh: '补齐成交资料', en: 'Complete the deal' },
  'completeDeal.items': { zh: '成交产品', en: 'Products' },
  'completeDeal.items.product': { zh: '产品', en: 'Product' },
  'completeDeal.items.amountFen': { zh: '金额', en: 'Amount' },
  'completeDeal.items.amountFen.unit': { zh: '元', en: 'yuan' },
  'completeDeal.items.amountFen.hint': { zh: '可输入“50万”', en: '"50万" is understood' },
  'completeDeal.items.contractNo': { zh: '合同号', en: 'Contract no.' },
  'completeDeal.signedOn': { zh: '签约日期', en: 'Signed on' },
  'completeDeal.coreBankCustomerNo': { zh: '核心客户号', en: 'Core-bank customer no.' },
  'completeDeal.identityChecked': { zh: '身份已核实', en: 'Identity is checked' },
  'completeDeal.suitabilityChecked': { zh: '适当性评估已完成', en: 'Suitability is checked' },
  'completeDeal.concessionsApproved': {
    zh: '让步均已获批准，或没有让步',
    en: 'Concessions are approved, or none was made',
  },
  'completeDeal.promises': { zh: '对客户的承诺', en: 'Promises to the customer' },
  'completeDeal.promises.hint': {
    zh: '每条承诺到期提醒，冻结也不停；没有承诺就留空',
    en: 'Each is reminded when due, a hold stops none; leave empty when none was made',
  },
  'completeDeal.promises.text': { zh: '承诺内容', en: 'Promise' },
  'completeDeal.promises.dueAt': { zh: '兑现日期', en: 'To be kept by' },
  'completeDeal.otherBusinessIntroduced': { zh: '已介绍的其他业务', en: 'Other business introduced' },
  'completeDeal.otherBusinessIntroduced.hint': { zh: '或写明未介绍的理由', en: 'Or why none was' },

  confirmBooking: { zh: '确认入账', en: 'Confirm the booking' },
  'confirmBooking.bookedAmountFen': { zh: '入账金额', en: 'Amount booked' },
  'confirmBooking.bookedAmountFen.unit': { zh: '元', en: 'yuan' },
} satisfies Texts;
