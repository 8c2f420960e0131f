import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Refusal } from '../../domain/failure.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import { backOffice, manager, supervisor } from '../factories/context.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start();
});
afterAll(async () => {
  const { replayed } = await rig.stop();
  expect(replayed).toBeGreaterThan(0);
});

async function refusalOf(attempt: Promise<unknown>): Promise<Refusal> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) throw error;
  return error.cause.details?.[0] as Refusal;
}

async function logOf(prospectId: string): Promise<ProspectEvent[]> {
  const documents = await rig.models.prospectEvents.collection.find({ prospectId }).sort({ revision: 1 }).toArray();
  return documents.map(({ _id, ...event }) => event as unknown as ProspectEvent);
}

async function toMeeting(): Promise<Awaited<ReturnType<WorkflowRig['create']>>> {
  const handle = await rig.create();
  await rig.command(handle, 'submitQualification');
  await rig.command(handle, 'saveIntel');
  await rig.command(handle, 'advance');
  const people = (await rig.record(handle)).state.intel.stakeholders.map(({ stakeholderId }) => stakeholderId);
  await rig.command(handle, 'submitVisitPlan', { stakeholderIds: people });
  const startAtMs = Date.now() + 600_000;
  await rig.command(handle, 'proposeAppointment', {
    stakeholderIds: people,
    slot: { startAtMs, endAtMs: startAtMs + 3_600_000, place: 'their office' },
  });
  await rig.command(handle, 'confirmAppointment');
  await rig.command(handle, 'advance', { to: 'meeting' });
  return handle;
}

describe('a prospect', () => {
  test('walks from the lead to maintenance; each command is one workflow task and few events, and is read at once', async () => {
    const handle = await toMeeting();
    const before = (await handle.fetchHistory()).events ?? [];
    const { receipt, projected } = await rig.command(handle, 'submitMinutes', { heldAtMs: Date.now() - 1000 });
    expect(projected).toBe(true);
    const added = ((await handle.fetchHistory()).events ?? []).slice(before.length);
    expect(
      added.filter(({ workflowTaskCompletedEventAttributes }) => workflowTaskCompletedEventAttributes != null),
    ).toHaveLength(1);
    expect(added.length).toBeLessThanOrEqual(8);
    const prospectId = handle.workflowId.slice('prospect/'.length);
    expect((await rig.models.prospects.collection.findOne({ _id: prospectId as never }))?.['revision']).toBe(
      receipt.revision,
    );

    await rig.command(handle, 'advance', { to: 'closing' });
    await rig.command(handle, 'recordClosingAttempt');
    await rig.command(handle, 'completeDeal');
    await rig.command(handle, 'createMaintenancePlan');
    await rig.command(handle, 'confirmBooking', {}, { actor: backOffice });
    const { state } = await rig.record(handle);
    expect(state.phase).toBe('maintaining');
    const log = await logOf(prospectId);
    expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
    expect(foldEvents(log)).toEqual(state);
  });

  test('a refusal lists the unmet conditions and leaves no event', async () => {
    const handle = await rig.create();
    await rig.command(handle, 'submitQualification');
    const before = (await handle.fetchHistory()).events?.length;
    const refusal = await refusalOf(rig.command(handle, 'advance'));
    expect([refusal.code, refusal.unmet.map(({ code }) => code), refusal.actualPhase]).toEqual([
      'UNMET_CONDITIONS',
      ['G2.INTEL', 'G2.AUTH'],
      'gatheringIntel',
    ]);
    const kinds = ((await handle.fetchHistory()).events ?? [])
      .slice(before)
      .filter(
        ({ workflowExecutionUpdateAcceptedEventAttributes }) => workflowExecutionUpdateAcceptedEventAttributes != null,
      );
    expect(kinds).toEqual([]);
  });

  test('of two conflicting commands that arrive together exactly one wins', async () => {
    const handle = await rig.create();
    const { state } = await rig.record(handle);
    await rig.stopWorker();
    const expectedRevision = state.revision;
    const racing = [
      rig.command(handle, 'submitQualification', {}, { expectedRevision }),
      rig.command(handle, 'markLost', {}, { expectedRevision }),
      rig.command(handle, 'park', {}, { expectedRevision }),
    ];
    const settled = Promise.allSettled(racing);
    await rig.startWorker();
    const outcomes = await settled;
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = await Promise.all(
      racing.filter((_, index) => outcomes[index]?.status === 'rejected').map(refusalOf),
    );
    for (const { code } of refusals) expect(['STALE_STATE', 'WRONG_PHASE', 'PROSPECT_CLOSED']).toContain(code);
  });

  test('the same command id twice is one event and one answer', async () => {
    const handle = await rig.create();
    const updateId = randomUUID();
    const first = await rig.command(handle, 'recordContact', {}, { updateId });
    const second = await rig.command(handle, 'recordContact', {}, { updateId });
    expect(second).toEqual(first);
    expect((await rig.record(handle)).state.counters.contacts).toBe(1);
  });

  test('the follow-up ladder climbs while nobody acts, and stops when somebody does', async () => {
    const handle = await rig.create();
    // ten working days, begun after hours on a Friday or before a week of holidays
    await rig.skip(handle, 30 * 86_400);
    const prospectId = handle.workflowId.slice('prospect/'.length);
    await eventually(async () => {
      const told = (await logOf(prospectId))
        .filter(({ type }) => type === 'T1.QUALIFY')
        .map(({ notices }) => `${notices[0]?.audience} ${notices[0]?.action}`);
      expect(told.slice(0, 2)).toEqual(['owner remind', 'teamLead inform']);
    });
    await rig.command(handle, 'submitQualification');
    const { state } = await rig.record(handle);
    expect(state.deadlines.map(({ code }) => code)).not.toContain('T1.QUALIFY');
  });

  test('a complaint holds selling and freezes the clocks; the release lets them run on', async () => {
    const handle = await rig.create();
    await rig.command(handle, 'submitQualification');
    await handle.signal('complaintOpened', { complaintId: 'c-1', workflowId: 'complaint/c-1' });
    await handle.signal('complaintOpened', { complaintId: 'c-2', workflowId: 'complaint/c-2' });
    await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(2));
    expect((await refusalOf(rig.command(handle, 'advance'))).code).toBe('HOLD');
    expect((await rig.command(handle, 'recordContact', { purpose: 'complaint' })).projected).toBe(true);
    await handle.signal('complaintReleased', { complaintId: 'c-1', workflowId: 'complaint/c-1' });
    await eventually(async () => expect((await rig.record(handle)).state.holds).toHaveLength(1));
    expect(
      (await rig.record(handle)).state.deadlines.find(({ code }) => code === 'T2.INTEL')?.frozenRemainingMs,
    ).not.toBeNull();
    await handle.signal('complaintReleased', { complaintId: 'c-2', workflowId: 'complaint/c-2' });
    await eventually(async () =>
      expect(
        (await rig.record(handle)).state.deadlines.find(({ code }) => code === 'T2.INTEL')?.frozenRemainingMs,
      ).toBeNull(),
    );
  });

  test('an ended pursuit completes its workflow, and nobody can command it any more', async () => {
    const handle = await rig.create();
    await rig.command(handle, 'markLost');
    expect(await handle.result()).toMatchObject({ phase: 'lost' });
    await expect(rig.command(handle, 'resume')).rejects.toThrow(/completed/);
    expect((await rig.record(handle)).state.phase).toBe('lost');
  });

  test('a supervisor waives a soft condition, the owner cannot', async () => {
    const handle = await rig.create();
    await rig.command(handle, 'submitQualification');
    const overrides = ['G2.INTEL', 'G2.AUTH'].map((code) => ({ code, reason: 'known to the branch' }));
    expect(
      (await refusalOf(rig.command(handle, 'advance', {}, { overrides, actor: manager }))).unmet.map(
        ({ code }) => code,
      ),
    ).toContain('X.OVERRIDE');
    await rig.command(handle, 'advance', {}, { overrides, actor: supervisor });
    expect((await rig.record(handle)).recentEvents.at(-1)?.overridden).toEqual(overrides);
  });
});
