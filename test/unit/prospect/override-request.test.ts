import { describe, expect, test } from 'vitest';
import { commandFor } from '../../../domain/prospect/task-work.ts';
import { manager, supervisor } from '../../factories/context.ts';
import { usual } from '../../factories/prospect.ts';
import { Pursuit } from '../../factories/pursuit.ts';

const ask = { codes: ['G2.INTEL', 'G2.AUTH'], reason: 'the branch has known the director for years' };
const waived = ask.codes.map((code) => ({ code, reason: 'agreed in the morning meeting' }));

function codes(refusal: { unmet: readonly { code: string }[] } | null): string[] {
  return (refusal?.unmet ?? []).map(({ code }) => code);
}

function asked(): Pursuit {
  return new Pursuit().toPhase('gatheringIntel').do('requestOverride', ask);
}

function request(pursuit: Pursuit) {
  return pursuit.state.tasks.find(({ kind }) => kind === 'decideOverride');
}

describe('an owner asks a supervisor to waive soft conditions', () => {
  test('the team lead gets a task with the conditions and the reason, due after one working day', () => {
    const pursuit = asked();
    expect(request(pursuit)).toMatchObject({
      audience: 'teamLead',
      priority: 2,
      request: { ...ask, requestedBy: manager.staffId },
      dueAtMs: pursuit.nowMs + 86_400_000,
    });
    expect(pursuit.log.at(-1)).toMatchObject({ type: 'requestOverride', reason: ask.reason });
  });

  test('the branch head is asked when the owner is a supervisor, or there is no team', () => {
    const own = new Pursuit()
      .toPhase('gatheringIntel')
      .do('requestOverride', ask, { ...supervisor, staffId: 's-0101' });
    expect(request(own)?.audience).toBe('branchHead');
    const teamless = new Pursuit({ teamId: null }).toPhase('gatheringIntel').do('requestOverride', ask);
    expect(request(teamless)?.audience).toBe('branchHead');
  });

  test('the advance with the overrides answers the request', () => {
    const pursuit = asked();
    const task = request(pursuit);
    expect(pursuit.attempt('advance', { to: 'planningVisit' }, { actor: supervisor, overrides: waived })).toBeNull();
    expect(request(pursuit)).toBeUndefined();
    expect(pursuit.log.at(-1)?.tasksClosed).toContainEqual({ taskId: task?.taskId, status: 'done' });
  });

  test('a supervisor declines with a reason; then the owner may ask again', () => {
    const pursuit = asked();
    const taskId = request(pursuit)?.taskId ?? '';
    const reason = 'meet the finance head first';
    expect(codes(pursuit.attempt('declineOverride', { taskId, reason }))).toEqual(['X.SUPERVISOR']);
    expect(
      codes(
        pursuit.attempt('declineOverride', { taskId, reason }, { actor: { ...supervisor, staffId: manager.staffId } }),
      ),
    ).toEqual(['X.OWN_CASE']);
    pursuit.do('declineOverride', { taskId, reason }, supervisor);
    expect(pursuit.log.at(-1)).toMatchObject({
      type: 'declineOverride',
      reason,
      tasksClosed: [{ taskId, status: 'done' }],
    });
    expect(pursuit.attempt('requestOverride', ask)).toBeNull();
  });

  test('a supervisor who asked for the waiver neither grants nor declines it, another one does', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').do('requestOverride', ask, supervisor);
    const advance = { to: 'planningVisit' } as const;
    const granting = pursuit.attempt('advance', advance, { actor: supervisor, overrides: waived });
    expect(codes(granting)).toContain('X.OVERRIDE');
    const decline = { taskId: request(pursuit)?.taskId ?? '', reason: 'no' };
    expect(codes(pursuit.attempt('declineOverride', decline, { actor: supervisor }))).toEqual(['X.OWN_REQUEST']);
    const another = { ...supervisor, staffId: 's-0111' };
    expect(pursuit.attempt('advance', advance, { actor: another, overrides: waived })).toBeNull();
  });

  test('nobody asks twice, about a hard condition, or about one that is met', () => {
    const pursuit = asked();
    expect(codes(pursuit.attempt('requestOverride', ask))).toEqual(['X.ALREADY_ASKED']);
    const appointed = new Pursuit().toPhase('appointed');
    expect(codes(appointed.attempt('requestOverride', { ...ask, codes: ['G2.PLAN'] }))).toEqual(['X.NOT_WAIVABLE']);
    expect(codes(appointed.attempt('requestOverride', { ...ask, codes: ['G2.INTEL'] }))).toEqual(['X.NOT_WAIVABLE']);
    const maintaining = new Pursuit().toPhase('maintaining');
    expect(codes(maintaining.attempt('requestOverride', { ...ask, codes: ['G5.BOOK'] }))).toEqual(['X.NOT_WAIVABLE']);
  });

  test('before the qualification the conditions of step 1 can be asked about', () => {
    const pursuit = new Pursuit({ source: { ...usualSource(), campaignId: 'c-1' } });
    expect(pursuit.attempt('requestOverride', { ...ask, codes: ['G1.CAMP'] })).toBeNull();
  });

  test('a waiver granted in step 1 lets the owner submit, and the event tells who waived it; the answer is a supervisor’s', () => {
    const pursuit = campaignLead().do('requestOverride', { ...ask, codes: ['G1.CAMP'] });
    const grant = { taskId: request(pursuit)?.taskId ?? '', reason: 'the list was scored on paper' };
    expect(codes(pursuit.attempt('submitQualification', usual.submitQualification(0)))).toEqual(['G1.CAMP']);
    expect(codes(pursuit.attempt('grantOverride', grant))).toEqual(['X.SUPERVISOR']);
    const owner = { ...supervisor, staffId: manager.staffId };
    expect(codes(pursuit.attempt('grantOverride', grant, { actor: owner }))).toEqual(['X.OWN_CASE']);
    expect(codes(pursuit.attempt('grantOverride', { ...grant, taskId: 'other' }, { actor: supervisor }))).toEqual([
      'X.TASK',
    ]);
    pursuit.do('grantOverride', grant, supervisor);
    expect(pursuit.log.at(-1)).toMatchObject({
      type: 'grantOverride',
      reason: grant.reason,
      tasksClosed: [{ taskId: grant.taskId, status: 'done' }],
      changes: { waivers: [{ code: 'G1.CAMP', grantedBy: supervisor.staffId }] },
    });
    expect(codes(pursuit.attempt('requestOverride', { ...ask, codes: ['G1.CAMP'] }))).toEqual(['X.NOT_WAIVABLE']);
    pursuit.do('submitQualification');
    expect(pursuit.state).toMatchObject({ phase: 'gatheringIntel', waivers: [] });
    expect(pursuit.log.at(-1)?.overridden).toEqual([{ code: 'G1.CAMP', reason: grant.reason, by: supervisor.staffId }]);
  });

  test('a granted waiver also holds for the rigorous review, covers no other condition, and ends with the step', () => {
    const pursuit = campaignLead().do('requestOverride', { ...ask, codes: ['G1.CAMP'] });
    const grant = { taskId: request(pursuit)?.taskId ?? '', reason: 'scored on paper' };
    pursuit.do('grantOverride', grant, supervisor).do('submitQualification', { growthType: true });
    expect(pursuit.state).toMatchObject({ phase: 'rigorousReview', waivers: [{ code: 'G1.CAMP' }] });
    pursuit.do('decideReview', {}, supervisor);
    expect(pursuit.state).toMatchObject({ phase: 'gatheringIntel', waivers: [] });
    expect(codes(pursuit.attempt('advance', { to: 'planningVisit' }))).not.toEqual([]);
  });

  test('a supervisor who asked for it grants it as little, and past step 1 nobody grants beforehand', () => {
    const own = campaignLead().do('requestOverride', { ...ask, codes: ['G1.CAMP'] }, supervisor);
    const grant = { taskId: request(own)?.taskId ?? '', reason: 'scored' };
    expect(codes(own.attempt('grantOverride', grant, { actor: supervisor }))).toEqual(['X.OWN_REQUEST']);
    const later = asked();
    const taskId = request(later)?.taskId ?? '';
    expect(later.attempt('grantOverride', { ...grant, taskId }, { actor: supervisor })?.code).toBe('WRONG_PHASE');
    expect([commandFor('decideOverride', 'gatheringIntel'), commandFor('decideOverride', 'qualifying')]).toEqual([
      'advance',
      'grantOverride',
    ]);
  });

  test('the task cannot be ticked off, and a decline names a task of that kind', () => {
    const pursuit = asked();
    const taskId = request(pursuit)?.taskId ?? '';
    expect(codes(pursuit.attempt('completeTask', { taskId, result: 'done' }))).toEqual(['X.TASK_COMMAND']);
    const other = pursuit.state.tasks.find(({ kind }) => kind === 'collectIntel')?.taskId ?? '';
    const decline = { taskId: other, reason: 'no' };
    expect(codes(pursuit.attempt('declineOverride', decline, { actor: supervisor }))).toEqual(['X.TASK']);
  });

  test('an advance without a question closes nothing', () => {
    const pursuit = new Pursuit().toPhase('gatheringIntel').do('saveIntel', usual.saveIntel(0));
    pursuit.do('advance');
    expect(pursuit.log.at(-1)?.tasksClosed.map(({ taskId }) => taskId)).not.toContain(undefined);
    expect(request(pursuit)).toBeUndefined();
  });
});

function campaignLead(): Pursuit {
  return new Pursuit({ source: { ...usualSource(), campaignId: 'c-1' } });
}

function usualSource() {
  return {
    findMethod: 'campaignList' as const,
    mediaSubSource: null,
    publicationTitle: null,
    publishedOn: null,
    publishedAtMs: null,
    introducerName: null,
    campaignId: null,
    campaignScore: null,
    campaignExcluded: false,
  };
}
