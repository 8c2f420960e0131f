import type { Severity } from './catalogue.ts';
import type { ComplaintPreset, ComplaintRules, ComplaintRung, SeverityLimits } from './rules.ts';

const after = (amount: number, unit: 'workingDays' | 'days' = 'workingDays'): ComplaintRung['at'] => ({
  after: { unit, amount },
});
const warnBefore = (amount: number): ComplaintRung => ({
  at: { before: { unit: 'workingHours', amount } },
  tell: 'handler',
  action: 'warn',
  repeatEvery: null,
});

/** 8.6: who hears when a limit has passed. Levels never go down. */
const ladders: ComplaintRules['ladders'] = {
  acknowledge: [warnBefore(1), { at: after(0), tell: 'level2', action: 'inform', repeatEvery: null }],
  firstAnswer: [
    warnBefore(1),
    { at: after(0), tell: 'handler', action: 'raise', repeatEvery: { unit: 'workingDays', amount: 2 } },
  ],
  resolve: [
    warnBefore(8),
    { at: after(0), tell: 'handler', action: 'raise', repeatEvery: { unit: 'workingDays', amount: 2 } },
  ],
  interimNews: [
    { at: after(0), tell: 'handler', action: 'warn', repeatEvery: null },
    { at: after(1), tell: 'level1', action: 'inform', repeatEvery: { unit: 'workingDays', amount: 2 } },
  ],
  answerOfCustomer: [
    { at: { before: { unit: 'workingDays', amount: 7 } }, tell: 'handler', action: 'warn', repeatEvery: null },
    { at: { before: { unit: 'workingDays', amount: 3 } }, tell: 'handler', action: 'warn', repeatEvery: null },
    { at: after(0), tell: 'handler', action: 'inform', repeatEvery: null },
  ],
  reportBack: [
    { at: after(0), tell: 'handler', action: 'warn', repeatEvery: null },
    { at: after(1), tell: 'level2', action: 'inform', repeatEvery: null },
    { at: after(2), tell: 'level3', action: 'inform', repeatEvery: null },
  ],
  appealAcknowledge: [{ at: after(0), tell: 'level3', action: 'inform', repeatEvery: null }],
  appealDecision: [
    { at: { before: { unit: 'workingDays', amount: 1 } }, tell: 'reviewer', action: 'warn', repeatEvery: null },
    { at: after(0), tell: 'level3', action: 'inform', repeatEvery: { unit: 'workingDays', amount: 2 } },
  ],
  age: [{ at: after(0), tell: 'executive', action: 'inform', repeatEvery: { unit: 'days', amount: 7 } }],
  // whoever owes the action hears as well when it is due
  actionDue: [
    { at: after(0), tell: 'handler', action: 'inform', repeatEvery: null },
    { at: after(2), tell: 'level2', action: 'inform', repeatEvery: null },
  ],
};

/** The bank's own limits (8.4). */
const bankLimits: Readonly<Record<Severity, SeverityLimits>> = {
  s1: {
    acknowledge: { unit: 'minutes', amount: 30 },
    firstAnswer: { unit: 'hours', amount: 2 },
    resolve: { unit: 'days', amount: 3 },
    startLevel: 3,
  },
  s2: {
    acknowledge: { unit: 'workingHours', amount: 2 },
    firstAnswer: { unit: 'workingHours', amount: 4 },
    resolve: { unit: 'workingDays', amount: 3 },
    startLevel: 2,
  },
  s3: {
    acknowledge: { unit: 'workingHours', amount: 4 },
    firstAnswer: { unit: 'workingDays', amount: 1 },
    resolve: { unit: 'workingDays', amount: 5 },
    startLevel: 1,
  },
  s4: {
    acknowledge: { unit: 'workingDays', amount: 1 },
    firstAnswer: { unit: 'workingDays', amount: 2 },
    resolve: { unit: 'workingDays', amount: 7 },
    startLevel: 1,
  },
};

export const bankRules: ComplaintRules = {
  preset: 'bank',
  limits: bankLimits,
  waits: {
    interimNews: { unit: 'workingDays', amount: 3 },
    answerOfCustomer: { unit: 'workingDays', amount: 10 },
    reportBack: { unit: 'workingDays', amount: 1 },
    letter: { unit: 'days', amount: 10 },
    appealAcknowledge: { unit: 'workingDays', amount: 1 },
    appealDecision: { unit: 'workingDays', amount: 5 },
    appealWindow: { unit: 'days', amount: 30 },
    age: { unit: 'days', amount: 28 },
  },
  secondAppealDecision: { unit: 'workingDays', amount: 10 },
  ladders,
  extension: { steps: [{ unit: 'workingDays', amount: 10 }] },
  compensationFen: [50_000, 500_000, null],
  maxAppeals: 2,
  reportBackAttempts: 3,
  reportBackWithin: { unit: 'workingDays', amount: 5 },
};

/** The same limit to resolve for every severity, where a regulator sets only one; the bank's own stay where they are
 *  tighter. */
function withResolve(preset: string, resolve: SeverityLimits['resolve'], extension: ComplaintRules['extension']) {
  const limits = Object.fromEntries(
    Object.entries(bankLimits).map(([severity, limit]) => [
      severity,
      severity === 's1' || severity === 's2' ? limit : { ...limit, resolve },
    ]),
  ) as ComplaintRules['limits'];
  return { ...bankRules, preset, limits, extension };
}

/** Presets that a bank chooses from. Each needs the compliance department's word before it is used. */
export const complaintPresets: readonly ComplaintPreset[] = [
  {
    code: 'bank',
    name: { zh: '本行时限', en: 'The bank’s own limits' },
    source: {
      zh: '业务规范 8.4（本行自定）；启用前请合规部门确认',
      en: 'Domain specification 8.4 (the bank’s choice); have compliance confirm it before use',
    },
    rules: bankRules,
  },
  {
    code: 'china',
    name: { zh: '银行业消费投诉：15 日，复杂 30 日，再延 30 日', en: 'China: 15 days, complex 30, a further 30' },
    source: {
      zh: '《银行业保险业消费投诉处理管理办法》（银保监会令2020年第3号）；启用前请合规部门核对现行规定',
      en: 'Measures for handling consumer complaints in banking and insurance (CBIRC Order No. 3 of 2020); have compliance check the rules in force before use',
    },
    // a complex case has 30 days in all, and 30 more after that need their own approval
    rules: withResolve(
      'china',
      { unit: 'days', amount: 15 },
      {
        steps: [
          { unit: 'days', amount: 15 },
          { unit: 'days', amount: 30 },
        ],
      },
    ),
  },
  {
    code: 'uk',
    name: { zh: '英国：八周内最终答复', en: 'United Kingdom: final response within eight weeks' },
    source: {
      zh: '英国金融行为监管局 DISP 1.6；启用前请合规部门核对现行规定',
      en: 'FCA Handbook, DISP 1.6; have compliance check the rules in force before use',
    },
    rules: withResolve('uk', { unit: 'days', amount: 56 }, { steps: [] }),
  },
];

/** The preset with this code; null when there is none. */
export function complaintPreset(code: string): ComplaintPreset | null {
  return complaintPresets.find((preset) => preset.code === code) ?? null;
}
