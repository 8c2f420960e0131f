import { describe, expect, test } from 'vitest';
import { plannedTouchMs, untouchedSinceMs } from '../../../domain/board/touch.ts';
import type { CommandName, CommandPayload } from '../../../domain/prospect/commands.ts';
import { applySignal } from '../../../domain/prospect/signals.ts';
import { calendar, mondayMorningMs, rules, supervisor } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Whether the clock of neglect starts again with a command an hour later. */
function restarts<Name extends CommandName>(
  pursuit: Pursuit,
  name: Name,
  payload: Partial<CommandPayload<Name>> = {},
  actor?: typeof supervisor,
): boolean {
  const before = untouchedSinceMs(pursuit.log);
  pursuit.nowMs += hourMs;
  pursuit.do(name, payload, actor);
  return untouchedSinceMs(pursuit.log) !== before;
}

describe('the clock of neglect', () => {
  test('starts with the capture of the lead', () => {
    expect(untouchedSinceMs(new Pursuit().log)).toBe(mondayMorningMs);
    expect(untouchedSinceMs([])).toBeNull();
  });

  test('starts again when the customer was spoken to', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    expect(restarts(pursuit, 'recordContact', { outcome: 'interested' })).toBe(true);
    expect(restarts(new Pursuit().toPhase('appointed'), 'rescheduleAppointment')).toBe(true);
    expect(restarts(new Pursuit().toPhase('meeting'), 'submitMinutes')).toBe(true);
    expect(restarts(new Pursuit().toPhase('meeting'), 'raiseObjection')).toBe(true);
    const thinking = { result: 'thinking', thinkingUntilMs: mondayMorningMs + 20 * dayMs } as const;
    expect(restarts(new Pursuit().toPhase('closing'), 'recordClosingAttempt', thinking)).toBe(true);
  });

  test('runs on when only the bank was busy', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    expect(restarts(pursuit, 'saveIntel')).toBe(false);
    expect(restarts(pursuit, 'advance', { to: 'planningVisit' })).toBe(false);
    expect(restarts(pursuit, 'assignOwner', {}, supervisor)).toBe(false);
    expect(restarts(pursuit, 'recordContact', { outcome: 'noAnswer' })).toBe(false);
    expect(restarts(pursuit, 'recordContact', { outcome: 'refusedHostile' })).toBe(false);
    const reminded = new Pursuit();
    const before = untouchedSinceMs(reminded.log);
    reminded.wait(mondayMorningMs + 30 * dayMs);
    expect(reminded.log.length).toBeGreaterThan(1);
    expect(untouchedSinceMs(reminded.log)).toBe(before);
  });

  test('a contact counts from when it took place, not from when it was written down', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    pursuit.nowMs += 5 * hourMs;
    const atMs = pursuit.nowMs - 2 * hourMs;
    pursuit.do('recordContact', { atMs });
    expect(untouchedSinceMs(pursuit.log)).toBe(atMs);
  });

  test('starts again when parking or the last hold ends, during which nobody was to sell', () => {
    const parked = new Pursuit().toPhase('gatheringIntel').do('park');
    expect(restarts(parked, 'resume')).toBe(true);
    const frozen = new Pursuit().toPhase('gatheringIntel').do('freeze', {}, supervisor);
    expect(restarts(frozen, 'unfreeze', {}, supervisor)).toBe(true);
  });

  test('does not start again while another hold stands', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').do('freeze', {}, supervisor);
    const signal = { complaintId: 'c-1', workflowId: 'complaint:c-1' };
    const held = applySignal(pursuit.state, { kind: 'complaintOpened', ...signal }, pursuit.nowMs, { calendar, rules });
    if (held === null) throw new Error('the complaint placed no hold');
    pursuit.state = held.state;
    pursuit.log.push(held.event);
    expect(restarts(pursuit, 'unfreeze', {}, supervisor)).toBe(false);
  });
});

describe('the planned touch', () => {
  test('is the appointment, once one is proposed', () => {
    const pursuit = new Pursuit().toPhase('appointing');
    expect(plannedTouchMs(pursuit.state)).toBeNull();
    pursuit.do('proposeAppointment', { stakeholderIds: pursuit.people() });
    expect(plannedTouchMs(pursuit.state)).toBe(pursuit.state.appointment?.startAtMs);
  });

  test('is the next step agreed in the meeting, until the follow-up is done', () => {
    const pursuit = new Pursuit().toPhase('meeting').do('submitMinutes');
    expect(plannedTouchMs(pursuit.state)).toBe(pursuit.nowMs + 3 * dayMs);
    pursuit.do('recordContact');
    expect(plannedTouchMs(pursuit.state)).toBeNull();
  });

  test('is the day until which the customer thinks', () => {
    const pursuit = new Pursuit().toPhase('closing');
    const thinkingUntilMs = pursuit.nowMs + 20 * dayMs;
    pursuit.do('recordClosingAttempt', { result: 'thinking', thinkingUntilMs });
    expect(plannedTouchMs(pursuit.state)).toBe(thinkingUntilMs);
  });

  test('is the date of the recheck while parked', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').do('park');
    expect(plannedTouchMs(pursuit.state)).toBe(pursuit.nowMs + 30 * dayMs);
  });

  test('in maintenance it follows the care rhythm, and care that was not kept stays in the past', () => {
    const pursuit = new Pursuit().toPhase('maintaining');
    const firstMs = plannedTouchMs(pursuit.state) ?? 0;
    expect(firstMs).toBe(pursuit.nowMs + dayMs);
    pursuit.wait(pursuit.nowMs + 60 * dayMs);
    expect(plannedTouchMs(pursuit.state)).toBe(firstMs);
    pursuit.do('recordContact', { purpose: 'care', outcome: 'done' });
    expect(plannedTouchMs(pursuit.state)).toBeGreaterThan(pursuit.nowMs);
  });

  test('a deadline of the process is no plan', () => {
    const pursuit = new Pursuit();
    expect(pursuit.state.deadlines.length).toBeGreaterThan(0);
    expect(plannedTouchMs(pursuit.state)).toBeNull();
  });
});
