import { describe, expect, test } from 'vitest';
import { dayMs } from '../../../domain/wait.ts';
import type { ProspectEvent } from '../../../domain/prospect/event.ts';
import { whoHears } from '../../../domain/prospect/who-hears.ts';
import { backOffice, manager, supervisor } from '../../factories/context.ts';
import { Pursuit } from '../../factories/pursuit.ts';

/** The last event, and the owners around it. */
function heardOf(pursuit: Pursuit, before: string | null = manager.staffId): string[] {
  const event = pursuit.log.at(-1) as ProspectEvent;
  return whoHears(event, { before, after: pursuit.state.ownerId }).map(
    ({ receiver, kind }) => `${'staffId' in receiver ? receiver.staffId : receiver.post} ${kind}`,
  );
}

describe('who hears of an event', () => {
  test('nobody of what they did themselves', () => {
    expect(heardOf(new Pursuit().do('submitQualification'))).toEqual([]);
    expect(heardOf(new Pursuit())).toEqual([]);
  });

  test('the owner, of what somebody else did', () => {
    const pursuit = new Pursuit().toPhase('won').do('completeDeal').do('createMaintenancePlan');
    expect(heardOf(pursuit.do('confirmBooking', {}, backOffice))).toEqual([`${manager.staffId} command`]);
    expect(heardOf(new Pursuit().do('freeze', {}, supervisor))).toEqual([`${manager.staffId} command`]);
  });

  test('the new owner and the one before, of a reassignment', () => {
    const pursuit = new Pursuit().do('assignOwner', { staffId: 's-0102' }, supervisor);
    expect(heardOf(pursuit)).toEqual(['s-0102 assigned', `${manager.staffId} handedOver`, 's-0102 command']);
  });

  test('the owner, of a lead that somebody else captured', () => {
    expect(heardOf(new Pursuit({}, undefined, supervisor), null)).toContain(`${manager.staffId} assigned`);
  });

  test('the team lead, of work that a command opens there', () => {
    expect(heardOf(new Pursuit().do('submitQualification', { growthType: true }))).toEqual(['teamLead task']);
  });

  test('whom each rung of a ladder names, and the posts it gives work to', () => {
    const pursuit = new Pursuit();
    const from = pursuit.log.length;
    pursuit.wait(pursuit.nowMs + 40 * dayMs);
    const heard = pursuit.log
      .slice(from)
      .filter(({ type }) => type === 'T1.QUALIFY')
      .map((event) =>
        whoHears(event, { before: manager.staffId, after: manager.staffId }).map(
          ({ receiver, kind }) => `${'staffId' in receiver ? receiver.staffId : receiver.post} ${kind}`,
        ),
      );
    expect(heard).toEqual(
      expect.arrayContaining([[`${manager.staffId} reminder`], ['teamLead informed'], ['branchHead informed']]),
    );
  });

  test('the owner, of a pursuit that ended by itself', () => {
    const pursuit = new Pursuit().do('park');
    pursuit.wait(pursuit.nowMs + 400 * dayMs);
    expect(pursuit.state.phase).toBe('lost');
    expect(heardOf(pursuit)).toEqual([`${manager.staffId} change`]);
  });
});
