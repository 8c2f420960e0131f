import { describe, expect, test } from 'vitest';
import { taskKinds } from '../../../domain/process/definition.ts';
import { prospectCommands } from '../../../domain/prospect/commands.ts';
import { closedByTheirCommand } from '../../../domain/prospect/commands/complete-task.ts';
import { dayMs, hourMs } from '../../../domain/wait.ts';
import { commandOfTask } from '../../../domain/prospect/task-work.ts';
import type { Refusal } from '../../../domain/failure.ts';
import type { Task } from '../../../domain/prospect/state.ts';
import { supervisor } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

function task(pursuit: Pursuit, kind: Task['kind']): Task {
  const found = pursuit.state.tasks.find((open) => open.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${pursuit.state.tasks.map((open) => open.kind).join()}`);
  return found;
}

function codes(refusal: Refusal | null): string[] {
  return refusal?.unmet.map(({ code }) => code) ?? [];
}

describe('a snoozed task', () => {
  test('moves neither the deadline nor the ladder: the team lead hears on the same instant as without the snooze', () => {
    const plain = new Pursuit().toPhase('gatheringIntel');
    const snoozing = new Pursuit().toPhase('gatheringIntel');
    const { taskId, dueAtMs } = task(snoozing, 'collectIntel');
    const deadlines = snoozing.state.deadlines;
    snoozing.do('snoozeTask', { taskId, untilMs: snoozing.nowMs + 29 * dayMs });
    expect(task(snoozing, 'collectIntel')).toMatchObject({ dueAtMs, snoozedUntilMs: snoozing.nowMs + 29 * dayMs });
    expect(snoozing.state.deadlines).toBe(deadlines);

    const told = (pursuit: Pursuit) =>
      pursuit
        .wait(pursuit.nowMs + 25 * dayMs)
        .log.flatMap(({ atMs, notices }) => notices.map(({ audience, deadline }) => [atMs, audience, deadline]));
    const heard = told(snoozing);
    expect(heard.filter(([, audience]) => audience === 'teamLead').length).toBeGreaterThan(0);
    expect(heard).toEqual(told(plain));
  });

  test('is taken back, once', () => {
    const pursuit = new Pursuit();
    const before = task(pursuit, 'qualify');
    pursuit.do('snoozeTask', { taskId: before.taskId }).do('unsnoozeTask', { taskId: before.taskId });
    expect(task(pursuit, 'qualify')).toEqual(before);
    expect(codes(pursuit.attempt('unsnoozeTask', { taskId: before.taskId }))).toEqual(['X.NOT_SNOOZED']);
  });

  test('is not taken over by the next owner', () => {
    const pursuit = new Pursuit();
    pursuit.do('snoozeTask', { taskId: task(pursuit, 'qualify').taskId });
    pursuit.do('assignOwner', { staffId: 's-0102' }, supervisor);
    expect(task(pursuit, 'qualify').assigneeId).toBe('s-0102');
    expect(task(pursuit, 'qualify')).not.toHaveProperty('snoozedUntilMs');
  });

  test.each([
    ['into the past', -1],
    ['for longer than 30 days', 30 * dayMs + 1],
  ])('is refused %s', (_case, forMs) => {
    const pursuit = new Pursuit();
    const { taskId } = task(pursuit, 'qualify');
    const refusal = pursuit.attempt('snoozeTask', { taskId, untilMs: pursuit.nowMs + forMs, reason: null });
    expect(codes(refusal)).toEqual(['X.SNOOZE_UNTIL']);
  });

  test('must be open', () => {
    const pursuit = new Pursuit();
    const untilMs = pursuit.nowMs + hourMs;
    expect(codes(pursuit.attempt('snoozeTask', { taskId: 'p-1/task-99', untilMs, reason: null }))).toEqual(['X.TASK']);
    expect(codes(pursuit.attempt('unsnoozeTask', { taskId: 'p-1/task-99' }))).toEqual(['X.TASK']);
    expect(codes(pursuit.attempt('skipTask', { taskId: 'p-1/task-99', reason: 'none' }))).toEqual(['X.TASK']);
  });
});

test('the owner neither ticks off nor puts off what a supervisor was asked to look into about them', () => {
  const pursuit = new Pursuit().toPhase('gatheringIntel');
  pursuit.wait(pursuit.nowMs + 25 * dayMs);
  const { taskId } = task(pursuit, 'supervisorReview');
  const snooze = { taskId, untilMs: pursuit.nowMs + hourMs, reason: null };
  expect(codes(pursuit.attempt('completeTask', { taskId, result: 'all is well' }))).toEqual(['X.SUPERVISOR']);
  expect(codes(pursuit.attempt('snoozeTask', snooze))).toEqual(['X.SUPERVISOR']);
  pursuit.do('snoozeTask', snooze, supervisor);
  expect(codes(pursuit.attempt('unsnoozeTask', { taskId }))).toEqual(['X.SUPERVISOR']);
  pursuit.do('unsnoozeTask', { taskId }, supervisor).do('completeTask', { taskId }, supervisor);
  expect(pursuit.state.tasks.map((open) => open.taskId)).not.toContain(taskId);
});

describe('a skipped task', () => {
  test('is cancelled with its reason, and the next care contact comes in its rhythm', () => {
    const pursuit = new Pursuit().toPhase('maintaining');
    pursuit.wait(pursuit.nowMs + 20 * dayMs);
    const cadence = pursuit.state.deadlines.find(({ code }) => code === 'T6.CADENCE');
    const care = task(pursuit, 'care');
    pursuit.do('skipTask', { taskId: care.taskId, reason: 'the customer is abroad' });
    expect(pursuit.log.at(-1)).toMatchObject({
      reason: 'the customer is abroad',
      tasksClosed: [{ taskId: care.taskId, status: 'cancelled' }],
    });
    expect(pursuit.state.deadlines.find(({ code }) => code === 'T6.CADENCE')).toEqual(cadence);
    pursuit.wait(pursuit.nowMs + 20 * dayMs);
    expect(task(pursuit, 'care').taskId).not.toBe(care.taskId);
  });

  test('of a rhythm with a ladder comes again with the next deadline', () => {
    const pursuit = new Pursuit().toPhase('maintaining');
    const review = task(pursuit, 'planReview');
    pursuit.wait(pursuit.nowMs + 20 * dayMs).do('skipTask', { taskId: review.taskId });
    expect(task(pursuit, 'planReview').dueAtMs).toBe(pursuit.nowMs + 30 * dayMs);
    expect(task(pursuit, 'planReview').taskId).not.toBe(review.taskId);
  });

  test('a task whose deadline the bank waits for cannot be skipped: the ladder would go on about nothing', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    const refusal = pursuit.attempt('skipTask', { taskId: task(pursuit, 'collectIntel').taskId, reason: 'busy' });
    expect(codes(refusal)).toEqual(['X.TASK_DEADLINE']);
    const promised = new Pursuit().toPhase('won').do('completeDeal', {
      promises: [{ text: 'print the ballots', dueAtMs: new Pursuit().nowMs + 20 * dayMs }],
    });
    const broken = promised.attempt('skipTask', { taskId: task(promised, 'keepPromise').taskId, reason: 'busy' });
    expect(codes(broken)).toEqual(['X.TASK_DEADLINE']);
  });

  test('a task that a command of its own closes cannot be skipped, as it cannot be ticked off', () => {
    const pursuit = new Pursuit();
    const { taskId } = task(pursuit, 'qualify');
    expect(codes(pursuit.attempt('skipTask', { taskId, reason: 'busy' }))).toEqual(['X.TASK_COMMAND']);
  });

  test('the owner cannot skip what the team lead was asked to look into, a supervisor can', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel');
    pursuit.wait(pursuit.nowMs + 25 * dayMs);
    const { taskId } = task(pursuit, 'supervisorReview');
    expect(codes(pursuit.attempt('skipTask', { taskId, reason: 'busy' }))).toEqual(['X.SUPERVISOR']);
    pursuit.do('skipTask', { taskId, reason: 'talked to the owner' }, supervisor);
    expect(pursuit.state.tasks.map((open) => open.taskId)).not.toContain(taskId);
    expect(pursuit.state.deadlines.map(({ code }) => code)).toContain('T2.INTEL');
  });
});

test('every kind of task has the command that does it, and one that closes by itself is never to be ticked off', () => {
  for (const kind of taskKinds) {
    expect(Object.keys(prospectCommands)).toContain(commandOfTask[kind]);
    if (closedByTheirCommand.includes(kind)) expect(commandOfTask[kind]).not.toBe('completeTask');
  }
});

test('a recorded contact is in the state as it was told, and in its event', () => {
  const pursuit = new Pursuit();
  pursuit.do('recordContact', { purpose: 'coldCall', outcome: 'noAnswer', notes: 'nobody there' });
  expect(pursuit.state.lastContact).toMatchObject({ purpose: 'coldCall', outcome: 'noAnswer', notes: 'nobody there' });
  expect(pursuit.log.at(-1)?.changes.lastContact).toEqual(pursuit.state.lastContact);
});
