import { describe, expect, test } from 'vitest';
import { boardMoves, wayTo } from '../../../domain/board/moves.ts';
import { endOfTodayMs, nextActionColour } from '../../../domain/board/next-action-colour.ts';
import { phaseCodes, type PhaseCode } from '../../../domain/process/definition.ts';
import { calendar, definition } from '../../factories/context.ts';

function columns(phase: PhaseCode, held = false): string[] {
  return boardMoves(definition, { phase, held }).map(({ step, to, kind }) => `${step} ${to} ${kind}`);
}

describe('columns that take a card', () => {
  test.each([
    ['lead', ['2 gatheringIntel forward']],
    ['qualifying', ['2 gatheringIntel forward']],
    ['rigorousReview', ['2 gatheringIntel forward']],
    ['gatheringIntel', ['1 qualifying back', '3 meeting forward']],
    ['appointing', ['3 meeting forward']],
    ['meeting', ['1 qualifying back', '2 gatheringIntel back', '4 handlingObjections forward', '5 closing forward']],
    ['handlingObjections', ['2 gatheringIntel back', '3 meeting back', '5 closing forward']],
    ['closing', ['3 meeting back', '6 maintaining forward']],
    ['won', ['6 maintaining forward']],
    ['maintaining', []],
    ['nurture', []],
    ['lost', []],
  ] as [PhaseCode, string[]][])('from %s', (phase, expected) => {
    expect(columns(phase)).toEqual(expected);
  });

  test('under a hold nothing goes forward', () => {
    expect(columns('meeting', true)).toEqual(['1 qualifying back', '2 gatheringIntel back']);
    expect(columns('qualifying', true)).toEqual([]);
  });

  test('no phase leads to its own column, twice to one, or past what the process connects', () => {
    for (const phase of phaseCodes) {
      const moves = boardMoves(definition, { phase, held: false });
      expect(new Set(moves.map(({ step }) => step)).size).toBe(moves.length);
      for (const { step, kind, to, fallBack } of moves) {
        const own = definition.steps.find(({ phases }) => phases.some(({ code }) => code === phase));
        expect(step).not.toBe(own?.number);
        if (kind === 'back') expect(fallBack).toMatchObject({ from: phase, to });
        else expect(own?.phases.flatMap(({ leadsTo }) => leadsTo)).toContain(to);
      }
    }
  });
});

describe('the way to a column', () => {
  test.each([
    ['gatheringIntel', 'meeting', ['gatheringIntel', 'planningVisit', 'appointing', 'appointed', 'meeting']],
    ['lead', 'gatheringIntel', ['lead', 'qualifying', 'gatheringIntel']],
    ['meeting', 'closing', ['meeting', 'closing']],
    ['closing', 'maintaining', ['closing', 'won', 'maintaining']],
    ['closing', 'closing', ['closing']],
    ['closing', 'meeting', []],
    ['nurture', 'meeting', []],
  ] as [PhaseCode, PhaseCode, PhaseCode[]][])('from %s to %s', (from, to, expected) => {
    expect(wayTo(definition, from, to)).toEqual(expected);
  });
});

describe('the colour of the next action', () => {
  const nowMs = Date.parse('2026-11-23T17:00:00+08:00');
  test.each([
    [null, 'none'],
    ['2026-11-23T16:59:59+08:00', 'overdue'],
    ['2026-11-23T17:00:00+08:00', 'today'],
    ['2026-11-23T23:59:59+08:00', 'today'],
    ['2026-11-24T00:00:00+08:00', 'later'],
  ])('%s is %s', (at, expected) => {
    expect(nextActionColour(at === null ? null : Date.parse(at), nowMs, calendar)).toBe(expected);
  });

  test('today ends at midnight of the branch', () => {
    expect(endOfTodayMs(nowMs, calendar)).toBe(Date.parse('2026-11-24T00:00:00+08:00'));
  });
});
