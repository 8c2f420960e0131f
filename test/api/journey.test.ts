import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandName } from '../../domain/prospect/commands.ts';
import { prospectSignals, prospectWorkflowId } from '../../workflows/prospect/messages.ts';
import { inMinutes, leadBody } from '../factories/wire.ts';
import { ApiRig, people, walkTo, type Site } from '../helpers/api-rig.ts';
import { eventually } from '../helpers/eventually.ts';

let rig: ApiRig;
let site: Site;
beforeAll(async () => {
  rig = await ApiRig.start();
  ({ site } = rig);
});
afterAll(async () => {
  await rig.stop();
});

async function phaseOf(prospectId: string): Promise<string> {
  const { body } = await site.get<{ record: { phase: string } }>(`prospects/${prospectId}`, people.admin);
  return body.record.phase;
}

describe('a customer manager', () => {
  test('takes a lead through all six steps', async () => {
    const prospectId = await walkTo(site, 'maintaining');
    const { body } = await site.get<{ record: Record<string, unknown>; guidanceCode: string; nextAction: unknown }>(
      `prospects/${prospectId}`,
    );
    expect(body.record).toMatchObject({
      phase: 'maintaining',
      step: 6,
      ownerId: people.manager,
      branchId: 'b-01',
      objectionStep: 'skipped',
    });
    expect(body.guidanceCode).toBe('maintain');
    expect(body.nextAction).not.toBeNull();
  });

  test('handles an objection on the way', async () => {
    const prospectId = await walkTo(site, 'meeting');
    await site.do(prospectId, 'raiseObjection');
    await site.do(prospectId, 'submitMinutes');
    expect(await site.do(prospectId, 'advance', { to: 'handlingObjections' })).toMatchObject({
      phase: 'handlingObjections',
      step: 4,
    });
    const { body } = await site.get<{ record: { objections: { objectionId: string }[] } }>(`prospects/${prospectId}`);
    const [{ objectionId } = { objectionId: '' }] = body.record.objections;
    await site.do(prospectId, 'answerObjection', { objectionId });
    expect(await site.do(prospectId, 'confirmObjection', { objectionId })).toMatchObject({ phase: 'closing', step: 5 });
  });

  test.each<[CommandName, Parameters<typeof walkTo>[1], Record<string, unknown>, string, string]>([
    ['verifyLead', 'qualifying', {}, people.manager, 'qualifying'],
    ['recordContact', 'qualifying', {}, people.manager, 'qualifying'],
    ['assignOwner', 'qualifying', {}, people.head, 'qualifying'],
    ['rescheduleAppointment', 'appointed', {}, people.manager, 'appointed'],
    ['cancelAppointment', 'appointed', {}, people.manager, 'appointing'],
    ['fallBack', 'planningVisit', { to: 'qualifying' }, people.manager, 'qualifying'],
    ['park', 'gatheringIntel', {}, people.manager, 'nurture'],
    ['markLost', 'gatheringIntel', {}, people.manager, 'lost'],
    ['disqualify', 'qualifying', {}, people.manager, 'disqualified'],
    ['freeze', 'gatheringIntel', {}, people.head, 'gatheringIntel'],
  ])('%s in %s', async (name, from, payload, as, to) => {
    const prospectId = await walkTo(site, from);
    const answer = await site.do(prospectId, name, payload, { as });
    expect(answer).toMatchObject({ prospectId, phase: to });
    expect(await phaseOf(prospectId)).toBe(to);
  });

  test('resumes what was parked and unfreezes what was frozen', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    await site.do(prospectId, 'park');
    expect(await site.do(prospectId, 'resume')).toMatchObject({ phase: 'gatheringIntel' });
    await site.do(prospectId, 'freeze', {}, { as: people.head });
    expect(await site.do(prospectId, 'unfreeze', {}, { as: people.head })).toMatchObject({ phase: 'gatheringIntel' });
  });

  test('has a growth customer reviewed', async () => {
    const prospectId = await walkTo(site, 'qualifying');
    expect(await site.do(prospectId, 'submitQualification', { growthType: true })).toMatchObject({
      phase: 'rigorousReview',
    });
    expect(await site.do(prospectId, 'decideReview', {}, { as: people.head })).toMatchObject({
      phase: 'gatheringIntel',
    });
  });

  test('ticks off the care task that a released complaint leaves', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const handle = rig.workflows.client.workflow.getHandle(prospectWorkflowId(prospectId));
    const complaint = { complaintId: 'c-1', workflowId: 'complaint/c-1' };
    await handle.signal(prospectSignals.complaintOpened, complaint);
    await handle.signal(prospectSignals.complaintReleased, complaint);
    const tasks = await eventually(async () => {
      const { body } = await site.get<{ record: { tasks: { taskId: string; kind: string }[] } }>(
        `prospects/${prospectId}`,
      );
      expect(body.record.tasks.map(({ kind }) => kind)).toContain('care');
      return body.record.tasks;
    });
    const { taskId } = tasks.find(({ kind }) => kind === 'care') ?? { taskId: '' };
    await site.do(prospectId, 'completeTask', { taskId });
    const done = await site.get<{ items: { taskId: string }[] }>('tasks?status=done&limit=200');
    expect(done.body.items.map((task) => task.taskId)).toContain(taskId);
  });

  test('notes a no-show once the appointment has begun', async () => {
    const prospectId = await walkTo(site, 'appointing');
    const stakeholderIds = await site.stakeholderIds(prospectId);
    await site.do(prospectId, 'proposeAppointment', {
      stakeholderIds,
      slot: { startAt: inMinutes(0.05), endAt: inMinutes(30), place: 'their office' },
    });
    await site.do(prospectId, 'confirmAppointment');
    await eventually(() => site.do(prospectId, 'markNoShow'));
    expect(await phaseOf(prospectId)).toBe('appointing');
  });
});

describe('a supervisor', () => {
  test('waives a soft condition with a reason, which the history keeps', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    await site.do(prospectId, 'saveIntel', { completeness: 0.2 });
    const refused = await site.command(prospectId, 'advance');
    expect(refused.status).toBe(422);
    expect(refused.body.unmet?.[0]).toMatchObject({
      code: 'G2.INTEL',
      kind: 'soft',
      text: { zh: expect.any(String), en: expect.any(String) },
    });
    const overrides = [{ code: 'G2.INTEL', reason: 'the customer asked for a visit this week' }];
    expect((await site.command(prospectId, 'advance', {}, { overrides })).status).toBe(403);
    await site.do(prospectId, 'advance', {}, { as: people.head, overrides });
    const history = await site.get<{ items: { type: string; overridden: unknown }[] }>(
      `prospects/${prospectId}/history`,
    );
    expect(history.body.items.at(-1)).toMatchObject({ type: 'advance', overridden: overrides });
  });

  test('reopens a lost pursuit as a new cycle, once', async () => {
    const prospectId = await walkTo(site, 'gatheringIntel');
    const { revision } = await site.do(prospectId, 'markLost');
    const body = { expectedRevision: revision, reason: 'they called', newFact: 'the city bank raised its fees' };
    expect((await site.call('POST', `prospects/${prospectId}/reopen`, { body })).status).toBe(403);
    const key = `reopen-${prospectId}`;
    const first = await site.call('POST', `prospects/${prospectId}/reopen`, { as: people.head, key, body });
    expect(first).toMatchObject({ status: 200, body: { revision: revision + 1, phase: 'qualifying', step: 1 } });
    const again = await site.call('POST', `prospects/${prospectId}/reopen`, { as: people.head, key, body });
    expect(again.text).toBe(first.text);
    const other = await site.call('POST', `prospects/${prospectId}/reopen`, {
      as: people.head,
      key,
      body: { ...body, reason: 'another' },
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    const second = await site.call('POST', `prospects/${prospectId}/reopen`, { as: people.head, body });
    expect(second).toMatchObject({ status: 409, body: { code: 'PROSPECT_OPEN' } });
    const { body: view } = await site.get<{ record: { cycleNo: number } }>(`prospects/${prospectId}`);
    expect(view.record.cycleNo).toBe(2);
    expect(await site.do(prospectId, 'submitQualification')).toMatchObject({ phase: 'gatheringIntel' });
    await site.do(prospectId, 'markLost');
    const late = await site.call('POST', `prospects/${prospectId}/reopen`, { as: people.head, key, body });
    expect(late.text).toBe(first.text);
  });

  test('a ground for contact cannot be noted for a customer who forbade contact in another pursuit', async () => {
    const customer = { ...(leadBody().customer as object), name: '江北汽修', phone: '+8657188880701' };
    const first = await site.create({ customer });
    await site.do(first.prospectId, 'recordContact', { outcome: 'doNotContact', notes: 'asked not to be called' });
    const second = await site.create({ customer, pursuitType: 'crossSell', consent: 'none' });
    const refused = await site.command(second.prospectId, 'recordConsent');
    expect(refused).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });

    const free = await site.create({ consent: 'none' });
    expect(await site.do(free.prospectId, 'recordConsent')).toMatchObject({ phase: 'qualifying' });
    expect(await site.do(free.prospectId, 'submitQualification')).toMatchObject({ phase: 'gatheringIntel' });
  });

  test('does not reopen what is out of date, or what forbids contact', async () => {
    const { prospectId, revision } = await site.create();
    await site.do(prospectId, 'recordContact', { outcome: 'doNotContact', notes: 'asked not to be called' });
    const body = { expectedRevision: revision, reason: 'they called', newFact: 'they moved' };
    const stale = await site.call('POST', `prospects/${prospectId}/reopen`, { as: people.head, body });
    expect(stale).toMatchObject({ status: 409, body: { code: 'STALE_STATE', actualRevision: revision + 1 } });
    const banned = await site.call('POST', `prospects/${prospectId}/reopen`, {
      as: people.head,
      body: { ...body, expectedRevision: revision + 1 },
    });
    expect(banned).toMatchObject({ status: 422, body: { unmet: [{ code: 'X.NOT_REOPENABLE' }] } });
  });
});
