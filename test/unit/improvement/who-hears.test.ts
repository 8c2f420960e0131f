import { describe, expect, test } from 'vitest';
import { complaintNoticeText } from '../../../domain/complaint/notice-words.ts';
import {
  improvementNoticeOf,
  improvementNotices,
  improvementOverdueAtMs,
  whoHearsImprovement,
} from '../../../domain/improvement/who-hears.ts';

const people = { ownerId: 'owner', repliesTo: ['officer', 'handler'], actorId: 'owner', complainedStaffId: null };
const overdueAtMs = improvementOverdueAtMs('2026-03-10', 480);

describe('what is told of an improvement', () => {
  test('its day passes at the midnight after it, where the bank is', () => {
    expect(new Date(overdueAtMs).toISOString()).toBe('2026-03-10T16:00:00.000Z');
  });

  test.each([
    ['open', -1, null],
    ['inProgress', -1, null],
    ['planned', 0, 'improvementOverdue'],
    ['open', 5, 'improvementOverdue'],
    ['done', -1, 'improvementDone'],
    ['done', 5, 'improvementDone'],
    ['declined', 5, 'improvementDeclined'],
  ] as const)('%s, %i ms after its day: %s', (status, afterMs, notice) => {
    expect(improvementNoticeOf({ status }, { nowMs: overdueAtMs + afterMs, overdueAtMs })).toBe(notice);
  });

  test('a reply goes to who raised it and who handles the case, but not to who gave it', () => {
    expect(whoHearsImprovement('improvementDone', people)).toEqual(['officer', 'handler']);
    expect(whoHearsImprovement('improvementDeclined', { ...people, actorId: 'officer' })).toEqual(['handler']);
  });

  test('that it is overdue its owner hears, too; the person complained about never hears', () => {
    const overdue = { ...people, actorId: null };
    expect(whoHearsImprovement('improvementOverdue', overdue)).toEqual(['owner', 'officer', 'handler']);
    expect(whoHearsImprovement('improvementOverdue', { ...overdue, complainedStaffId: 'handler' })).toEqual([
      'owner',
      'officer',
    ]);
    expect(whoHearsImprovement('improvementDone', { ...people, complainedStaffId: 'officer' })).toEqual(['handler']);
  });

  test('each has words of its own', () => {
    const said = improvementNotices.map((type) => complaintNoticeText({ kind: 'inform', type, clock: null }));
    expect(new Set(said.map(({ zh }) => zh)).size).toBe(3);
    expect(new Set(said.map(({ en }) => en)).size).toBe(3);
    expect(said).not.toContainEqual(complaintNoticeText({ kind: 'inform', type: 'other', clock: null }));
  });
});
