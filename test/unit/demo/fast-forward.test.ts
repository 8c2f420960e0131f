import { expect, test } from 'vitest';
import { parseDurationSec } from '../../../scripts/fast-forward/duration.ts';
import { tellEvent, type HistoryEvent } from '../../../scripts/fast-forward/story.ts';

test.each([
  ['90m', 5_400],
  ['12h', 43_200],
  ['30d', 2_592_000],
  ['2w', 1_209_600],
  ['366d', 31_622_400],
  ['367d', null],
  ['0d', null],
  ['-1d', null],
  ['30', null],
  ['d', null],
  ['1.5h', null],
  ['30d ', null],
])('%s is %s seconds', (written, seconds) => {
  expect(parseDurationSec(written)).toBe(seconds);
});

const event: HistoryEvent = {
  revision: 3,
  cycleNo: 1,
  type: 'T6.REVIEW',
  rule: null,
  at: '2026-12-30T01:00:00.000Z',
  actor: { kind: 'timer', deadline: 'T6.REVIEW' },
  commandId: null,
  fromPhase: 'maintaining',
  toPhase: 'maintaining',
  reason: null,
  overridden: [],
  notices: [],
  changes: {},
};

test('an event tells who hears what, on the bank’s clock, in Chinese and English', () => {
  const notices: HistoryEvent['notices'] = [
    { audience: 'teamLead', staffId: null, action: 'inform', deadline: 'T6.REVIEW' },
  ];
  expect(tellEvent({ ...event, notices }, 480)).toBe(
    '2026-12-30 09:00  T6.REVIEW   检查维护计划 · Review the maintenance plan → 团队主管：告知 · the team lead is told',
  );
});

test('an event that moves the prospect says where to', () => {
  expect(tellEvent({ ...event, toPhase: 'lost' }, 0)).toMatch(/→ 未成交 · now Lost$/);
});
