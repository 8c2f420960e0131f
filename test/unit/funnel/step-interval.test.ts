import { describe, expect, test } from 'vitest';
import { stepIntervals, touchesInterval, type StepInterval } from '../../../domain/funnel/step-interval.ts';
import type { ProspectEvent } from '../../../domain/prospect/event.ts';
import { contextAt } from '../../factories/context.ts';
import { Pursuit, supervisor } from '../../factories/pursuit.ts';
import { reopenProspect } from '../../../domain/prospect/reopen.ts';

const dayMs = 86_400_000;

function told(intervals: readonly StepInterval[]): string[] {
  return intervals.map(
    ({ cycleNo, step, kind, entry, first, exit }) =>
      `${cycleNo}: step ${step} ${kind}, ${entry}${first ? ' first' : ''} → ${exit ?? 'goes on'}`,
  );
}

test('a pursuit to maintenance without objections: step 4 is passed without any time in it', () => {
  const { log } = new Pursuit().toPhase('maintaining');
  const intervals = stepIntervals(log);
  expect(told(intervals)).toEqual([
    '1: step 1 work, begun first → forward',
    '1: step 2 work, forward first → forward',
    '1: step 3 work, forward first → forward',
    '1: step 4 skipped, forward first → forward',
    '1: step 5 work, forward first → forward',
    '1: step 6 work, forward first → goes on',
  ]);
  const won = log.find(({ toPhase }) => toPhase === 'won') as ProspectEvent;
  expect(intervals.map(({ wonAtMs }) => wonAtMs)).toEqual([null, null, null, null, won.atMs, null]);
});

test('a blocking objection in the meeting: step 4 is entered, and not skipped later', () => {
  const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes').do('raiseObjection');
  const objectionId = pursuit.state.objections[0]?.objectionId ?? '';
  pursuit.do('advance', { to: 'handlingObjections' }).do('answerObjection', { objectionId });
  pursuit.do('confirmObjection', { objectionId });
  expect(told(stepIntervals(pursuit.log)).slice(2)).toEqual([
    '1: step 3 work, forward first → forward',
    '1: step 4 work, forward first → forward',
    '1: step 5 work, forward first → goes on',
  ]);
});

test('a new objection at the close falls back; the second time in a step is no first time', () => {
  const pursuit = new Pursuit().toPhase('closing').do('recordClosingAttempt', {
    result: 'newObjection',
    objection: { verbatim: 'too dear', type: 'price' },
  });
  expect(told(stepIntervals(pursuit.log)).slice(3)).toEqual([
    '1: step 4 skipped, forward first → forward',
    '1: step 5 work, forward first → back',
    '1: step 4 work, back → goes on',
  ]);
});

test('parked time is an interval of its own kind, and what ends there is lost from the step it was parked in', () => {
  const pursuit = new Pursuit().toPhase('planningVisit').do('park').wait(Date.parse('2026-11-27T10:00:00+08:00'));
  pursuit.do('resume').do('park').do('markLost', {}, supervisor);
  const intervals = stepIntervals(pursuit.log);
  expect(told(intervals).slice(1)).toEqual([
    '1: step 2 work, forward first → parked',
    '1: step 2 parked, parked → resumed',
    '1: step 2 work, resumed → parked',
    '1: step 2 parked, parked → lost',
  ]);
  expect(intervals.at(-1)?.lossReason).toBe('competitor');
});

test('intervals lie end to end from the beginning to the end', () => {
  const pursuit = new Pursuit().toPhase('planningVisit').do('park');
  pursuit
    .wait(pursuit.nowMs + 3 * dayMs)
    .do('resume')
    .do('submitVisitPlan', { stakeholderIds: pursuit.people() });
  const intervals = stepIntervals(pursuit.log);
  expect(intervals.slice(1).map(({ enteredAtMs }) => enteredAtMs)).toEqual(
    intervals.slice(0, -1).map(({ leftAtMs }) => leftAtMs),
  );
  expect(new Set(intervals.map(({ begunAtMs }) => begunAtMs))).toEqual(new Set([pursuit.log[0]?.atMs]));
});

test('a reopened pursuit begins a cycle of its own in step 1', () => {
  const pursuit = new Pursuit().toPhase('gatheringIntel').do('markLost', {}, supervisor);
  const reopenedAtMs = pursuit.nowMs + 40 * dayMs;
  const { event } = reopenProspect(
    pursuit.state,
    { reason: 'new fact', newFact: 'a new finance head' },
    contextAt(reopenedAtMs, supervisor),
  );
  const intervals = stepIntervals([...pursuit.log, event]);
  expect(told(intervals)).toEqual([
    '1: step 1 work, begun first → forward',
    '1: step 2 work, forward first → lost',
    '2: step 1 work, begun first → goes on',
  ]);
  expect(intervals.at(-1)?.begunAtMs).toBe(reopenedAtMs);
});

describe('whose hands', () => {
  const owner = { staffId: 's-0101', teamId: 't-0101', branchId: 'b-01', eligible: true, reason: 'nearest' };

  test('a lead that nobody owned counts for its first owner; what is passed on counts for who had it', () => {
    const pursuit = new Pursuit({ ownerId: null, teamId: null });
    pursuit.do('assignOwner', owner, supervisor).do('submitQualification');
    pursuit.do('assignOwner', { ...owner, staffId: 's-0103', teamId: 't-0102' }, supervisor);
    const [first, second] = stepIntervals(pursuit.log);
    expect(first).toMatchObject({ entered: { ownerId: 's-0101', teamId: 't-0101' }, held: { ownerId: 's-0101' } });
    expect(second).toMatchObject({ entered: { ownerId: 's-0101' }, held: { ownerId: 's-0103', teamId: 't-0102' } });
  });

  test('another branch that takes a prospect over begins an interval of its own', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    pursuit.wait(pursuit.nowMs + dayMs);
    pursuit.do('assignOwner', { ...owner, staffId: 's-0201', teamId: 't-0201', branchId: 'b-02' }, supervisor);
    const intervals = stepIntervals(pursuit.log);
    expect(told(intervals).slice(1)).toEqual([
      '1: step 2 work, forward first → moved',
      '1: step 2 work, moved → goes on',
    ]);
    expect(intervals.slice(1).map(({ branchId, held }) => [branchId, held.ownerId])).toEqual([
      ['b-01', 's-0101'],
      ['b-02', 's-0201'],
    ]);
  });
});

test('a duplicate that was merged before it was won leaves nothing to count; one that was won stays', () => {
  const merged = (pursuit: Pursuit): ProspectEvent[] => {
    const last = pursuit.log.at(-1) as ProspectEvent;
    const { toPhase: fromPhase, revision } = last;
    return [...pursuit.log, { ...last, revision: revision + 1, fromPhase, toPhase: 'merged', changes: {} }];
  };
  expect(stepIntervals(merged(new Pursuit().toPhase('closing')))).toEqual([]);
  expect(told(stepIntervals(merged(new Pursuit().toPhase('maintaining')))).at(-1)).toBe(
    '1: step 6 work, forward first → merged',
  );
});

test('only events that touch an interval change any: the rest may be left out', () => {
  const pursuit = new Pursuit()
    .toPhase('meeting')
    .do('submitMinutes')
    .do('recordContact')
    .do('advance', { to: 'closing' });
  const touching = pursuit.log.filter(touchesInterval);
  expect(touching.length).toBeLessThan(pursuit.log.length / 2);
  expect(stepIntervals(touching)).toEqual(stepIntervals(pursuit.log));
});
