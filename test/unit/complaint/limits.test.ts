import { describe, expect, test } from 'vitest';
import { chineseCalendar } from '../../../adapters/chinese-calendar.ts';
import { formatLocal } from '../../../domain/calendar.ts';
import { categories, severities, type ClockCode } from '../../../domain/complaint/catalogue.ts';
import { clockOf, dueIfResumed } from '../../../domain/complaint/clock.ts';
import { isHolding } from '../../../domain/complaint/hold.ts';
import { complaintPreset, complaintPresets } from '../../../domain/complaint/presets.ts';
import { judgeSeverity } from '../../../domain/complaint/severity.ts';
import type { ComplaintRules } from '../../../domain/complaint/rules.ts';
import { rungInstants } from '../../../domain/escalation/climb.ts';
import { calendar } from '../../factories/context.ts';
import { at, branchHead, Case, officer, otherBranchHead, sponsor, teller } from '../../factories/complaint.ts';

const china = chineseCalendar({ id: 'cn', fromYear: 2026, toYear: 2026 });

function due(complaint: Case, code: ClockCode): string | null {
  const clock = clockOf(complaint.state, code);
  return clock === null ? null : formatLocal(calendar, dueIfResumed(clock, complaint.nowMs, complaint.time()));
}

function dues(complaint: Case): (string | null)[] {
  return (['acknowledge', 'firstAnswer', 'resolve'] as const).map((code) => due(complaint, code));
}

/** Every raise and notice of the log, with when it came. */
function heard(complaint: Case): string[] {
  return complaint.log.flatMap(({ atMs, notices, actor }) =>
    notices
      .filter(() => actor.kind === 'timer')
      .map(({ audience, action, clock }) =>
        `${formatLocal(calendar, atMs)} ${audience} ${action} ${clock ?? ''}`.trim(),
      ),
  );
}

describe('X-38: when a complaint is due', () => {
  test('s3 received Friday 16:00: acknowledge Monday 12:00, first answer Monday 16:00, resolve next Friday 16:00', () => {
    expect(dues(new Case({ receivedAtMs: at('2026-11-20 16:00') }))).toEqual([
      'Mon 2026-11-23 12:00',
      'Mon 2026-11-23 16:00',
      'Fri 2026-11-27 16:00',
    ]);
  });

  test('s2 Friday 16:00: two and four business hours, three business days', () => {
    expect(dues(new Case({ category: 'error' }))).toEqual([
      'Mon 2026-11-23 10:00',
      'Mon 2026-11-23 12:00',
      'Wed 2026-11-25 16:00',
    ]);
  });

  test('s1 runs on the plain clock, through the weekend and the night', () => {
    expect(dues(new Case({ category: 'privacy', receivedAtMs: at('2026-11-21 23:50') }))).toEqual([
      'Sun 2026-11-22 00:20',
      'Sun 2026-11-22 01:50',
      'Tue 2026-11-24 23:50',
    ]);
  });

  test('s4 Friday 16:00: one, two and seven business days', () => {
    expect(dues(new Case({ isSettledOnTheSpot: true }))).toEqual([
      'Mon 2026-11-23 16:00',
      'Tue 2026-11-24 16:00',
      'Tue 2026-12-01 16:00',
    ]);
  });

  test('a case entered late is due when it would have been, and whoever is late hears at once', () => {
    const complaint = new Case({}, { nowMs: at('2026-11-23 13:00') });
    expect(due(complaint, 'acknowledge')).toBe('Mon 2026-11-23 12:00');
    complaint.wait(complaint.nowMs);
    expect(heard(complaint)).toEqual(['Mon 2026-11-23 13:00 level2 inform acknowledge']);
  });
});

describe('the severity from the first second (8.4)', () => {
  const facts = {
    category: 'fee',
    channel: 'counter',
    isKeyCustomer: false,
    isRepeated: false,
    isSettledOnTheSpot: false,
  } as const;
  test.each([
    ['s1', 'category', { category: 'fraudSecurity' }],
    ['s1', 'category', { category: 'privacy', isSettledOnTheSpot: true }],
    ['s1', 'channel', { channel: 'regulator' }],
    ['s1', 'channel', { channel: 'media', category: 'error' }],
    ['s2', 'category', { category: 'error' }],
    ['s2', 'category', { category: 'misleadingSale', isRepeated: true }],
    ['s2', 'customer', { isKeyCustomer: true }],
    ['s2', 'customer', { isRepeated: true, isSettledOnTheSpot: true }],
    ['s4', 'settledOnTheSpot', { isSettledOnTheSpot: true }],
    ['s3', 'ordinary', {}],
  ] as const)('%s because of %s: %o', (severity, reason, special) => {
    expect(judgeSeverity({ ...facts, ...special })).toEqual({ severity, reason });
  });

  test('the reason says nothing of a customer that the severity does not', () => {
    const told = new Map<string, Set<string>>();
    for (const category of categories)
      for (const channel of ['counter', 'regulator'] as const)
        for (const isSettledOnTheSpot of [false, true])
          for (const [isKeyCustomer, isRepeated] of [
            [false, false],
            [true, false],
            [false, true],
            [true, true],
          ] as const) {
            const { severity, reason } = judgeSeverity({
              category,
              channel,
              isKeyCustomer,
              isRepeated,
              isSettledOnTheSpot,
            });
            const known = [category, channel, isSettledOnTheSpot, severity].join(' ');
            told.set(known, (told.get(known) ?? new Set()).add(reason));
          }
    expect([...told].filter(([, reasons]) => reasons.size > 1)).toEqual([]);
  });
});

describe('National Day 2026 with its make-up Saturday, 10 October', () => {
  test('X-38 before the holiday: nothing is due before the bank opens again', () => {
    const complaint = new Case({ receivedAtMs: at('2026-09-30 16:00') }, { workdays: china });
    expect(dues(complaint)).toEqual(['Thu 2026-10-08 12:00', 'Thu 2026-10-08 16:00', 'Tue 2026-10-13 16:00']);
  });

  test('the ladder of a case that nobody touches climbs on working days only, the make-up Saturday among them', () => {
    const complaint = new Case({ receivedAtMs: at('2026-09-30 16:00') }, { workdays: china }).wait(
      at('2026-10-16 17:00'),
    );
    expect(heard(complaint)).toEqual([
      'Thu 2026-10-08 11:00 level1 warn acknowledge',
      'Thu 2026-10-08 12:00 level2 inform acknowledge',
      'Thu 2026-10-08 15:00 level1 warn firstAnswer',
      'Thu 2026-10-08 16:00 level1 raise firstAnswer',
      'Thu 2026-10-08 16:00 level2 raise firstAnswer',
      'Sat 2026-10-10 16:00 level2 raise firstAnswer',
      'Sat 2026-10-10 16:00 level3 raise firstAnswer',
      'Mon 2026-10-12 16:00 level3 warn resolve',
      'Tue 2026-10-13 16:00 level3 inform firstAnswer',
      'Tue 2026-10-13 16:00 level3 inform resolve',
      'Thu 2026-10-15 16:00 level3 inform firstAnswer',
      'Thu 2026-10-15 16:00 level3 inform resolve',
    ]);
  });

  test('a limit of two more working days from Friday counts the make-up Saturday', () => {
    const complaint = new Case({ category: 'error', receivedAtMs: at('2026-10-07 10:00') }, { workdays: china });
    // s2 in the holiday: counted from Thursday 09:00; three working days are Friday, Saturday and Monday
    expect(due(complaint, 'resolve')).toBe('Mon 2026-10-12 09:00');
    complaint.do('acknowledge', { severity: 's2' }).wait(at('2026-10-13 17:00'));
    expect(heard(complaint).filter((line) => line.endsWith('resolve'))).toEqual([
      'Sat 2026-10-10 09:00 handler warn resolve',
      'Mon 2026-10-12 09:00 handler inform resolve',
      'Mon 2026-10-12 09:00 level3 inform resolve',
    ]);
  });

  test('s1 does not wait for the bank to open', () => {
    const complaint = new Case({ category: 'privacy', receivedAtMs: at('2026-10-02 22:00') }, { workdays: china });
    expect(dues(complaint)).toEqual(['Fri 2026-10-02 22:30', 'Sat 2026-10-03 00:00', 'Mon 2026-10-05 22:00']);
  });
});

describe('S-24: the level rises by one and never falls', () => {
  test('overdue, then answered, resolved and closed: the level stays', () => {
    const complaint = new Case().to('investigating').wait(at('2026-11-23 16:00'));
    expect(complaint.state.level).toBe(2);
    complaint.do('tellCustomer').do('submitDecision').do('completeActions').do('recordReportBack');
    expect([complaint.state.status, complaint.state.level]).toEqual(['closed', 2]);
  });

  test('overdue resolving raises again every two working days up to 3, and goes on informing; news are asked for until told', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').wait(at('2026-12-03 17:00'));
    expect(heard(complaint)).toEqual([
      'Wed 2026-11-25 16:00 handler warn interimNews',
      'Thu 2026-11-26 16:00 level1 inform interimNews',
      'Thu 2026-11-26 16:00 handler warn resolve',
      'Fri 2026-11-27 16:00 handler raise resolve',
      'Fri 2026-11-27 16:00 level2 raise resolve',
      'Mon 2026-11-30 16:00 level1 inform interimNews',
      'Tue 2026-12-01 16:00 handler raise resolve',
      'Tue 2026-12-01 16:00 level2 raise resolve',
      'Tue 2026-12-01 16:00 level3 raise resolve',
      'Wed 2026-12-02 16:00 level1 inform interimNews',
      'Thu 2026-12-03 16:00 handler inform resolve',
      'Thu 2026-12-03 16:00 level3 inform resolve',
    ]);
    const before = heard(complaint).length;
    complaint.do('tellCustomer').do('submitDecision').do('completeActions').wait(at('2026-12-04 15:00'));
    expect(heard(complaint).slice(before)).toEqual([]);
  });

  test('a first answer that is overdue raises again every two working days up to 3, and goes on informing', () => {
    const complaint = new Case().to('investigating').wait(at('2026-11-27 16:30'));
    const lines = heard(complaint).filter((line) => line.endsWith('firstAnswer'));
    expect(lines).toEqual([
      'Mon 2026-11-23 15:00 handler warn firstAnswer',
      'Mon 2026-11-23 16:00 handler raise firstAnswer',
      'Mon 2026-11-23 16:00 level2 raise firstAnswer',
      'Wed 2026-11-25 16:00 handler raise firstAnswer',
      'Wed 2026-11-25 16:00 level2 raise firstAnswer',
      'Wed 2026-11-25 16:00 level3 raise firstAnswer',
      'Fri 2026-11-27 16:00 handler inform firstAnswer',
      'Fri 2026-11-27 16:00 level3 inform firstAnswer',
    ]);
    complaint.do('tellCustomer').wait(at('2026-12-10 17:00'));
    expect(heard(complaint).filter((line) => line.endsWith('firstAnswer'))).toEqual(lines);
  });

  test('a case of before is told no more once it has come to level 3', () => {
    const complaint = new Case({}, { doesMore: false }).to('investigating').do('tellCustomer');
    complaint.wait(at('2026-12-10 17:00'));
    expect(
      heard(complaint)
        .filter((line) => line.endsWith('resolve'))
        .at(-1),
    ).toBe('Tue 2026-12-01 16:00 level3 raise resolve');
  });

  test('after four weeks the executive hears every week', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').wait(at('2026-12-31 17:00'));
    expect(heard(complaint).filter((line) => line.includes('executive'))).toEqual([
      'Fri 2026-12-18 16:00 executive inform age',
      'Fri 2026-12-25 16:00 executive inform age',
    ]);
  });

  test('a case at level 3 rises no further: its handler and level 3 are told that it is overdue', () => {
    const complaint = new Case({ isAboutSupervisor: true }).to('investigating').wait(at('2026-11-23 16:00'));
    expect(complaint.state.level).toBe(3);
    expect(heard(complaint)).toEqual([
      'Mon 2026-11-23 15:00 handler warn firstAnswer',
      'Mon 2026-11-23 16:00 handler inform firstAnswer',
      'Mon 2026-11-23 16:00 level3 inform firstAnswer',
    ]);
  });

  test('escalation adds people: the handler stays', () => {
    const complaint = new Case().to('investigating').wait(at('2026-12-10 17:00'));
    expect([complaint.state.level, complaint.state.handlerId]).toEqual([3, officer.staffId]);
  });
});

describe('ladders that nobody climbs when people act', () => {
  const rejects = { accepted: false, reason: 'nobody apologised' };

  test('nobody names a reviewer: level 3 hears after a working day', () => {
    const complaint = new Case().to('reportingBack').do('recordReportBack', rejects).wait(at('2026-11-25 17:00'));
    expect(heard(complaint)).toEqual(['Mon 2026-11-23 16:00 level3 inform appealAcknowledge']);
  });

  test('the reviewer does not decide: warned a working day before, then level 3 every two working days', () => {
    const complaint = new Case().to('reportingBack').do('recordReportBack', rejects);
    complaint.do('acknowledgeAppeal', {}, otherBranchHead).wait(at('2026-12-01 17:00'));
    expect(heard(complaint)).toEqual([
      'Thu 2026-11-26 16:00 reviewer warn appealDecision',
      'Fri 2026-11-27 16:00 level3 inform appealDecision',
      'Tue 2026-12-01 16:00 level3 inform appealDecision',
    ]);
  });

  test('the second appeal has ten working days before the same', () => {
    const complaint = new Case().to('reportingBack').do('recordReportBack', rejects);
    complaint.do('acknowledgeAppeal', {}, otherBranchHead).do('decideAppeal', {}, branchHead);
    complaint.do('recordReportBack', rejects);
    complaint.do('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, branchHead);
    expect(heard(complaint.wait(at('2026-12-04 17:00')))).toEqual([
      'Thu 2026-12-03 16:00 reviewer warn appealDecision',
      'Fri 2026-12-04 16:00 level3 inform appealDecision',
    ]);
  });

  test('nobody tells the customer the outcome: the handler, a day later level 2, another day later level 3', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').do('submitDecision').do('completeActions');
    expect(heard(complaint.wait(at('2026-11-27 17:00')))).toEqual([
      'Mon 2026-11-23 16:00 handler warn reportBack',
      'Tue 2026-11-24 16:00 level2 inform reportBack',
      'Wed 2026-11-25 16:00 level3 inform reportBack',
    ]);
  });
});

describe('another severity never relaxes a limit (C-24)', () => {
  test.each(severities.flatMap((from) => severities.map((to) => ({ from, to }))))('$from to $to', ({ from, to }) => {
    const facts = { s1: { category: 'privacy' }, s2: { category: 'error' }, s3: {}, s4: { isSettledOnTheSpot: true } };
    const complaint = new Case(facts[from] as object);
    const before = complaint.state.clocks.map(({ dueAtMs }) => dueAtMs);
    const { level } = complaint.state;
    complaint.attempt('changeSeverity', { severity: to, reason: 'seen at triage' }, officer);
    const after = complaint.state.clocks.map(({ key }) => clockOf(complaint.state, key)?.dueAtMs ?? 0);
    const keys = complaint.state.clocks.map(({ key }) => key);
    for (const [index, key] of (['acknowledge', 'firstAnswer', 'resolve', 'age'] as const).entries())
      expect(after[keys.indexOf(key)]).toBeLessThanOrEqual(before[index] ?? 0);
    expect(complaint.state.level).toBeGreaterThanOrEqual(level);
    const fresh = dues(new Case(facts[to] as object));
    if (from > to) expect(dues(complaint)).toEqual(fresh); // graver: exactly as if it had been so from receipt
  });

  test('graver after the customer was waited for: the time of waiting is not the bank’s', () => {
    const complaint = new Case()
      .to('investigating')
      .do('askCustomer')
      .wait(at('2026-11-24 16:00'))
      .do('recordAnswer')
      .do('changeSeverity');
    // s2: Monday 12:00 and Wednesday 16:00, and two working days of waiting
    expect([due(complaint, 'firstAnswer'), due(complaint, 'resolve')]).toEqual([
      'Wed 2026-11-25 12:00',
      'Fri 2026-11-27 16:00',
    ]);
  });

  test('graver while the customer is asked: it stays paused, with less left', () => {
    const complaint = new Case().to('investigating').do('askCustomer').do('changeSeverity');
    expect(clockOf(complaint.state, 'resolve')?.frozenRemainingMs?.at(-1)).toBe(24 * 3_600_000);
    complaint.wait(at('2026-11-23 16:00')).do('recordAnswer');
    expect(due(complaint, 'resolve')).toBe('Thu 2026-11-26 16:00');
  });

  test('less grave after more time was granted: the new date stays', () => {
    const complaint = new Case({ category: 'error' })
      .do('acknowledge', { severity: 's2' })
      .do('requestExtension', { amount: 10 })
      .do('decideExtension', {}, sponsor);
    expect(due(complaint, 'resolve')).toBe('Wed 2026-12-09 16:00');
    complaint.do('changeSeverity', { severity: 's3', reason: 'no money was lost' });
    expect(due(complaint, 'resolve')).toBe('Wed 2026-12-09 16:00');
  });

  test('graver when the limit has been missed already: the level rises again at most by its own ladder', () => {
    const complaint = new Case().to('investigating').wait(at('2026-11-23 16:00'));
    expect([complaint.state.level, clockOf(complaint.state, 'firstAnswer')?.rungsActed]).toEqual([2, 2]);
    complaint.do('changeSeverity').wait(at('2026-11-23 17:00'));
    expect(complaint.state.level).toBe(2);
  });
});

describe('the clocks stand still for ten working days in all (8.4)', () => {
  test('a second question has what the first left', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').do('askCustomer');
    complaint.wait(at('2026-11-27 16:00')).do('recordAnswer'); // five working days
    complaint.wait(at('2026-11-27 17:00')).do('askCustomer');
    expect(due(complaint, 'answerOfCustomer')).toBe('Fri 2026-12-04 17:00');
    complaint.wait(at('2026-12-04 17:00'));
    expect(complaint.state.status).toBe('investigating');
    expect(complaint.unmet('askCustomer')).toEqual(['CX.PAUSE_SPENT']);
  });

  test('the customer is reminded on day 3 and day 7, and the case goes on without an answer on day 10', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').do('askCustomer').wait(at('2026-12-04 16:00'));
    expect(heard(complaint)).toEqual([
      'Wed 2026-11-25 16:00 handler warn answerOfCustomer',
      'Tue 2026-12-01 16:00 handler warn answerOfCustomer',
      'Fri 2026-12-04 16:00 handler inform answerOfCustomer',
    ]);
  });

  test('a short rest of the ten days brings no reminder whose moment has passed', () => {
    const complaint = new Case().to('investigating').do('tellCustomer').do('askCustomer');
    complaint.wait(at('2026-12-03 16:00')).do('recordAnswer').do('askCustomer');
    const before = heard(complaint).length;
    complaint.wait(at('2026-12-04 16:00'));
    expect(heard(complaint).slice(before)).toEqual(['Fri 2026-12-04 16:00 handler inform answerOfCustomer']);
  });

  test('s1’s clocks stand still as well, in plain time', () => {
    const complaint = new Case({ category: 'privacy' }).do('acknowledge', { severity: 's1' }).do('startWork');
    complaint.do('tellCustomer').do('askCustomer').wait(at('2026-11-22 10:00')).do('recordAnswer');
    expect(due(complaint, 'resolve')).toBe('Wed 2026-11-25 10:00'); // Monday 16:00 and 42 hours
  });

  test('a warning given before the pause is not given again after it', () => {
    const complaint = new Case().to('investigating').wait(at('2026-11-23 15:30')).do('askCustomer');
    complaint.wait(at('2026-11-24 10:00')).do('recordAnswer').wait(at('2026-11-24 10:30'));
    expect(heard(complaint).filter((line) => line.endsWith('firstAnswer'))).toEqual([
      'Mon 2026-11-23 15:00 handler warn firstAnswer',
      'Tue 2026-11-24 10:30 handler raise firstAnswer',
      'Tue 2026-11-24 10:30 level2 raise firstAnswer',
    ]);
  });
});

describe('S-12: whether the customer is sold to', () => {
  const isHeld = (cases: readonly Case[]): boolean => cases.some(({ state }) => isHolding(state));

  test('of two open complaints one closes: the hold stays until the other does', () => {
    const first = new Case().to('reportingBack');
    const second = new Case().to('investigating');
    expect(isHeld([first, second])).toBe(true);
    first.do('recordReportBack');
    expect(isHeld([first, second])).toBe(true);
    second.do('withdraw');
    expect(isHeld([first, second])).toBe(false);
  });

  test('s4 holds nothing; made graver it does; an appeal holds again (S-27)', () => {
    const minor = new Case({ isSettledOnTheSpot: true });
    expect(isHeld([minor])).toBe(false);
    minor.do('changeSeverity', { severity: 's3', reason: 'it was not settled' });
    expect(isHeld([minor])).toBe(true);
    const closed = new Case().to('closed');
    expect(isHeld([closed])).toBe(false);
    closed.do('appeal', {}, teller).do('acknowledgeAppeal', {}, sponsor);
    expect(isHeld([closed])).toBe(true);
    expect(closed.state.appeals[0]?.reviewerId).not.toBe(closed.state.handlerId);
  });
});

describe('what the chosen rules say', () => {
  test.each([
    ['china', 'Sat 2026-12-05 16:00'],
    ['uk', 'Fri 2027-01-15 16:00'],
  ])('%s: resolve on the plain clock', (preset, resolve) => {
    const complaint = new Case({}, { rules: complaintPreset(preset)?.rules as ComplaintRules });
    expect(dues(complaint)).toEqual(['Mon 2026-11-23 12:00', 'Mon 2026-11-23 16:00', resolve]);
  });

  test('China: 15 days, a complex case up to 30, and a special one up to 30 more; United Kingdom: none', () => {
    const rules = complaintPreset('china')?.rules as ComplaintRules;
    const complaint = new Case({}, { rules }).to('acknowledged');
    for (const [amount, resolve] of [
      [15, 'Sun 2026-12-20 16:00'],
      [30, 'Tue 2027-01-19 16:00'],
    ] as const) {
      expect(complaint.unmet('requestExtension', { amount: amount + 1 })).toEqual(['CX.EXTENSION_AMOUNT']);
      // one that is declined uses up no step
      complaint.do('requestExtension', { amount });
      complaint.do('decideExtension', { decision: 'declined', reason: 'not yet' }, branchHead);
      complaint.do('requestExtension', { amount }).do('decideExtension', {}, branchHead);
      expect(due(complaint, 'resolve')).toBe(resolve);
    }
    expect(complaint.unmet('requestExtension')).toEqual(['CX.EXTENSIONS']);
    const british = new Case({}, { rules: complaintPreset('uk')?.rules as ComplaintRules }).to('acknowledged');
    expect(british.unmet('requestExtension')).toContain('CX.EXTENSIONS');
  });

  test('a case that was registered when every extension was the same keeps its two of 30 days', () => {
    const china = complaintPreset('china')?.rules as ComplaintRules;
    const rules = { ...china, extension: { maxWait: { unit: 'days', amount: 30 }, times: 2 } } as const;
    const complaint = new Case({}, { rules }).to('acknowledged').do('requestExtension', { amount: 30 });
    // asked for before requests named their unit
    const extensions = complaint.state.extensions.map(({ unit: _, ...request }) => request);
    complaint.state = { ...complaint.state, extensions };
    complaint.do('decideExtension', {}, branchHead);
    expect(due(complaint, 'resolve')).toBe('Mon 2027-01-04 16:00');
    complaint.do('requestExtension', { amount: 30 }).do('decideExtension', {}, branchHead);
    expect(complaint.unmet('requestExtension')).toEqual(['CX.EXTENSIONS']);
  });

  test('every ladder of every preset has a rung at its due time: what is due always acts', () => {
    for (const { rules } of complaintPresets)
      for (const ladder of Object.values(rules.ladders)) {
        const dueAtMs = at('2026-11-20 16:00');
        const instants = rungInstants(
          calendar,
          dueAtMs,
          ladder.map(({ at: time }) => time),
        );
        expect(instants).toContain(dueAtMs);
        expect(instants.toSorted((a, b) => a - b)).toEqual(instants);
      }
  });
});
