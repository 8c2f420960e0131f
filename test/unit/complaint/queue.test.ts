import { expect, test } from 'vitest';
import type { ClockCode } from '../../../domain/complaint/catalogue.ts';
import { nextPromise, queueAtMs, timeLeft } from '../../../domain/complaint/queue.ts';
import type { ComplaintClock } from '../../../domain/complaint/state.ts';
import type { WorkingCalendar } from '../../../domain/calendar.ts';

const calendar: WorkingCalendar = {
  id: 'default',
  utcOffsetMinutes: 480,
  shifts: [{ fromMinute: 540, toMinute: 1020 }],
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  makeUpWorkdays: [],
};

const at = (local: string): number => Date.parse(`${local}:00+08:00`);

function clock(key: ClockCode, from: string, due: string, fields: Partial<ComplaintClock> = {}): ComplaintClock {
  return {
    key,
    fromMs: at(from),
    dueAtMs: at(due),
    rungsAtMs: [at(due)],
    rungsActed: 0,
    frozenRemainingMs: null,
    countsWorkingTime: true,
    ...fields,
  };
}

const resolve = clock('resolve', '2026-11-20T09:00', '2026-11-27T09:00');

test('a case stands where its earliest promise is due; its age and the customer’s own time do not count', () => {
  const answer = clock('firstAnswer', '2026-11-20T09:00', '2026-11-23T09:00');
  const age = clock('age', '2026-10-01T09:00', '2026-10-29T09:00');
  expect(nextPromise({ clocks: [age, resolve, answer] })).toBe(answer);
  expect(queueAtMs({ clocks: [age, resolve, answer] })).toBe(answer.dueAtMs);
});

test('a paused case stands where it may run on at the latest; one in which nothing is owed, behind all others', () => {
  const paused = { ...resolve, frozenRemainingMs: [1] };
  const asked = clock('answerOfCustomer', '2026-11-20T09:00', '2026-12-04T09:00');
  expect(nextPromise({ clocks: [paused, asked] })).toBe(paused);
  expect(queueAtMs({ clocks: [paused, asked] })).toBe(asked.dueAtMs);
  expect(nextPromise({ clocks: [asked] })).toBeNull();
  expect(queueAtMs({ clocks: [] })).toBeGreaterThan(at('9999-01-01T00:00'));
});

test('time left counts as the limit does: of five working days two are left on Wednesday morning', () => {
  expect(timeLeft(resolve, at('2026-11-25T09:00'), { calendar })).toEqual({ leftMs: 16 * 3_600_000, share: 0.4 });
  const plain = { ...resolve, countsWorkingTime: false };
  expect(timeLeft(plain, at('2026-11-25T09:00'), { calendar })).toEqual({ leftMs: 48 * 3_600_000, share: 2 / 7 });
  expect(timeLeft(resolve, at('2026-11-30T09:00'), { calendar })).toEqual({ leftMs: 0, share: 0 });
});

test('a paused clock keeps what it had until it was due, not until its warning or its repetition', () => {
  const hourMs = 3_600_000;
  const [warnAtMs, laterMs] = [resolve.dueAtMs - 8 * hourMs, resolve.dueAtMs + 24 * hourMs];
  const paused = {
    ...resolve,
    rungsAtMs: [warnAtMs, resolve.dueAtMs, laterMs],
    frozenRemainingMs: [8 * hourMs, 16 * hourMs, 24 * hourMs],
  };
  expect(timeLeft(paused, at('2026-12-30T09:00'), { calendar }).leftMs).toBe(16 * hourMs);
  const warned = { ...paused, rungsActed: 1, frozenRemainingMs: [16 * hourMs, 24 * hourMs] };
  expect(timeLeft(warned, at('2026-12-30T09:00'), { calendar }).leftMs).toBe(16 * hourMs);
  const overdue = { ...paused, rungsActed: 2, frozenRemainingMs: [24 * hourMs] };
  expect(timeLeft(overdue, at('2026-12-30T09:00'), { calendar })).toEqual({ leftMs: 0, share: 0 });
});
