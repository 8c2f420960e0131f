import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissionRules, type PermissionRules } from '../../api/permissions/rules.ts';
import type { MyDayView } from '../../contracts/my-day.ts';
import { ApiRig, people, Site, walkTo } from '../helpers/api-rig.ts';
import { inMinutes } from '../factories/wire.ts';
import { eventually } from '../helpers/eventually.ts';
import { prospectSignals, prospectWorkflowId } from '../../workflows/prospect/messages.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

async function dayOf(as: string = people.manager, query = ''): Promise<MyDayView> {
  const { status, body, text } = await site.get<MyDayView>(`my-day${query}`, as);
  if (status !== 200) throw new Error(text);
  return body;
}

async function line(prospectId: string, kind: string, as: string = people.manager) {
  const found = (await dayOf(as)).tasks.find((task) => task.prospectId === prospectId && task.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
}

describe('my day', () => {
  test('lists open work with its customer, its step and the command that does it; overdue first', async () => {
    const early = await walkTo(site, 'gatheringIntel', {
      customer: { name: '海湾贸易', customerType: 'company', phone: '13900002222' },
    });
    const late = await walkTo(site, 'qualifying');
    await rig.workflows.models.tasks.updateMany(
      { prospectId: late },
      { $set: { dueAt: new Date(Date.now() - 60_000) } },
    );
    const day = await dayOf();
    expect(day.tasks[0]).toMatchObject({
      prospectId: late,
      due: 'overdue',
      command: 'submitQualification',
      tickingOff: 'X.TASK_COMMAND',
    });
    expect(day.tasks.find(({ prospectId }) => prospectId === early)).toMatchObject({
      kind: 'collectIntel',
      command: 'saveIntel',
      customerName: '海湾贸易',
      customerPhoneLast4: expect.stringMatching(/2222$|•/),
      step: 2,
      phase: 'gatheringIntel',
      due: 'later',
      tickingOff: null,
      skipping: 'X.TASK_DEADLINE',
    });
    expect(day.counts.overdue).toBe(1);
    expect(day.tasks.map(({ due }) => due)).toEqual(
      day.tasks.map(({ due }) => due).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    // of each kind, too, and of all of them however few were asked for
    expect(day.kinds).toContainEqual({ kind: 'qualify', overdue: 1, today: 0, later: 0 });
    const short = await dayOf(people.manager, '?limit=1');
    expect([short.tasks.length, short.counts, short.kinds]).toEqual([1, day.counts, day.kinds]);
    expect((await dayOf(people.manager, '?due=overdue')).tasks.map(({ prospectId }) => prospectId)).toEqual([late]);
    expect((await dayOf(people.manager, '?kind=collectIntel')).tasks.every(({ kind }) => kind === 'collectIntel')).toBe(
      true,
    );
    expect((await dayOf(people.colleague)).tasks).toEqual([]);
  });

  test('shows nothing of work that is out of reach by now: each list is narrowed to what its reader may read', async () => {
    await walkTo(site, 'appointed');
    const { client, models, taskQueue } = rig.workflows;
    const blind = await Site.open({
      temporal: client,
      models,
      rules: { ...permissionRules, reachOf: () => ({ _id: { $in: [] } }) as never },
      settings: { environment: 'test', requestTimeoutMs: 1_000, taskQueue },
    });
    const { body } = await blind.get<MyDayView>('my-day');
    expect(body).toMatchObject({ tasks: [], appointments: [], holds: [], promises: [] });
    expect((await blind.get('tasks')).body).toMatchObject({ items: [] });
    await blind.close();
    const seesTasksOnly: PermissionRules['reachOf'] = (ability, action, kind) =>
      kind === 'Task' ? permissionRules.reachOf(ability, action, kind) : ({ _id: { $in: [] } } as never);
    await site.do(await walkTo(site, 'qualifying'), 'submitQualification', { growthType: true });
    const half = await Site.open({
      temporal: client,
      models,
      rules: { ...permissionRules, reachOf: seesTasksOnly },
      settings: { environment: 'test', requestTimeoutMs: 1_000, taskQueue },
    });
    expect((await half.get('reviews', people.head)).body).toMatchObject({ items: [] });
    await half.close();
  });

  test('a snoozed task goes to the end and stays counted as overdue; taking it back brings it up again', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    await rig.workflows.models.tasks.updateMany({ prospectId }, { $set: { dueAt: new Date(Date.now() - 3_600_000) } });
    const { taskId } = await line(prospectId, 'qualify');
    const before = await dayOf();
    await site.do(prospectId, 'snoozeTask', { taskId });
    await rig.workflows.models.tasks.updateMany({ prospectId }, { $set: { dueAt: new Date(Date.now() - 3_600_000) } });
    const snoozed = await dayOf();
    expect(snoozed.tasks.at(-1)).toMatchObject({ taskId, due: 'overdue', snoozedUntil: expect.any(String) });
    expect(snoozed.counts).toMatchObject({ overdue: before.counts.overdue, snoozed: 1 });
    await site.do(prospectId, 'unsnoozeTask', { taskId });
    expect((await dayOf()).counts.snoozed).toBe(0);
  });

  test('a skipped task leaves the list with its reason in the log; what a deadline waits for is refused', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const { taskId } = await line(prospectId, 'collectIntel');
    const refused = await site.command(prospectId, 'skipTask', { taskId });
    expect(refused).toMatchObject({ status: 422, body: { unmet: [{ code: 'X.TASK_DEADLINE' }] } });
    expect(
      (await site.command(prospectId, 'snoozeTask', { taskId, until: inMinutes(60 * 24 * 40) })).body,
    ).toMatchObject({
      unmet: [{ code: 'X.SNOOZE_UNTIL' }],
    });
  });

  test('counts the cold calls of today by outcome, and only those', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    const before = (await dayOf()).calls;
    for (const outcome of ['noAnswer', 'interested', 'refusedPolite'])
      await site.do(prospectId, 'recordContact', { purpose: 'coldCall', outcome });
    await site.do(prospectId, 'recordContact', { purpose: 'care', outcome: 'done' });
    await site.do(prospectId, 'recordContact', { purpose: 'coldCall', direction: 'inbound', outcome: 'done' });
    await site.do(prospectId, 'recordContact', { purpose: 'coldCall', outcome: 'done', at: inMinutes(-60 * 30) });
    const { made, successful, successRate, target } = (await dayOf()).calls;
    expect([made - before.made, successful - before.successful]).toEqual([3, 1]);
    expect(successRate).toBeCloseTo(successful / made);
    expect(target).toEqual({ minCalls: 30, maxCalls: 50, minSuccessRate: 0.1 });
  });

  test('shows appointments, promises and holds', async () => {
    const appointed = await walkTo(site, 'appointed');
    const won = await walkTo(site, 'won');
    await site.do(won, 'completeDeal', {
      promises: [{ text: 'set up the payroll file', dueAt: inMinutes(60 * 24 * 3) }],
    });
    const held = await walkTo(site, 'qualifying');
    await site.do(held, 'freeze', { reason: 'the account is being checked' }, { as: people.head });
    const day = await dayOf();
    expect(day.appointments).toContainEqual(
      expect.objectContaining({ prospectId: appointed, status: 'confirmed', place: 'their office' }),
    );
    expect(day.promises).toContainEqual(
      expect.objectContaining({ prospectId: won, text: 'set up the payroll file', overdue: false }),
    );
    expect(day.holds).toContainEqual(
      expect.objectContaining({ prospectId: held, kind: 'manual', reason: 'the account is being checked' }),
    );
    expect(day.team).toBeNull();
  });

  test('work that rests under a complaint is overdue for nobody; what is called off has its task, and comes back', async () => {
    const { client, models } = rig.workflows;
    const growth = await walkTo(site, 'qualifying');
    await site.do(growth, 'submitQualification', { growthType: true });
    const intel = await walkTo(site, 'gatheringIntel');
    const appointed = await walkTo(site, 'appointed');
    const prospectIds = [growth, intel, appointed];
    const hear = async (kind: 'complaintOpened' | 'complaintReleased', held: boolean) => {
      for (const prospectId of prospectIds)
        await client.workflow
          .getHandle(prospectWorkflowId(prospectId))
          .signal(prospectSignals[kind], { complaintId: 'k-1', workflowId: 'complaint/k-1' });
      await eventually(async () =>
        expect(await models.prospects.countDocuments({ _id: { $in: prospectIds }, held })).toBe(3),
      );
    };
    await hear('complaintOpened', true);
    await models.tasks.updateMany(
      { prospectId: { $in: prospectIds } },
      { $set: { dueAt: new Date(Date.now() - 3_600_000) } },
    );
    const resting = { onHold: true, overdue: false, due: 'later', held: true };
    expect(await line(intel, 'collectIntel')).toMatchObject(resting);
    for (const as of [people.teamLead, people.head])
      expect(
        (await dayOf(as)).tasks.filter(({ prospectId, due }) => prospectId === growth && due === 'overdue'),
      ).toEqual([]);
    expect(await line(growth, 'review', people.teamLead)).toMatchObject(resting);
    expect(await line(appointed, 'callOffAppointment')).toMatchObject({
      onHold: false,
      overdue: true,
      due: 'overdue',
      command: 'recordContact',
    });
    // the number of the case is for everybody who meets the customer, the case for whoever takes part in it
    const complaintOnHold = async () => (await dayOf()).holds.find(({ prospectId }) => prospectId === intel)?.complaint;
    const { collection } = models.complaints;
    await collection.insertOne({
      _id: 'k-1',
      caseNumber: 'TS-1',
      receivedBy: 's-none',
      complainedStaffId: null,
    } as never);
    expect(await complaintOnHold()).toEqual({ caseNumber: 'TS-1', complaintId: null });
    await collection.updateOne({ caseNumber: 'TS-1' }, { $set: { receivedBy: people.manager } });
    expect(await complaintOnHold()).toEqual({ caseNumber: 'TS-1', complaintId: 'k-1' });
    await collection.deleteOne({ caseNumber: 'TS-1' });
    const day = await dayOf();
    expect(day.appointments.map(({ prospectId }) => prospectId)).not.toContain(appointed);
    expect(day.tasks.findIndex(({ onHold }) => onHold)).toBeGreaterThan(
      day.tasks.findLastIndex(({ due }) => due === 'overdue'),
    );
    const overdue = await site.get<{ items: { prospectId: string; kind: string }[] }>('tasks?overdue=true&limit=200');
    const late = overdue.body.items.filter(({ prospectId }) => prospectIds.includes(prospectId));
    expect(late.map(({ kind }) => kind)).toEqual(['callOffAppointment']);
    const reviews = await site.get<{ items: { prospect: { prospectId: string }; overdue: boolean }[] }>(
      'reviews?limit=100',
      people.teamLead,
    );
    expect(reviews.body.items.find(({ prospect }) => prospect.prospectId === growth)).toMatchObject({ overdue: false });
    const rows = await site.get<{ items: { prospectId: string; nextAction: { code: string } | null }[] }>(
      'prospects?held=true&limit=100',
      people.head,
    );
    const next = new Map(rows.body.items.map(({ prospectId, nextAction }) => [prospectId, nextAction?.code]));
    expect(prospectIds.map((prospectId) => next.get(prospectId))).toEqual(['T2.TIDY', 'T2.TIDY', 'callOffAppointment']);

    await hear('complaintReleased', false);
    const back = { onHold: false, overdue: false, due: 'later', held: false };
    expect(await line(intel, 'collectIntel')).toMatchObject(back);
    expect(await line(growth, 'review', people.teamLead)).toMatchObject(back);
    expect(await line(appointed, 'makeAppointment')).toMatchObject({ ...back, command: 'rescheduleAppointment' });
    const moved = { startAt: inMinutes(60 * 24), endAt: inMinutes(60 * 25), place: 'our branch', reason: 'settled' };
    await site.do(appointed, 'rescheduleAppointment', moved);
    expect((await dayOf()).appointments).toContainEqual(
      expect.objectContaining({ prospectId: appointed, status: 'confirmed', place: 'our branch' }),
    );
  });

  test('shows the back office which deals wait for its word, until it has given it', async () => {
    const prospectId = await walkTo(site, 'won');
    const waiting = async (as: string) => (await dayOf(as)).bookings.filter((one) => one.prospectId === prospectId);
    expect(await waiting(people.backOffice)).toEqual([]);
    await site.do(prospectId, 'completeDeal');
    expect(await waiting(people.backOffice)).toMatchObject([
      { customerName: expect.any(String), amountFen: expect.any(Number), contractNos: [expect.stringContaining('•')] },
    ]);
    expect(await waiting(people.manager)).toEqual([]);
    await site.do(prospectId, 'confirmBooking', {}, { as: people.backOffice });
    expect(await waiting(people.backOffice)).toEqual([]);
  });

  test('shows the head of a unit who has how much to do, what is at risk, unassigned and waiting for a decision', async () => {
    const growth = await walkTo(site, 'qualifying');
    await site.do(growth, 'submitQualification', { growthType: true });
    const late = await walkTo(site, 'qualifying');
    await rig.workflows.models.tasks.updateMany(
      { prospectId: late },
      { $set: { dueAt: new Date(Date.now() - 60_000) } },
    );
    await rig.workflows.models.prospects.updateOne(
      { _id: late },
      { $set: { nextActionAt: new Date(Date.now() - 60_000) } },
    );
    const day = await dayOf(people.teamLead);
    expect(day.tasks).toContainEqual(
      expect.objectContaining({ prospectId: growth, kind: 'review', command: 'decideReview' }),
    );
    const member = day.team?.members.find(({ staffId }) => staffId === people.manager);
    expect(member?.overdue).toBeGreaterThan(0);
    expect(member?.made).toBeGreaterThan(0);
    expect(day.team?.members.map(({ staffId }) => staffId)).not.toContain(people.otherManager);
    expect(day.team?.reviewsWaiting).toBeGreaterThan(0);
    const { prospectId } = await site.create();
    await rig.workflows.models.prospects.updateOne({ _id: prospectId }, { $set: { ownerId: null } });
    expect((await dayOf(people.head)).team?.unassigned.first.map((first) => first.prospectId)).toContain(prospectId);
    expect((await dayOf(people.otherHead)).team?.unassigned.count).toBe(0);
  });

  test('counts customers of the unit as its lists do; those without an owner also while they are parked', async () => {
    const { models } = rig.workflows;
    const overdueAt = new Date(Date.now() - 3_600_000);
    const [late, parked] = [await walkTo(site, 'qualifying'), await walkTo(site, 'qualifying')];
    await models.prospects.updateOne({ _id: parked }, { $set: { phase: 'nurture', activeStep: null } });
    await models.prospects.updateMany({ _id: { $in: [late, parked] } }, { $set: { nextActionAt: overdueAt } });
    const nobodys = await site.create();
    await models.prospects.updateOne({ _id: nobodys.prospectId }, { $set: { ownerId: null, teamId: null } });
    const nobodysParked = await site.create();
    await models.prospects.updateOne(
      { _id: nobodysParked.prospectId },
      { $set: { ownerId: null, phase: 'nurture', activeStep: null } },
    );
    const listed = async (as: string, query: Record<string, string>): Promise<number> => {
      const all = new URLSearchParams({ ...query, open: 'true', limit: '200' });
      if (query['unassigned'] !== 'true') all.set('parked', 'false');
      const { body, text, status } = await site.get<{ items: unknown[] }>(`prospects?${all.toString()}`, as);
      expect(status, text).toBe(200);
      return body.items.length;
    };
    for (const as of [people.teamLead, people.head]) {
      const { team } = await dayOf(as);
      if (team === null) throw new Error(`${as} heads nothing`);
      expect(team.atRisk.count).toBeGreaterThan(0);
      expect(team.unassigned.count).toBeGreaterThan(0);
      for (const { branchId, teamId, count } of team.atRisk.units)
        expect(count).toBe(await listed(as, { ...unitOf(branchId, teamId), nextAction: 'due' }));
      for (const { branchId, teamId, count } of team.unassigned.units)
        expect(count).toBe(await listed(as, { ...unitOf(branchId, teamId), unassigned: 'true' }));
      const member = team.members.find(({ staffId }) => staffId === people.manager);
      expect(member?.overdue).toBeGreaterThan(0);
      expect(member?.overdue).toBe(await listed(as, { ownerId: people.manager, nextAction: 'overdue' }));
      expect(member?.dueToday).toBe(await listed(as, { ownerId: people.manager, nextAction: 'today' }));
    }
    expect(await listed(people.head, { unassigned: 'true', ownerId: people.manager })).toBe(0);
    const onTheBoard = async (narrowing: string): Promise<number> => {
      const { body } = await site.get<{ columns: { count: number }[] }>(`board?${narrowing}`, people.head);
      return body.columns.reduce((sum, { count }) => sum + count, 0);
    };
    expect((await onTheBoard('unassigned=false')) + (await onTheBoard('unassigned=true'))).toBe(await onTheBoard(''));
  });
});

function unitOf(branchId: string | null, teamId: string | null): Record<string, string> {
  return teamId === null ? { branchId: branchId ?? '' } : { teamId };
}

const order = ['overdue', 'today', 'later'];
