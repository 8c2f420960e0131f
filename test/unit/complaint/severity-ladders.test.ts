import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/calendar.ts';
import { severities, type ClockCode, type Severity } from '../../../domain/complaint/catalogue.ts';
import { clockOf } from '../../../domain/complaint/clock.ts';
import { describeWaitingComplaint } from '../../../domain/complaint/describe-waiting.ts';
import { ladderOf, type ComplaintRules, type ComplaintRung } from '../../../domain/complaint/rules.ts';
import { whatHappensNext, whatHappensWhen } from '../../../domain/complaint/what-happens-when.ts';
import { actsAtMs } from '../../../domain/escalation/climb.ts';
import type { Wait } from '../../../domain/wait.ts';
import { calendar } from '../../factories/context.ts';
import { at, bankRules, branchHead, Case, officer } from '../../factories/complaint.ts';

const days = (amount: number): Wait => ({ unit: 'workingDays', amount });
const hours = (amount: number): Wait => ({ unit: 'workingHours', amount });
const rung = (
  time: ComplaintRung['at'],
  tell: ComplaintRung['tell'],
  action: ComplaintRung['action'] = 'inform',
  repeatEvery: Wait | null = null,
): ComplaintRung => ({ at: time, tell, action, repeatEvery });
const dueRaise = rung({ after: days(0) }, 'handler', 'raise');

/** The bank's rules, with ladders of their own for single severities. */
function ruled(own: ComplaintRules['laddersBySeverity']): ComplaintRules {
  return { ...bankRules, laddersBySeverity: own };
}

/** What clocks told from some moment on. */
function heard(complaint: Case, clock: ClockCode, fromMs = 0): string[] {
  return complaint.log
    .filter(({ actor, atMs }) => actor.kind === 'timer' && atMs >= fromMs)
    .flatMap(({ atMs, notices }) =>
      notices
        .filter((notice) => notice.clock === clock)
        .map(({ audience, action }) => `${formatLocal(calendar, atMs)} ${audience} ${action}`),
    );
}

const graver = ruled({
  s2: {
    resolve: [
      rung({ before: days(2) }, 'level2', 'warn'),
      rung({ before: hours(8) }, 'handler', 'warn'),
      dueRaise,
      rung({ after: days(1) }, 'executive'),
      rung({ after: days(2) }, 'compliance', 'inform', days(1)),
    ],
  },
});

describe('which ladder holds', () => {
  test('the severity’s own, else that of all, else none', () => {
    expect(ladderOf(graver, 'resolve', 's2')).toBe(graver.laddersBySeverity?.s2?.resolve);
    expect(ladderOf(graver, 'resolve', 's3')).toBe(bankRules.ladders.resolve);
    expect(ladderOf(graver, 'acknowledge', 's2')).toBe(bankRules.ladders.acknowledge);
    expect(ladderOf(graver, 'letter', 's2')).toEqual([]);
    expect(ladderOf(graver, 'letter', 's2')).toBe(ladderOf(bankRules, 'appealWindow', 's4'));
  });

  test('a case climbs it from its first second, and the preview and the operator’s line say so', () => {
    const facts = { receivedAtMs: at('2026-11-20 16:00') };
    const audiences = (severity: Severity): string[] =>
      whatHappensWhen(graver, calendar, { severity, ...facts })
        .filter(({ clock }) => clock === 'resolve')
        .flatMap(({ heard: all }) => all.map(({ audience }) => audience));
    expect(audiences('s2')).toContain('executive');
    expect(audiences('s3')).not.toContain('executive');
    const complaint = new Case({ category: 'error' }, { rules: graver });
    complaint.do('acknowledge', { severity: 's2' }).do('tellCustomer').wait(at('2026-11-27 16:00'));
    expect(heard(complaint, 'resolve')).toEqual([
      'Mon 2026-11-23 16:00 level2 warn',
      'Tue 2026-11-24 16:00 handler warn',
      'Wed 2026-11-25 16:00 handler raise',
      'Wed 2026-11-25 16:00 level2 raise',
      'Wed 2026-11-25 16:00 level3 raise',
      'Thu 2026-11-26 16:00 executive inform',
      'Fri 2026-11-27 16:00 compliance inform',
    ]);
    expect(describeWaitingComplaint(complaint.state, complaint.time().calendar, graver)).toContain(
      'resolve acts Mon 2026-11-30 16:00; then compliance is told',
    );
  });
});

/** s3, received on Friday 2026-11-20 16:00: to be resolved by Friday 27th 16:00; as s2 by Wednesday 25th 16:00. */
const changes: readonly (readonly [string, string, string, readonly string[]])[] = [
  [
    'before any rung: the new ladder as if from receipt',
    '2026-11-23 10:00',
    '2026-11-26 16:00',
    [
      'Mon 2026-11-23 16:00 level2 warn',
      'Tue 2026-11-24 16:00 handler warn',
      'Wed 2026-11-25 16:00 handler raise',
      'Wed 2026-11-25 16:00 level2 raise',
      'Wed 2026-11-25 16:00 level3 raise',
      'Thu 2026-11-26 16:00 executive inform',
    ],
  ],
  [
    'between its warnings: the one that has passed is left out',
    '2026-11-24 10:00',
    '2026-11-25 16:00',
    [
      'Tue 2026-11-24 16:00 handler warn',
      'Wed 2026-11-25 16:00 handler raise',
      'Wed 2026-11-25 16:00 level2 raise',
      'Wed 2026-11-25 16:00 level3 raise',
    ],
  ],
  [
    'past the tightened limit, which nobody was told of: it is told at once',
    '2026-11-26 10:00',
    '2026-11-26 16:00',
    [
      'Thu 2026-11-26 10:00 handler raise',
      'Thu 2026-11-26 10:00 level2 raise',
      'Thu 2026-11-26 10:00 level3 raise',
      'Thu 2026-11-26 16:00 executive inform',
    ],
  ],
];

describe('a severity that changes while a clock runs', () => {
  test.each(changes)('%s', (_what, changedAt, until, expected) => {
    const complaint = new Case({}, { rules: graver }).to('investigating').do('tellCustomer').wait(at(changedAt));
    complaint.do('changeSeverity').wait(at(until));
    expect(heard(complaint, 'resolve', at(changedAt))).toEqual(expected);
  });

  test('less grave: no limit is relaxed, the rungs to come are those of the lesser ladder, the level stays', () => {
    const complaint = new Case({ category: 'error' }, { rules: graver }).do('acknowledge', { severity: 's2' });
    complaint.do('tellCustomer').wait(at('2026-11-25 17:00'));
    expect(complaint.state.level).toBe(3);
    complaint.do('changeSeverity', { severity: 's3', reason: 'no money was lost' }).wait(at('2026-12-01 17:00'));
    expect(complaint.state.level).toBe(3);
    // no level is left to raise: the repeating rung of the lesser ladder goes on informing
    expect(heard(complaint, 'resolve', at('2026-11-25 17:00'))).toEqual([
      'Fri 2026-11-27 16:00 handler inform',
      'Fri 2026-11-27 16:00 level3 inform',
      'Tue 2026-12-01 16:00 handler inform',
      'Tue 2026-12-01 16:00 level3 inform',
    ]);
  });

  const lateS3 = (): Case => new Case({}, { rules: graver }).to('investigating').do('tellCustomer');

  test('overdue already: what was told is not told again, and what the new ladder has later is still told', () => {
    const complaint = lateS3().wait(at('2026-11-27 17:00'));
    complaint.do('changeSeverity').wait(at('2026-12-01 16:00'));
    // tightened to Wednesday 25th: a day and two days later have passed there and were never told
    expect(heard(complaint, 'resolve', at('2026-11-27 16:30'))).toEqual([
      'Fri 2026-11-27 17:00 executive inform',
      'Fri 2026-11-27 17:00 compliance inform',
      'Tue 2026-12-01 09:00 compliance inform', // a working day after Friday 17:00
    ]);
  });

  test('to and fro puts nothing off: a last rung that repeats keeps its moments', () => {
    const rules = ruled({
      s4: { age: [rung({ after: days(0) }, 'compliance', 'inform', { unit: 'days', amount: 7 })] },
    });
    const complaint = new Case({}, { rules }).to('investigating').wait(at('2026-12-19 10:00'));
    for (const severity of ['s4', 's3', 's4'] as const)
      complaint.do('changeSeverity', { severity, reason: 'seen again' }).wait(complaint.nowMs + 3_600_000);
    complaint.wait(at('2026-12-25 16:00'));
    expect(heard(complaint, 'age')).toEqual([
      'Fri 2026-12-18 16:00 executive inform',
      'Fri 2026-12-25 16:00 compliance inform',
    ]);
  });

  test('while the customer is asked: it stays paused and goes on by the new ladder with what it had left', () => {
    const rules = ruled({ s4: { resolve: [rung({ before: hours(4) }, 'level2', 'warn'), dueRaise] } });
    const complaint = new Case({}, { rules }).to('investigating').do('tellCustomer').wait(at('2026-11-26 16:30'));
    complaint.do('askCustomer').wait(at('2026-11-30 10:00'));
    complaint.do('changeSeverity', { severity: 's4', reason: 'small' });
    expect(clockOf(complaint.state, 'resolve')?.frozenRemainingMs).toEqual([3.5, 7.5].map((left) => left * 3_600_000));
    complaint.wait(at('2026-12-01 10:00')).do('recordAnswer').wait(at('2026-12-02 09:30'));
    expect(heard(complaint, 'resolve')).toEqual([
      'Thu 2026-11-26 16:00 handler warn',
      'Tue 2026-12-01 13:30 level2 warn',
      'Wed 2026-12-02 09:30 handler raise',
      'Wed 2026-12-02 09:30 level2 raise',
    ]);
  });

  test('a warning that both ladders have is not given again when a pause has moved it ahead once more', () => {
    const warning = rung({ before: { unit: 'days', amount: 1 } }, 'handler', 'warn');
    const rules: ComplaintRules = {
      ...ruled({ s4: { resolve: [{ ...warning }, dueRaise, rung({ after: days(1) }, 'executive')] } }),
      ladders: { ...bankRules.ladders, resolve: [warning, dueRaise] },
    };
    const complaint = new Case({}, { rules }).to('investigating').do('tellCustomer').wait(at('2026-11-27 10:00'));
    complaint.do('askCustomer').wait(at('2026-11-27 17:30'));
    // six hours are left: due on Monday, and a plain day before that is on Sunday
    complaint.do('changeSeverity', { severity: 's4', reason: 'small' }).do('recordAnswer').wait(at('2026-12-01 17:00'));
    expect(heard(complaint, 'resolve')).toEqual([
      'Thu 2026-11-26 16:00 handler warn',
      'Mon 2026-11-30 15:00 handler raise',
      'Mon 2026-11-30 15:00 level2 raise',
      'Tue 2026-12-01 15:00 executive inform',
    ]);
  });

  test.each([['while it is paused'], ['after the pause']])(
    'overdue and then paused, changed %s: the time of the pause does not count as passed',
    (when) => {
      const rules = ruled({ s4: { resolve: [dueRaise, rung({ after: days(1) }, 'executive')] } });
      const complaint = new Case({}, { rules }).to('investigating').do('tellCustomer').wait(at('2026-11-27 17:00'));
      complaint.do('askCustomer').wait(at('2026-12-02 10:00'));
      const change = (): unknown => complaint.do('changeSeverity', { severity: 's4', reason: 'small' });
      if (when === 'while it is paused') change();
      complaint.do('recordAnswer');
      if (when !== 'while it is paused') change();
      complaint.wait(at('2026-12-04 17:00'));
      // an hour of the day had passed on Friday; seven are left from Wednesday 10:00: until the bank opens on Thursday
      expect(heard(complaint, 'resolve', at('2026-11-27 16:30'))).toEqual(['Thu 2026-12-03 09:00 executive inform']);
    },
  );
});

const time = fc.integer({ min: 1, max: 6 });
const audience = fc.constantFrom<ComplaintRung['tell']>('handler', 'level2', 'executive', 'compliance');
/** A ladder that may be published. */
const ladder: fc.Arbitrary<readonly ComplaintRung[]> = fc
  .record({ early: time, late: time, who: audience, later: audience, every: fc.option(time), isShort: fc.boolean() })
  .map(({ early, late, who, later, every, isShort }) => {
    const again = every === null ? null : days(every);
    const first = [rung({ before: hours(early * 2) }, who, 'warn')];
    return isShort
      ? [...first, { ...dueRaise, repeatEvery: again }]
      : [...first, dueRaise, rung({ after: days(late) }, later, 'inform', again)];
  });
const step = fc.record({
  hours: fc.integer({ min: 1, max: 60 }),
  severity: fc.constantFrom(...severities),
  asks: fc.boolean(),
});

test('whatever the ladders: the level never falls, no change of severity raises twice, and every clock that has something left to do has its next moment ahead', () => {
  let changed = 0;
  const own = fc.record({ s1: ladder, s2: ladder, s3: ladder, s4: ladder });
  fc.assert(
    fc.property(own, fc.array(step, { minLength: 1, maxLength: 8 }), (ladders, steps) => {
      const rules = ruled(
        Object.fromEntries(severities.map((each) => [each, { resolve: ladders[each], firstAnswer: ladders[each] }])),
      );
      const complaint = new Case({}, { rules }).to('investigating');
      for (const { hours: wait, severity, asks } of steps) {
        complaint.wait(complaint.nowMs + wait * 3_600_000);
        const { level, clocks } = complaint.state;
        if (asks) complaint.attempt('askCustomer', { channel: 'phone', text: 'which?' }, officer);
        const before = complaint.log.length;
        const refused = complaint.attempt('changeSeverity', { severity, reason: 'seen' }, branchHead);
        if (refused === null) changed += 1;
        complaint.wait(complaint.nowMs);
        expect(complaint.state.level).toBeGreaterThanOrEqual(level);
        for (const code of ['resolve', 'firstAnswer'] as const) {
          const [was, is] = [clocks.find(({ key }) => key === code), clockOf(complaint.state, code)];
          const rungs = ladderOf(rules, code, complaint.state.severity);
          if (is === null || was === undefined) continue;
          expect(is.rungsAtMs.length).toBeGreaterThanOrEqual(rungs.length);
          expect(actsAtMs(is) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(complaint.nowMs);
          const isQuiet = actsAtMs(is) === null && is.frozenRemainingMs === null;
          const last = rungs.at(-1);
          if (isQuiet)
            expect(last?.repeatEvery === null || (last?.action === 'raise' && complaint.state.level === 3)).toBe(true);
          // told that it is overdue at most once by the rung of the due time
          const dueTimes = complaint.log
            .slice(before)
            .filter(({ notices }) => notices.some(({ clock, action }) => clock === code && action === 'raise'));
          expect(dueTimes.length).toBeLessThanOrEqual(1);
        }
      }
    }),
    { numRuns: 150 },
  );
  expect(changed).toBeGreaterThan(100);
});

test('the copy of a ladder changes nothing of what is heard, whenever the severity changes', () => {
  fc.assert(
    fc.property(ladder, fc.array(step, { minLength: 1, maxLength: 6 }), (rungs, steps) => {
      const shared = { ...bankRules, ladders: { ...bankRules.ladders, resolve: rungs } };
      const copied = {
        ...shared,
        laddersBySeverity: Object.fromEntries(severities.map((each) => [each, { resolve: structuredClone(rungs) }])),
      };
      const [one, other] = [shared, copied].map((rules) => {
        const complaint = new Case({}, { rules }).to('investigating');
        for (const { hours: wait, severity } of steps) {
          complaint.wait(complaint.nowMs + wait * 3_600_000);
          complaint.attempt('changeSeverity', { severity, reason: 'seen' }, branchHead);
        }
        const next = whatHappensNext(rules, calendar, complaint.state, complaint.nowMs);
        return [heard(complaint, 'resolve'), next];
      });
      expect(other).toEqual(one);
    }),
    { numRuns: 100 },
  );
});
