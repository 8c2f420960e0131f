import { describe, expect, test } from 'vitest';
import { chineseCalendar } from '../../../adapters/chinese-calendar.ts';
import { formatLocal, type WorkingCalendar } from '../../../domain/calendar.ts';
import { severities, type Severity } from '../../../domain/complaint/catalogue.ts';
import { describeWaitingComplaint } from '../../../domain/complaint/describe-waiting.ts';
import { complaintPreset } from '../../../domain/complaint/presets.ts';
import type { ComplaintRules } from '../../../domain/complaint/rules.ts';
import { foresee, whatHappensNext, whatHappensWhen } from '../../../domain/complaint/what-happens-when.ts';
import { actsAtMs } from '../../../domain/escalation/climb.ts';
import { calendar } from '../../factories/context.ts';
import { at, bankRules, Case, grievance } from '../../factories/complaint.ts';

const china = chineseCalendar({ id: 'cn', fromYear: 2026, toYear: 2026 });

function preview(
  local: string,
  severity: Severity,
  { rules = bankRules, workdays = calendar }: { rules?: ComplaintRules; workdays?: WorkingCalendar } = {},
): string[] {
  return whatHappensWhen(rules, workdays, { severity, receivedAtMs: at(local) }).map(
    ({ atMs, clock, isOverdue, heard, level, repeatsEvery }) =>
      [
        formatLocal(calendar, atMs),
        clock === null ? 'registered' : `${clock}${isOverdue ? ' overdue' : ''}`,
        heard.map(({ audience, action }) => `${audience} ${action}`).join(', '),
        `level ${level}`,
        ...(repeatsEvery === null ? [] : [`again every ${repeatsEvery.amount} ${repeatsEvery.unit}`]),
      ].join(' | '),
  );
}

describe('received Friday 16:30: what happens when?', () => {
  test('s3, the ordinary complaint', () => {
    expect(preview('2026-11-20 16:30', 's3')).toEqual([
      'Fri 2026-11-20 16:30 | registered | level1 assigned | level 1',
      'Mon 2026-11-23 11:30 | acknowledge | level1 warn | level 1',
      'Mon 2026-11-23 12:30 | acknowledge overdue | level2 inform | level 1',
      'Mon 2026-11-23 15:30 | firstAnswer | level1 warn | level 1',
      'Mon 2026-11-23 16:30 | firstAnswer overdue | level1 raise, level2 raise | level 2',
      'Wed 2026-11-25 16:30 | firstAnswer overdue | level2 raise, level3 raise | level 3 | again every 2 workingDays',
      'Thu 2026-11-26 16:30 | resolve | level3 warn | level 3',
      'Fri 2026-11-27 16:30 | resolve overdue | level3 inform | level 3 | again every 2 workingDays',
      'Fri 2026-12-18 16:30 | age overdue | executive inform | level 3 | again every 7 days',
    ]);
  });

  test('s1 is at level 3 from the start: nobody waits for Monday', () => {
    expect(preview('2026-11-20 16:30', 's1')).toEqual([
      'Fri 2026-11-20 16:30 | registered | level3 assigned, level1 inform | level 3',
      'Fri 2026-11-20 17:00 | acknowledge overdue | level2 inform | level 3',
      'Fri 2026-11-20 18:30 | firstAnswer overdue | level3 inform | level 3 | again every 2 workingDays',
      'Mon 2026-11-23 16:30 | resolve overdue | level3 inform | level 3 | again every 2 workingDays',
      'Fri 2026-12-18 16:30 | age overdue | executive inform | level 3 | again every 7 days',
    ]);
  });

  test('over National Day and its make-up Saturday', () => {
    expect(preview('2026-09-30 16:30', 's2', { workdays: china })).toEqual([
      'Wed 2026-09-30 16:30 | registered | level2 assigned, level1 inform | level 2',
      'Thu 2026-10-08 09:30 | acknowledge | level2 warn | level 2',
      'Thu 2026-10-08 10:30 | acknowledge overdue | level2 inform | level 2',
      'Thu 2026-10-08 11:30 | firstAnswer | level2 warn | level 2',
      'Thu 2026-10-08 12:30 | firstAnswer overdue | level2 raise, level3 raise | level 3 | again every 2 workingDays',
      'Fri 2026-10-09 16:30 | resolve | level3 warn | level 3',
      'Sat 2026-10-10 16:30 | resolve overdue | level3 inform | level 3 | again every 2 workingDays',
      'Wed 2026-10-28 16:30 | age overdue | executive inform | level 3 | again every 7 days',
    ]);
  });

  test('a raise that repeats is followed up to level 3', () => {
    const rules = { ...bankRules, ladders: { resolve: bankRules.ladders.resolve ?? [] } };
    expect(preview('2026-11-20 16:30', 's3', { rules }).slice(1)).toEqual([
      'Thu 2026-11-26 16:30 | resolve | level1 warn | level 1',
      'Fri 2026-11-27 16:30 | resolve overdue | level1 raise, level2 raise | level 2',
      'Tue 2026-12-01 16:30 | resolve overdue | level2 raise, level3 raise | level 3 | again every 2 workingDays',
    ]);
  });

  test('a limit that is longer than four weeks: the executive hears before it', () => {
    const rules = complaintPreset('uk')?.rules as ComplaintRules;
    expect(preview('2026-11-20 16:30', 's3', { rules }).slice(-3)).toEqual([
      'Fri 2026-12-18 16:30 | age overdue | executive inform | level 3 | again every 7 days',
      'Thu 2027-01-14 16:30 | resolve | level3 warn | level 3',
      'Fri 2027-01-15 16:30 | resolve overdue | level3 inform | level 3 | again every 2 workingDays',
    ]);
  });

  test.each(severities)('%s: the same as what a real case does when nobody touches it', (severity) => {
    const facts = { s1: { category: 'privacy' }, s2: { category: 'error' }, s3: {}, s4: { isSettledOnTheSpot: true } };
    const complaint = new Case({ ...(facts[severity] as object), receivedAtMs: at('2026-11-20 16:30') });
    complaint.wait(at('2026-12-19 09:00'));
    const foreseen = whatHappensWhen(bankRules, calendar, { severity, receivedAtMs: at('2026-11-20 16:30') });
    const repeating = new Map(
      foreseen.filter(({ repeatsEvery }) => repeatsEvery !== null).map(({ clock, atMs }) => [clock as string, atMs]),
    );
    // what is said to repeat is not said again
    const happened = complaint.log
      .filter(({ type, atMs }) => atMs <= (repeating.get(type) ?? Number.POSITIVE_INFINITY))
      .map(({ atMs, notices }) => ({ atMs, told: notices.map(({ audience }) => audience) }));
    expect(foreseen.map(({ atMs, heard }) => ({ atMs, told: heard.map(({ audience }) => audience) }))).toEqual(
      happened,
    );
    expect([...repeating.keys()].toSorted()).toEqual(['age', 'firstAnswer', 'resolve']);
  });
});

describe('what a registration becomes', () => {
  /** What was told when, and the limits at the beginning. */
  const lived = (overrides: Parameters<typeof grievance>[0], nowMs: number) => {
    const complaint = new Case(overrides, { nowMs });
    const { severity, level, clocks } = complaint.state;
    const untilMs = nowMs + 86_400_000;
    complaint.wait(untilMs);
    const told = complaint.log
      .filter(({ notices }) => notices.length > 0)
      .map(({ atMs, notices }) => ({ atMs, heard: heardOf(notices) }));
    return { severity, level, limits: clocks.map(({ key, dueAtMs }) => [key, dueAtMs]), told };
  };
  const foreseen = (overrides: Parameters<typeof grievance>[0], nowMs: number) => {
    const { state, happenings } = foresee(bankRules, calendar, grievance(overrides), nowMs);
    const { severity, level, clocks } = state;
    const told = happenings
      .filter(({ atMs }) => atMs <= nowMs + 86_400_000)
      .map(({ atMs, heard }) => ({ atMs, heard: heardOf(heard) }));
    return { severity, level, limits: clocks.map(({ key, dueAtMs }) => [key, dueAtMs]), told };
  };
  const heardOf = (notices: readonly { audience: string; action: string }[]): string[] =>
    notices.map(({ audience, action }) => `${audience} ${action}`);

  test.each([
    ['an ordinary one', {}, '2026-11-20 16:30'],
    ['about the head of a unit', { isAboutSupervisor: true }, '2026-11-20 16:30'],
    ['from the media: compliance hears', { channel: 'media' }, '2026-11-20 16:30'],
    ['a repeated one', { isRepeated: true, isSettledOnTheSpot: true }, '2026-11-20 16:30'],
    ['registered when a warning would have come: it does not', {}, '2026-11-23 12:00'],
    ['registered when limits have passed: who hears of them hears at once', {}, '2026-11-24 10:00'],
  ] as const)('%s: as the case is that is registered then', (_name, special, now) => {
    const overrides = { ...special, receivedAtMs: at('2026-11-20 16:30') };
    expect(foreseen(overrides, at(now))).toEqual(lived(overrides, at(now)));
  });

  test('what a case should have said and did not yet is said now; a warning stays a warning', () => {
    const { state } = new Case({ receivedAtMs: at('2026-11-20 16:30') });
    const now = at('2026-11-23 13:00');
    expect(whatHappensNext(bankRules, calendar, state, now).slice(0, 3)).toMatchObject([
      { clock: 'acknowledge', isOverdue: false, atMs: now },
      { clock: 'acknowledge', isOverdue: true, atMs: now },
      { clock: 'firstAnswer', isOverdue: false, atMs: at('2026-11-23 15:30') },
    ]);
  });
});

test('a case that is overdue at level 3: the next repeat of every clock, once each, when it really acts', () => {
  const complaint = new Case().wait(at('2026-12-21 10:00'));
  const { state, nowMs } = complaint;
  expect(state.level).toBe(3);
  const next = whatHappensNext(bankRules, calendar, state, nowMs).map(
    ({ atMs, clock, heard, repeatsEvery }) =>
      `${formatLocal(calendar, atMs)} ${clock} ${heard[0]?.action} every ${repeatsEvery?.amount} ${repeatsEvery?.unit}`,
  );
  const acting = state.clocks.filter(({ key }) => key !== 'acknowledge');
  expect(next.map((line) => line.slice(0, 20)).toSorted()).toEqual(
    acting.map((clock) => formatLocal(calendar, actsAtMs(clock) ?? 0)).toSorted(),
  );
  expect(next).toEqual([
    'Mon 2026-12-21 16:00 firstAnswer inform every 2 workingDays',
    'Mon 2026-12-21 16:00 resolve inform every 2 workingDays',
    'Fri 2026-12-25 16:00 age inform every 7 days',
  ]);
});

describe('one line for an operator', () => {
  const line = (complaint: Case): string =>
    describeWaitingComplaint(complaint.state, complaint.time().calendar, bankRules);

  test('what acts next and who hears', () => {
    expect(line(new Case())).toBe('received, s3, level 1: acknowledge acts Mon 2026-11-23 11:00; then level 1 is told');
    expect(line(new Case().to('investigating').do('tellCustomer').wait(at('2026-11-27 10:00')))).toBe(
      'investigating, s3, level 1: resolve acts Fri 2026-11-27 16:00; then the handler is told and the level rises',
    );
  });

  test('what stands still, and an end', () => {
    expect(line(new Case().to('investigating').do('tellCustomer').do('askCustomer'))).toBe(
      'awaitingCustomer, s3, level 1, paused: resolve, interimNews: answerOfCustomer acts Wed 2026-11-25 16:00; then the handler is told',
    );
    expect(line(new Case().to('closed'))).toBe('closed, s3, level 1: appealWindow acts Sun 2026-12-20 16:00');
    expect(line(new Case().do('withdraw'))).toBe('withdrawn: the case has ended');
  });

  test('no personal data', () => {
    const { customer, description, customerDemand, contact } = grievance();
    for (const secret of [customer?.name ?? '', customer?.phone ?? '', description, customerDemand, contact])
      expect(line(new Case().to('investigating'))).not.toContain(secret);
  });
});
