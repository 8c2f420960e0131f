import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Problem } from '../../contracts/problem.ts';
import { bankDayOf } from '../../domain/bank-day.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

const day = (fromToday: number): string => bankDayOf(Date.now() + fromToday * 86_400_000, 480).date;

interface AbsenceView {
  readonly absenceId: string;
  readonly now: boolean;
}

const leave = (staffId: string, deputyId: string, as: string, days: readonly [number, number] = [0, 5], key?: string) =>
  site.call<AbsenceView & Problem>('POST', 'absences', {
    as,
    ...(key === undefined ? {} : { key }),
    body: { staffId, deputyId, from: day(days[0]), to: day(days[1]) },
  });

const end = (absenceId: string, as: string) =>
  site.call<AbsenceView & Problem>('POST', `absences/${absenceId}/end`, { as, body: {} });

async function tasksOf(staffId: string): Promise<string[]> {
  const { body } = await site.get<{ items: { prospectId: string }[] }>('tasks?limit=200', staffId);
  return body.items.map(({ prospectId }) => prospectId);
}

async function dayOf(staffId: string): Promise<string[]> {
  const { body } = await site.get<{ tasks: { prospectId: string; assigneeId: string }[] }>('my-day', staffId);
  return body.tasks.map(({ prospectId }) => prospectId);
}

const { manager, colleague, teamLead, head, otherManager } = people;

describe('while a customer manager is on leave', () => {
  test('the deputy sees the work and does it; before and after it is none of theirs', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const sees = async () => [
      (await site.get(`prospects/${prospectId}`, colleague)).status,
      (await tasksOf(colleague)).includes(prospectId),
      (await dayOf(colleague)).includes(prospectId),
    ];
    expect(await sees()).toEqual([404, false, false]);
    expect((await site.command(prospectId, 'saveIntel', {}, { as: colleague })).status).toBe(404);

    const { body } = await leave(manager, colleague, manager);
    expect(body).toMatchObject({ staffId: manager, deputyId: colleague, now: true });
    expect(await sees()).toEqual([200, true, true]);
    expect((await site.command(prospectId, 'saveIntel', {}, { as: colleague })).status).toBe(200);
    const { body: history } = await site.get<{ events: { actor: { staffId: string } }[] }>(
      `prospects/${prospectId}/history`,
      manager,
    );
    expect(JSON.stringify(history)).toContain(colleague);
    // who is on leave may look in
    expect((await site.get(`prospects/${prospectId}`, manager)).status).toBe(200);

    expect((await end(body.absenceId, manager)).body).toMatchObject({ now: false });
    expect(await sees()).toEqual([404, false, false]);
  });

  test('the deputy reviews and waives nothing on the pursuits they stand in for', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const waive = () =>
      site.command(
        prospectId,
        'advance',
        { to: 'planningVisit' },
        { as: teamLead, overrides: [{ code: 'G2.INTEL', reason: 'known' }] },
      );
    const { body } = await leave(manager, teamLead, manager);
    expect(await waive()).toMatchObject({ status: 403 });
    await end(body.absenceId, manager);
    expect((await waive()).status).not.toBe(403);
  });

  test('a leave that begins later changes nothing yet', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const { body } = await leave(manager, colleague, manager, [3, 4]);
    expect(body.now).toBe(false);
    expect(await tasksOf(colleague)).not.toContain(prospectId);
    expect((await end(body.absenceId, manager)).status).toBe(200);
    const { body: list } = await site.get<{ absences: AbsenceView[] }>('absences');
    expect(list.absences.map(({ absenceId }) => absenceId)).not.toContain(body.absenceId);
  });

  test('the deputy of a team lead sees what waits for the team lead', async () => {
    await rig.workflows.models.tasks.create({
      _id: 'for-the-lead',
      prospectId: 'p-of-the-team',
      revision: 1,
      status: 'open',
      kind: 'supervisorReview',
      audience: 'teamLead',
      assigneeId: null,
      teamId: 't-0101',
      branchId: 'b-01',
      openedAt: new Date(),
      dueAt: new Date(),
      deadlineKey: null,
      priority: 1,
    });
    expect(await tasksOf(teamLead)).toContain('p-of-the-team');
    expect(await tasksOf('s-0112')).not.toContain('p-of-the-team');
    const { body } = await leave(teamLead, 's-0112', teamLead);
    expect(await tasksOf('s-0112')).toContain('p-of-the-team');
    await end(body.absenceId, teamLead);
  });
});

describe('who enters a leave', () => {
  test('oneself, whoever gives work to people of the branch, and an administrator; nobody else', async () => {
    const outcomes = [];
    for (const as of ['s-0103', head, people.admin, 's-0104', people.otherHead, people.backOffice]) {
      const { status, body } = await leave('s-0103', 's-0104', as, [0, 1]);
      outcomes.push(status);
      if (status === 200) expect((await end(body.absenceId, as)).status).toBe(200);
    }
    expect(outcomes).toEqual([200, 200, 200, 403, 403, 403]);
    const { body } = await leave('s-0103', 's-0104', 's-0103', [0, 1]);
    expect((await end(body.absenceId, 's-0104')).status).toBe(403);
    await end(body.absenceId, 's-0103');
  });

  test('a repeated request enters it once', async () => {
    const [first, second] = [
      await leave('s-0301', 's-0302', 's-0301', [0, 1], 'leave-0001'),
      await leave('s-0301', 's-0302', 's-0301', [0, 1], 'leave-0001'),
    ];
    expect(second.body).toEqual(first.body);
    expect(await rig.workflows.models.absences.countDocuments({ staffId: 's-0301' })).toBe(1);
  });
});

describe('a leave is refused', () => {
  const refused = async (reply: Awaited<ReturnType<typeof leave>>): Promise<string[]> => {
    expect(reply.status).toBe(400);
    return (reply.body.errors ?? []).map(({ pointer }) => pointer);
  };

  test.each([
    ['with oneself as deputy', manager, [0, 1], ['/deputyId']],
    ['with somebody of another branch', otherManager, [0, 1], ['/deputyId']],
    ['with somebody who is not there', 's-9999', [0, 1], ['/deputyId']],
    ['that ends before it begins', colleague, [2, 1], ['/to']],
    ['that is over', colleague, [-3, -2], ['/to']],
    ['of more than a year', colleague, [0, 400], ['/to']],
  ] as const)('%s', async (_case, deputyId, days, pointers) => {
    expect(await refused(await leave(manager, deputyId, manager, days))).toEqual(pointers);
  });

  test('on days that another one has, and with a deputy who is away too', async () => {
    const { body } = await leave('s-0202', 's-0203', 's-0202', [10, 12]);
    expect(await refused(await leave('s-0202', 's-0204', 's-0202', [12, 14]))).toEqual(['/from']);
    expect(await refused(await leave('s-0201', 's-0202', 's-0201', [8, 10]))).toEqual(['/deputyId']);
    await end(body.absenceId, 's-0202');
    expect((await leave('s-0202', 's-0204', 's-0202', [12, 14])).status).toBe(200);
  });
});
