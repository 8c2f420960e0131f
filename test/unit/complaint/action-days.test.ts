import { describe, expect, test } from 'vitest';
import { formatLocal } from '../../../domain/calendar.ts';
import { describeWaitingComplaint } from '../../../domain/complaint/describe-waiting.ts';
import { foldComplaintEvents } from '../../../domain/complaint/event.ts';
import { complaintNoticeText } from '../../../domain/complaint/notice-words.ts';
import { bankRules as preset } from '../../../domain/complaint/presets.ts';
import { completeEdits, editsOf, rulesOf } from '../../../domain/complaint/rule-edits.ts';
import type { ComplaintRules } from '../../../domain/complaint/rules.ts';
import { settles } from '../../../domain/correspondence/settlement.ts';
import { askOf, settledByComplaint } from '../../../domain/complaint/settle.ts';
import { whatHappensNext } from '../../../domain/complaint/what-happens-when.ts';
import { whoHearsComplaint } from '../../../domain/complaint/who-hears.ts';
import { outsideText } from '../../../domain/correspondence/notice-text.ts';
import { at, branchHead, Case, officer, remedy, sponsor, teller } from '../../factories/complaint.ts';
import { calendar } from '../../factories/context.ts';

const dayMs = 86_400_000;
const colleague = 's-0104';

/** In a case that is investigated, received on Friday 2026-11-20 16:00 unless told. */
function investigating(local = '2026-11-20 16:00', rules?: ComplaintRules): Case {
  const given = new Case({ receivedAtMs: at(local) }, rules === undefined ? {} : { rules });
  return given.to('investigating');
}

function give(given: Case, due: string, ownerId = colleague): Case {
  return given.do('giveAction', { ownerId, dueAtMs: at(due) });
}

/** Who was told of late actions: 'action-1 owner s-0104 Tue 2026-11-24 09:00'. */
function told({ log }: Case): string[] {
  return log
    .filter(({ type }) => type === 'actionDue')
    .flatMap(({ atMs, ledger, notices }) =>
      notices.map(({ audience, staffId }) =>
        [ledger[0]?.actionId, audience, ...(staffId === null ? [] : [staffId]), formatLocal(calendar, atMs)].join(' '),
      ),
    );
}

/** What happened to the clocks of actions. */
function ledger({ log }: Case): string[] {
  return log.flatMap((event) =>
    event.ledger.filter(({ clock }) => clock === 'actionDue').map(({ actionId, kind }) => `${actionId} ${kind}`),
  );
}

describe('an action that is open when its day is over', () => {
  test.each([
    ['on a Monday: on Tuesday, as soon as anybody works', '2026-11-20', '2026-11-23 15:00', 'Tue 2026-11-24 09:00'],
    ['at the last minute of the day', '2026-11-20', '2026-11-23 23:59', 'Tue 2026-11-24 09:00'],
    ['at its first minute', '2026-11-20', '2026-11-24 00:00', 'Wed 2026-11-25 09:00'],
    ['on a Friday', '2026-11-20', '2026-11-27 16:00', 'Mon 2026-11-30 09:00'],
    ['on the day before National Day', '2026-09-28', '2026-09-30 16:00', 'Thu 2026-10-08 09:00'],
    ['before a Saturday that is worked', '2026-09-28', '2026-10-09 16:00', 'Sat 2026-10-10 09:00'],
  ])('is told of, %s', (_name, received, due, heard) => {
    const given = give(investigating(`${received} 16:00`), due);
    given.wait(at(due) + 20 * dayMs);
    expect(told(given).slice(0, 2)).toEqual([
      `action-1 handler ${officer.staffId} ${heard}`,
      `action-1 owner ${colleague} ${heard}`,
    ]);
  });

  test('is told to its owner and the handler once, two working days later to the level above once, and raises nothing', () => {
    const given = give(investigating(), '2026-11-27 16:00').do('tellCustomer');
    // nothing else is late
    given.do('requestExtension', { amount: 10 }).do('decideExtension', {}, branchHead);
    const { level } = given.state;
    given.wait(at('2026-11-30 09:00'));
    expect(whoHearsComplaint(given.last, given.state)).toEqual([
      { receiver: { staffId: colleague }, kind: 'action', clock: 'actionDue' },
      { receiver: { staffId: officer.staffId }, kind: 'inform', clock: 'actionDue' },
    ]);
    given.wait(at('2026-12-02 09:00'));
    expect(given.state.level).toBe(level);
    given.wait(at('2027-02-01 09:00'));
    expect(told(given)).toEqual([
      `action-1 handler ${officer.staffId} Mon 2026-11-30 09:00`,
      `action-1 owner ${colleague} Mon 2026-11-30 09:00`,
      'action-1 level2 Wed 2026-12-02 09:00',
    ]);
    expect(ledger(given)).toEqual(['action-1 started', 'action-1 overdue', 'action-1 overdue']);
    expect(foldComplaintEvents(given.log)).toEqual(given.state);
  });

  test('is told of by itself, whatever days the others have', () => {
    const given = give(investigating(), '2026-11-25 16:00');
    give(given, '2026-11-23 16:00', teller.staffId);
    give(given, '2026-11-25 10:00', officer.staffId);
    given.wait(at('2026-11-24 12:00'));
    given.do('completeAction', { actionId: 'action-2', result: 'it was in the archive' });
    given.wait(at('2027-02-01 09:00'));
    expect(told(given)).toEqual([
      `action-2 handler ${officer.staffId} Tue 2026-11-24 09:00`,
      `action-2 owner ${teller.staffId} Tue 2026-11-24 09:00`,
      `action-1 handler ${officer.staffId} Thu 2026-11-26 09:00`,
      `action-1 owner ${colleague} Thu 2026-11-26 09:00`,
      `action-3 handler ${officer.staffId} Thu 2026-11-26 09:00`,
      `action-3 owner ${officer.staffId} Thu 2026-11-26 09:00`,
      'action-1 level2 Mon 2026-11-30 09:00',
      'action-3 level2 Mon 2026-11-30 09:00',
    ]);
  });

  test('is among what happens next, and in the line that says what the case waits for', () => {
    const given = give(investigating(), '2026-11-20 18:00');
    const { rules, state, nowMs } = given;
    const next = whatHappensNext(rules, calendar, state, nowMs).filter(({ clock }) => clock === 'actionDue');
    expect(next).toMatchObject([
      { atMs: at('2026-11-23 09:00'), actionId: 'action-1', isOverdue: true, heard: [{}, { audience: 'owner' }] },
      { atMs: at('2026-11-25 09:00'), actionId: 'action-1', heard: [{ audience: 'level2', action: 'inform' }] },
    ]);
    expect(describeWaitingComplaint(state, given.time().calendar, rules)).toContain(
      'actionDue acts Mon 2026-11-23 09:00; then the handler is told',
    );
  });
});

describe('of an action nobody hears', () => {
  test('that was done on its day, or called off', () => {
    const given = give(give(investigating(), '2026-11-23 16:00'), '2026-11-23 16:00');
    given.wait(at('2026-11-23 17:30'));
    given.do('completeAction', { result: 'it was in the archive' });
    given.do('callOffAction', { actionId: 'action-2' });
    given.wait(at('2027-02-01 09:00'));
    expect(told(given)).toEqual([]);
    expect(ledger(given)).toEqual(['action-1 started', 'action-2 started', 'action-1 met', 'action-2 stopped']);
  });

  test('that was done after its day: the level above', () => {
    const given = give(investigating(), '2026-11-23 16:00');
    given.wait(at('2026-11-24 10:00'));
    given.do('completeAction', { result: 'it was in the archive' });
    given.wait(at('2027-02-01 09:00'));
    expect(told(given)).toHaveLength(2);
  });

  test('of a decision that waits for approval, was rejected, or was replaced', () => {
    const decided = remedy({
      compensationFen: 60_000,
      actions: [{ text: 'pay back', ownerId: colleague, dueAtMs: at('2026-11-23 16:00') }],
    });
    const given = investigating().do('submitDecision', decided);
    given.wait(at('2026-11-24 10:00'));
    given.do('decideApproval', { decision: 'rejected', reason: 'too much' }, branchHead);
    given.wait(at('2026-11-25 10:00'));
    const later = { text: 'pay half', ownerId: colleague, dueAtMs: at('2026-11-27 16:00') };
    given.do('submitDecision', remedy({ compensationFen: 60_000, actions: [later] }));
    expect(ledger(given)).toEqual([]);
    given.do('decideApproval', {}, branchHead);
    given.wait(at('2026-11-30 09:00'));
    expect(told(given)).toEqual([
      `action-2 handler ${officer.staffId} Mon 2026-11-30 09:00`,
      `action-2 owner ${colleague} Mon 2026-11-30 09:00`,
    ]);
  });

  test('once the case has ended', () => {
    const given = give(investigating(), '2026-11-27 16:00').do('withdraw');
    expect([given.state.clocks, ledger(given)]).toEqual([[], ['action-1 started', 'action-1 stopped']]);
  });

  test('of a case that began before: its rules know no such day', () => {
    const { actionDue: _, ...ladders } = preset.ladders;
    const given = give(investigating('2026-11-20 16:00', { ...preset, ladders }), '2026-11-23 16:00');
    given.wait(at('2027-02-01 09:00'));
    expect([told(given), ledger(given)]).toEqual([[], []]);
    given.do('changeSeverity').do('completeAction', { result: 'it was in the archive' });
    expect(foldComplaintEvents(given.log)).toEqual(given.state);
  });
});

test('an outside body does not do the bank’s work: days stay, and what was told is not told again', () => {
  const given = give(give(investigating(), '2026-11-23 16:00'), '2026-11-24 16:00');
  given.wait(at('2026-11-24 10:00'));
  expect(told(given)).toHaveLength(2);
  given.do('takeOutside', {}, sponsor).wait(at('2026-11-25 10:00'));
  expect(told(given).slice(2)).toEqual([
    `action-2 handler ${officer.staffId} Wed 2026-11-25 09:00`,
    `action-2 owner ${colleague} Wed 2026-11-25 09:00`,
  ]);
  expect(ledger(given).filter((line) => line.endsWith('started'))).toEqual(['action-1 started', 'action-2 started']);
});

test('what was told is settled when the action is done, and that of another one is not', () => {
  const given = give(give(investigating(), '2026-11-23 16:00'), '2026-11-23 16:00');
  given.wait(at('2026-11-24 09:00'));
  const late = given.log.filter(({ type }) => type === 'actionDue');
  const receiver = { post: 'level2' } as const;
  expect(late.map((event) => askOf(event, { kind: 'inform', receiver }))).toEqual(['action-1', 'action-2']);
  given.do(
    'completeAction',
    { actionId: 'action-2', result: 'it was in the archive' },
    { ...teller, staffId: colleague },
  );
  expect(settledByComplaint(given.last)).toMatchObject([{ asks: ['action-2'], by: colleague, outcome: 'done' }]);
  given.wait(at('2026-11-24 09:01')).do('callOffAction');
  expect(settledByComplaint(given.last)).toMatchObject([
    { asks: ['action-1', `actions/${colleague}`], by: officer.staffId, outcome: 'obsolete' },
  ]);
  // a case that is over asks nobody for anything, whoever was asked
  given.do('withdraw');
  const isOver = (asked: string): boolean => settledByComplaint(given.last).some((one) => settles(one, asked));
  expect(['action-3', `actions/${colleague}`, 'approval', 'another'].map(isOver)).toEqual([true, true, true, false]);
});

test('owner and others are told in words of their own, without a name', () => {
  const said = { type: 'actionDue', clock: 'actionDue' } as const;
  expect(complaintNoticeText({ kind: 'action', ...said })).toEqual({
    zh: '您负责的一项措施已过期限，尚未完成',
    en: 'The day of an action of yours has passed, and it is not done',
  });
  expect(complaintNoticeText({ kind: 'inform', ...said })).toEqual({
    zh: '时限已过：措施期限',
    en: 'A limit has passed: Day of an action',
  });
  const mailed = outsideText({ about: 'complaint', kind: 'action', caseNumber: 'TS20261120-K3F9', ...said });
  expect(mailed.en).toBe('Complaint TS20261120-K3F9: The day of an action of yours has passed, and it is not done');
});

test('rules that were published before go by the ladder of their preset, and keep what the bank has set', () => {
  const { actionDue, ...ladders } = editsOf(preset).ladders;
  const before = { ...editsOf(preset), ladders: { ...ladders, reportBack: ladders.resolve ?? [] } };
  expect(rulesOf(completeEdits(before)).ladders).toEqual({ ...before.ladders, actionDue });
  const own = { ...before.ladders, actionDue: ladders.resolve ?? [] };
  expect(completeEdits({ ...before, ladders: own }).ladders).toEqual(own);
});
