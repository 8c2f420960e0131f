import { expect, test } from 'vitest';
import { awaitsBooking, holderIds } from '../../../domain/prospect/holders.ts';
import { manager } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

test('a prospect is its owner’s, and of everybody who has an open task on it or maintains it, each once', () => {
  const { state } = new Pursuit().toPhase('planningVisit');
  expect(holderIds(state)).toEqual([manager.staffId]);
  const [task] = state.tasks;
  if (task === undefined) throw new Error('nothing to do');
  const helped = { ...state, tasks: [...state.tasks, { ...task, taskId: 'other', assigneeId: 's-0001' }] };
  expect(holderIds(helped)).toEqual(['s-0001', manager.staffId]);
  expect(holderIds({ ...state, ownerId: null, tasks: [] })).toEqual([]);
  const { state: maintained } = new Pursuit()
    .toPhase('won')
    .do('createMaintenancePlan', { maintainingManagerId: 's-0009' });
  expect(holderIds(maintained)).toContain('s-0009');
});

test('it is with the back office from the customer’s yes until the booking', () => {
  const pursuit = new Pursuit().toPhase('closing');
  expect(awaitsBooking(pursuit.state)).toBe(false);
  expect(awaitsBooking(pursuit.do('recordClosingAttempt').state)).toBe(true);
  expect(awaitsBooking(new Pursuit().toPhase('maintaining').state)).toBe(false);
});
