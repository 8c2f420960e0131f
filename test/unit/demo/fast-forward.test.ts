import { expect, test } from 'vitest';
import { tellCaseEvent, type CaseEvent } from '../../../scripts/fast-forward/complaint.ts';
import { parseDurationSec } from '../../../scripts/fast-forward/duration.ts';
import { tellEvent, type HistoryEvent } from '../../../scripts/fast-forward/prospect.ts';

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

const caseEvent: CaseEvent = {
  revision: 5,
  type: 'firstAnswer',
  rule: null,
  at: '2026-12-01T01:30:00.000Z',
  actor: { kind: 'timer', clock: 'firstAnswer' },
  commandId: null,
  fromStatus: 'received',
  toStatus: 'received',
  reason: null,
  ledger: [{ clock: 'firstAnswer', kind: 'overdue', dueAt: null, leftMs: null }],
  notices: [{ audience: 'level2', staffId: 's-0001', action: 'raise', clock: 'firstAnswer' }],
  changes: { level: 2, levelSinceMs: 1 },
};

test('an event of a case tells which limit has passed, who hears of it and to which level it rose', () => {
  expect(tellCaseEvent(caseEvent, { utcOffsetMinutes: 480, isSystemic: false })).toBe(
    '2026-12-01 09:30  首次答复 · First answer: 到期 · Time is up → 支行负责人 · Branch manager (s-0001): 升级 · Level raised; 第二级：主管（支行负责人、团队主管） · Level 2: supervisor (branch manager or team lead)',
  );
});

test('an event of a case that ends it says so, and one without a limit is called by its name', () => {
  const closed: CaseEvent = {
    ...caseEvent,
    type: 'withdraw',
    toStatus: 'withdrawn',
    ledger: [],
    notices: [],
    changes: {},
  };
  expect(tellCaseEvent(closed, { utcOffsetMinutes: 0, isSystemic: false })).toMatch(
    / {2}withdraw → 已撤诉 · Withdrawn$/,
  );
});
