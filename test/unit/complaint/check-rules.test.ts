import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { severities, type ClockCode, type Severity } from '../../../domain/complaint/catalogue.ts';
import { checkRules, loosened, nominalMs } from '../../../domain/complaint/check-rules.ts';
import { levelFor } from '../../../domain/complaint/deciding.ts';
import { bankRules, complaintPresets } from '../../../domain/complaint/presets.ts';
import {
  completeEdits,
  editsOf,
  limitClocks,
  ruleChanges,
  ruleParts,
  rulesOf,
  withSeverityLadder,
  differingSeverities,
  type RuleEdits,
} from '../../../domain/complaint/rule-edits.ts';
import type { ComplaintRules, ComplaintRung, SeverityLimits } from '../../../domain/complaint/rules.ts';
import { ruleProblemWords } from '../../../domain/complaint/rule-problem-words.ts';
import { instantAfter, type Wait } from '../../../domain/wait.ts';
import { Case } from '../../factories/complaint.ts';
import { calendar } from '../../factories/context.ts';

const bank = editsOf(bankRules);
const uk = editsOf(complaintPresets.find(({ code }) => code === 'uk')?.rules as ComplaintRules);

function limited(severity: keyof RuleEdits['limits'], changed: Partial<SeverityLimits>, edits = bank): RuleEdits {
  return { ...edits, limits: { ...edits.limits, [severity]: { ...edits.limits[severity], ...changed } } };
}
function laddered(clock: keyof RuleEdits['ladders'], rungs: readonly ComplaintRung[]): RuleEdits {
  return { ...bank, ladders: { ...bank.ladders, [clock]: rungs } };
}
function own(severity: Severity, clock: ClockCode, rungs: readonly ComplaintRung[] | null, edits = bank): RuleEdits {
  return withSeverityLadder(edits, { severity, clock }, rungs);
}
const hours = (amount: number): Wait => ({ unit: 'hours', amount });
const workingHours = (amount: number): Wait => ({ unit: 'workingHours', amount });
const due: ComplaintRung = { at: { after: workingHours(0) }, tell: 'handler', action: 'inform', repeatEvery: null };
const raise: ComplaintRung = { ...due, action: 'raise' };
const early: ComplaintRung = { ...due, at: { before: workingHours(1) }, action: 'warn' };
const toLevel2: ComplaintRung = { ...due, tell: 'level2' };
const late: ComplaintRung = { ...due, at: { after: workingHours(4) }, tell: 'level3' };

describe('every published preset', () => {
  test.each(complaintPresets.map(({ code, rules }) => [code, rules] as const))(
    '%s may be used as it is',
    (_code, rules) => {
      expect(checkRules(editsOf(rules), null)).toEqual([]);
      expect(rulesOf(editsOf(rules))).toEqual(rules);
    },
  );
});

const wrong: readonly (readonly [string, RuleEdits, readonly string[]])[] = [
  ['a preset that nobody published', { ...bank, preset: 'mars' }, ['presetUnknown /preset']],
  ['a limit of nothing', limited('s4', { acknowledge: hours(0) }), ['waitNotPositive /limits/s4/acknowledge']],
  [
    'a wait of less than nothing',
    { ...bank, waits: { ...bank.waits, letter: hours(-1) } },
    ['waitNotPositive /waits/letter'],
  ],
  [
    'a first answer before the acknowledgement',
    limited('s4', { firstAnswer: workingHours(7) }),
    ['limitsOutOfOrder /limits/s4/firstAnswer', 'laxerThanLesser /limits/s3/firstAnswer'],
  ],
  [
    'a limit of eight plain hours after one of two working hours: on Friday afternoon it comes first',
    limited('s2', { firstAnswer: hours(8) }),
    ['limitsOutOfOrder /limits/s2/firstAnswer'],
  ],
  [
    'forty working hours after five working days: from a Monday morning on they are over on the Friday before',
    limited('s4', { firstAnswer: { unit: 'workingDays', amount: 5 }, resolve: workingHours(40) }),
    ['limitsOutOfOrder /limits/s4/resolve'],
  ],
  [
    'a serious case that has longer than a normal one',
    limited('s2', { resolve: { unit: 'workingDays', amount: 6 } }),
    ['laxerThanLesser /limits/s2/resolve'],
  ],
  ['a serious case that starts below a normal one', limited('s2', { startLevel: 1 }), []],
  [
    'a critical case that starts below a serious one',
    limited('s1', { startLevel: 1 }),
    ['levelBelowLesser /limits/s1/startLevel'],
  ],
  [
    'a time to appeal that is over before the survey: the case would be final first (C-26)',
    { ...bank, waits: { ...bank.waits, appealWindow: { unit: 'days', amount: 13 } } },
    ['appealWindowTooShort /waits/appealWindow'],
  ],
  [
    'nine working days to appeal: in an ordinary week that is thirteen days',
    { ...bank, waits: { ...bank.waits, appealWindow: { unit: 'workingDays', amount: 9 } } },
    ['appealWindowTooShort /waits/appealWindow'],
  ],
  [
    'a branch manager who may grant less than the complaint officer',
    { ...bank, compensationFen: [500_000, 499_900, null] },
    ['grantsLessThanLower /compensationFen/1'],
  ],
  [
    'no amount, and more than anybody decides about',
    { ...bank, compensationFen: [-1, 100_000_000_001, null] },
    ['notAnAmount /compensationFen/0', 'notAnAmount /compensationFen/1'],
  ],
  ['half a fen', { ...bank, compensationFen: [0.5, 500_000, null] }, ['notAnAmount /compensationFen/0']],
  ['two levels that may grant the same', { ...bank, compensationFen: [100_000, 100_000, null] }, []],
  ['a ladder without rungs', laddered('reportBack', []), ['ladderEmpty /ladders/reportBack']],
  ['rungs where nobody is told', laddered('letter', [due]), ['ladderNotAllowed /ladders/letter']],
  ['nobody told when it is due', laddered('reportBack', [early, late]), ['noRungWhenDue /ladders/reportBack']],
  ['rungs out of order', laddered('reportBack', [due, early]), ['rungsOutOfOrder /ladders/reportBack']],
  [
    'two rungs at once',
    laddered('reportBack', [due, { ...due, tell: 'level2' }]),
    ['rungsOutOfOrder /ladders/reportBack'],
  ],
  [
    'a rung that repeats before the last one',
    laddered('reportBack', [{ ...due, repeatEvery: hours(1) }, late]),
    ['repeatNotLast /ladders/reportBack'],
  ],
  [
    'a rung that repeats at once',
    laddered('reportBack', [{ ...due, repeatEvery: hours(0) }]),
    ['repeatTooOften /ladders/reportBack'],
  ],
  [
    'a level that rises too early',
    laddered('resolve', [{ ...early, action: 'raise' }, raise]),
    ['raiseTooEarly /ladders/resolve'],
  ],
  [
    'a severity’s own ladder without rungs',
    own('s2', 'reportBack', []),
    ['ladderEmpty /laddersBySeverity/s2/reportBack'],
  ],
  [
    'rungs of one severity where nobody is told',
    own('s1', 'letter', [due]),
    ['ladderNotAllowed /laddersBySeverity/s1/letter'],
  ],
  [
    'a resolution of which no level rises for one severity',
    own('s4', 'resolve', [due]),
    ['noRaise /laddersBySeverity/s4/resolve'],
  ],
  ['a sound ladder of one severity', own('s1', 'resolve', [early, raise, late]), []],
  [
    'a critical case of which the branch manager does not hear, who hears of a serious one',
    own('s1', 'acknowledge', [early, due]),
    ['tellsFewerThanLesser /laddersBySeverity/s1/acknowledge'],
  ],
  [
    'a serious case of which more people hear than of a critical one: said where it differs',
    own('s2', 'acknowledge', [early, toLevel2, late]),
    ['tellsFewerThanLesser /laddersBySeverity/s2/acknowledge'],
  ],
  ['the same of the least grave one: everybody hears of the others too', own('s4', 'acknowledge', [early, due]), []],
  [
    'a critical case of which the branch manager hears later',
    own('s1', 'acknowledge', [early, due, { ...toLevel2, at: { after: workingHours(2) } }]),
    ['tellsLaterThanLesser /laddersBySeverity/s1/acknowledge'],
  ],
  [
    'a critical case that rises later',
    own('s1', 'resolve', [early, due, { ...late, action: 'raise' }]),
    ['tellsLaterThanLesser /laddersBySeverity/s1/resolve'],
  ],
  ['thirty minutes leave no room for a warning: told when it is due instead', own('s1', 'firstAnswer', [raise]), []],
  ['a first answer of which no level rises', laddered('firstAnswer', [early, due]), ['noRaise /ladders/firstAnswer']],
  [
    'a late action that lifts the level: three of them would lift it three times',
    laddered('actionDue', [due, { ...late, action: 'raise' }]),
    ['raiseNotAllowed /ladders/actionDue'],
  ],
  [
    'a late acknowledgement that lifts the level, of one severity: level 2 is told, the level stays (8.6)',
    own('s1', 'acknowledge', [early, { ...raise, tell: 'level2' }]),
    ['raiseNotAllowed /laddersBySeverity/s1/acknowledge'],
  ],
  ['a resolution of which no level rises', laddered('resolve', [due]), ['noRaise /ladders/resolve']],
];

describe('rules that may not be published', () => {
  test.each(wrong)('%s', (_what, edits, problems) => {
    const found = checkRules(edits, null).map(({ code, pointer }) => `${code} ${pointer}`);
    for (const problem of problems) expect(found.join('\n')).toContain(problem);
    expect(found.length > 0).toBe(problems.length > 0);
  });

  test('are told all at once', () => {
    const edits = { ...laddered('resolve', [due]), waits: { ...bank.waits, age: hours(0), letter: hours(0) } };
    expect(checkRules(edits, null).map(({ code }) => code)).toEqual([
      'waitNotPositive',
      'waitNotPositive',
      'noRaise',
      'noteMissing',
    ]);
    for (const { code } of checkRules(edits, null)) expect(ruleProblemWords[code].zh).not.toBe('');
  });
});

describe('limits that are laxer than the preset’s', () => {
  const lax = limited('s4', { resolve: { unit: 'days', amount: 60 } }, uk);
  test('need the word of compliance', () => {
    expect(loosened(lax)).toEqual([{ kind: 'limit', severity: 's4', clock: 'resolve' }]);
    expect(checkRules(lax, ' ')).toEqual([{ code: 'noteMissing', pointer: '/complianceNote' }]);
    expect(checkRules(lax, 'compliance, note 2026-17')).toEqual([]);
  });
  test('tighter ones do not', () => {
    expect(
      checkRules(
        limited(
          's4',
          { resolve: { unit: 'days', amount: 40 } },
          { ...uk, limits: { ...uk.limits, s3: { ...uk.limits.s3, resolve: { unit: 'days', amount: 30 } } } },
        ),
        null,
      ),
    ).toEqual([]);
    expect(checkRules(limited('s4', { resolve: { unit: 'workingDays', amount: 6 } }), null)).toEqual([]);
  });
  test('the bank’s own preset is one of them', () => {
    const slow = limited('s4', { resolve: { unit: 'workingDays', amount: 100 } });
    expect(checkRules(slow, null)).toEqual([{ code: 'noteMissing', pointer: '/complianceNote' }]);
    expect(checkRules(slow, 'compliance, note 2026-17')).toEqual([]);
  });
  test.each([
    ['letter', 9, 11],
    ['appealWindow', 29, 31],
  ] as const)('%s is the customer’s time: shorter is laxer, longer is not', (clock, shorter, longer) => {
    const lasting = (amount: number): RuleEdits => ({
      ...bank,
      waits: { ...bank.waits, [clock]: { unit: 'days', amount } },
    });
    expect(loosened(lasting(shorter))).toEqual([{ kind: 'wait', clock }]);
    expect(checkRules(lasting(shorter), null)).toEqual([{ code: 'noteMissing', pointer: '/complianceNote' }]);
    expect(checkRules(lasting(shorter), 'compliance, note 2026-18')).toEqual([]);
    expect(loosened(lasting(longer))).toEqual([]);
  });
});

const unit = fc.constantFrom<Wait['unit']>('workingDays', 'workingHours', 'days', 'hours', 'minutes');
const wait = fc.record({ unit, amount: fc.integer({ min: 1, max: 40 }) });

test('whatever passes: whenever a case comes in, it is due in order, and a graver one is not promised less', () => {
  let passed = 0;
  const anyLimits = fc.record({ acknowledge: wait, firstAnswer: wait, resolve: wait });
  fc.assert(
    fc.property(anyLimits, fc.integer({ min: 0, max: 7 * 48 - 1 }), (changed, halfHour) => {
      const edits = {
        ...bank,
        limits: Object.fromEntries(
          severities.map((each) => [each, { ...bank.limits[each], ...changed }]),
        ) as RuleEdits['limits'],
      };
      if (checkRules(edits, 'compliance, note 2026-17').length > 0) return;
      passed += 1;
      const workdays = { ...calendar, shifts: [{ fromMinute: 540, toMinute: 1020 }], holidays: [], makeUpWorkdays: [] };
      const fromMs = Date.parse('2026-03-02T00:00:00+08:00') + halfHour * 1_800_000;
      const [acknowledge = 0, firstAnswer = 0, resolve = 0] = limitClocks.map((clock) =>
        instantAfter(workdays, fromMs, edits.limits.s3[clock]),
      );
      expect(acknowledge).toBeLessThanOrEqual(firstAnswer);
      expect(firstAnswer).toBeLessThanOrEqual(resolve);
    }),
    { numRuns: 400 },
  );
  expect(passed).toBeGreaterThan(20);
});

test('one severity is given a ladder of its own, which is pinned, named in the difference, and taken back without a trace', () => {
  const changed = own('s1', 'resolve', [early, raise, late], own('s2', 'reportBack', [due]));
  expect(differingSeverities(changed, 'resolve')).toEqual(['s1']);
  expect(ruleChanges(bank, changed)).toEqual([
    {
      part: { kind: 'severityLadder', clock: 'resolve', severity: 's1' },
      before: null,
      after: [early, raise, late],
    },
    { part: { kind: 'severityLadder', clock: 'reportBack', severity: 's2' }, before: null, after: [due] },
  ]);
  expect(ruleChanges(changed, bank).map(({ after }) => after)).toEqual([null, null]);
  expect(rulesOf(changed)).toEqual({ ...bankRules, laddersBySeverity: changed.laddersBySeverity });
  expect(editsOf(rulesOf(changed))).toEqual(changed);
  expect(own('s2', 'reportBack', null, own('s1', 'resolve', null, changed))).toStrictEqual(bank);
});

describe('what differs between two editions', () => {
  test('is named part by part, and nothing when the fields are only in another order', () => {
    const changed = { ...limited('s3', { resolve: hours(100) }), ladders: { ...bank.ladders, reportBack: [due] } };
    expect(ruleChanges(bank, changed).map(({ part }) => part)).toEqual([
      { kind: 'limit', severity: 's3', clock: 'resolve' },
      { kind: 'ladder', clock: 'reportBack' },
    ]);
    const reordered = { ...bank, limits: limited('s3', { resolve: { amount: 5, unit: 'workingDays' } }).limits };
    expect(ruleChanges(bank, reordered)).toEqual([]);
    expect(ruleParts).toHaveLength(1 + 4 * 4 + 8 + 2 + 12 * (1 + 4));
  });
});

test('what a level may grant is set, named in the difference, and that of the preset where an edition is older', () => {
  const generous = { ...bank, compensationFen: [80_000, 500_000, null] } satisfies RuleEdits;
  expect(ruleChanges(bank, generous)).toEqual([
    { part: { kind: 'compensation', level: 1 }, before: 50_000, after: 80_000 },
  ]);
  expect(levelFor(rulesOf(generous), 80_000)).toBe(1);
  expect(levelFor(rulesOf(generous), 80_001)).toBe(2);
  expect(levelFor(bankRules, 80_000)).toBe(2);
  const { compensationFen: _, ...older } = bank;
  expect(completeEdits(older)).toEqual(bank);
  expect(completeEdits(generous)).toEqual(generous);
});

test('a case lives by the rules that it was registered with', () => {
  const quick = rulesOf({ ...limited('s3', { acknowledge: { unit: 'minutes', amount: 10 } }) });
  const given = new Case({}, { rules: quick });
  const acknowledge = given.state.clocks.find(({ key }) => key === 'acknowledge');
  expect((acknowledge?.dueAtMs ?? 0) - given.state.receivedAtMs).toBe(nominalMs({ unit: 'minutes', amount: 10 }));
});
