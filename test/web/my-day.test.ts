import { describe, expect, test } from 'vitest';
import { isAttended } from '../../web/client/attendance.ts';
import { prospectOf } from '../../web/client/live/apply-changes.ts';
import { readMessage } from '../../web/client/live/messages.ts';
import {
  countsBy,
  isMoreWaiting,
  isStillNews,
  mainAction,
  nextAfter,
  staysTrueForMs,
  type Day,
  type Task,
} from '../../web/pages/my-day/day.ts';
import { snoozeMoment } from '../../web/pages/my-day/moments.ts';
import { probablePurpose } from '../../web/pages/my-day/quick-call.ts';

const at = (local: string): number => Date.parse(`${local}+08:00`);
const iso = (local: string): string => new Date(at(local)).toISOString();

describe('moments to snooze to, by the clock of the bank', () => {
  test.each([
    ['inOneHour', '2026-11-23T10:00:00', '2026-11-23T11:00:00'],
    ['thisAfternoon', '2026-11-23T10:00:00', '2026-11-23T14:00:00'],
    ['tomorrow', '2026-11-23T23:30:00', '2026-11-24T09:00:00'],
    ['nextMonday', '2026-11-23T10:00:00', '2026-11-30T09:00:00'],
    ['nextMonday', '2026-11-29T10:00:00', '2026-11-30T09:00:00'],
    ['nextWeek', '2026-11-25T18:00:00', '2026-12-02T09:00:00'],
  ] as const)('%s at %s is %s', (choice, now, moment) => {
    expect(snoozeMoment(choice, at(now))).toBe(at(moment));
  });

  test('what is past is not offered', () => {
    expect(snoozeMoment('thisAfternoon', at('2026-11-23T15:00:00'))).toBeNull();
  });
});

describe('a task', () => {
  const task = (taskId: string, more: Partial<Task> = {}): Task => ({ taskId, ...more }) as Task;

  test('that leaves the list is followed by the next one, the last by the one before', () => {
    const tasks = [task('a'), task('b'), task('c')];
    expect(['a', 'b', 'c'].map((taskId) => nextAfter(tasks, taskId))).toEqual(['b', 'c', 'b']);
    expect(nextAfter([task('a')], 'a')).toBeNull();
  });

  test('is ticked off, called about, or done with its form', () => {
    expect(mainAction(task('a', { command: 'completeTask', tickingOff: null }))).toBe('tickOff');
    expect(mainAction(task('a', { command: 'recordContact', tickingOff: null }))).toBe('call');
    expect(mainAction(task('a', { command: 'saveIntel', tickingOff: null }))).toBe('form');
  });

  test('says what somebody probably calls for', () => {
    expect(probablePurpose({ phase: 'qualifying', kind: 'qualify' })).toBe('coldCall');
    expect(probablePurpose({ phase: 'appointing', kind: 'makeAppointment' })).toBe('appointmentRequest');
    expect(probablePurpose({ phase: 'maintaining', kind: 'care' })).toBe('care');
    // while a complaint is open, a sales contact would be refused
    expect(probablePurpose({ phase: 'appointed', kind: 'callOffAppointment' })).toBe('care');
    expect(probablePurpose({ phase: 'closing', kind: 'closeAttempt' })).toBe('followUp');
  });
});

describe('the day', () => {
  const minuteMs = 60_000;
  const day = (tasks: Partial<Task>[] = [], now = '2026-11-23T10:00:00') => {
    const known = { dueAt: iso('2026-12-01T09:00:00'), snoozedUntil: null };
    const cases: Day['cases'] = [];
    return { at: iso(now), date: now.slice(0, 10), tasks: tasks.map((task) => ({ ...known, ...task })), cases } as Day;
  };
  const caseDue = (dueAt: string | null) => ({ next: { dueAt } }) as Day['cases'][number];

  test('is read again when something falls due, when a snooze ends, and at midnight of the bank', () => {
    const secondMs = 1_000;
    expect(staysTrueForMs(day())).toBe(14 * 60 * minuteMs + secondMs);
    expect(staysTrueForMs(day([], '2026-11-23T23:59:00'))).toBe(minuteMs + secondMs);
    expect(staysTrueForMs(day([{ dueAt: iso('2026-11-23T10:30:00') }, {}]))).toBe(30 * minuteMs + secondMs);
    const overdue = { dueAt: iso('2026-11-23T08:00:00') };
    expect(staysTrueForMs(day([overdue]))).toBe(14 * 60 * minuteMs + secondMs);
    expect(staysTrueForMs(day([{ ...overdue, snoozedUntil: iso('2026-11-23T11:00:00') }]))).toBe(
      60 * minuteMs + secondMs,
    );
    const cases = [caseDue(null), caseDue(iso('2026-11-23T10:05:00'))];
    expect(staysTrueForMs({ ...day([{ dueAt: iso('2026-11-23T10:30:00') }]), cases })).toBe(5 * minuteMs + secondMs);
  });

  test('is over only when nothing besides tasks waits either', () => {
    const none = { bookings: [], caseActions: [], cases: [], team: null };
    expect(isMoreWaiting(none)).toBe(false);
    expect(isMoreWaiting({ ...none, cases: [caseDue(null)] })).toBe(true);
    expect(isMoreWaiting({ ...none, team: { reviewsWaiting: 1 } as Day['team'] })).toBe(true);
  });

  test('has no news of limits of a case that is over', () => {
    const told = (open: boolean, clock: 'resolve' | null) => isStillNews({ clock, case: { open } as never });
    expect([told(true, 'resolve'), told(true, null), told(false, null)]).toEqual([true, true, true]);
    expect([told(false, 'resolve'), isStillNews({ clock: null, case: null })]).toEqual([false, false]);
  });

  test('is counted by when it is due, of all kinds or of one', () => {
    const counted: Pick<Day, 'counts' | 'kinds'> = {
      counts: { overdue: 2, today: 1, later: 4, snoozed: 0 },
      kinds: [{ kind: 'qualify', overdue: 2, today: 0, later: 1 }],
    };
    expect(countsBy(counted, undefined)).toEqual({ overdue: 2, today: 1, later: 4, all: 7 });
    expect(countsBy(counted, 'qualify')).toEqual({ overdue: 2, today: 0, later: 1, all: 3 });
    expect(countsBy(counted, 'care')).toEqual({ overdue: 0, today: 0, later: 0, all: 0 });
  });
});

describe('messages of the stream', () => {
  test('are read when they are what the contract says, and only then', () => {
    const data = { prospectId: 'p-1', revision: 3, ownerId: null, by: 's-0101' };
    expect(readMessage('prospect', JSON.stringify(data))).toEqual({ event: 'prospect', data });
    expect(readMessage('prospect', '{"prospectId":1}')).toBeNull();
    expect(readMessage('prospect', 'not JSON')).toBeNull();
    expect(readMessage('something new', '{}')).toBeNull();
  });

  test('concern the queries about their prospect', () => {
    expect(prospectOf({ queryKey: ['getProspect', { params: { prospectId: 'p-1' } }] })).toBe('p-1');
    expect(prospectOf({ queryKey: ['getMyDay', { query: { limit: 500 } }] })).toBeNull();
  });
});

test('after some minutes without a touch nobody is there', () => {
  expect(isAttended()).toBe(true);
  expect(isAttended(Date.now() + 3 * 60_000)).toBe(false);
});
