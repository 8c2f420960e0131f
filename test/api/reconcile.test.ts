import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile, type ReconcileReport } from '../../activities/reconciliation/reconcile.ts';
import { eventId, eventsOf } from '../../models/prospect-event.ts';
import { findProspect } from '../../models/prospect.ts';
import { openTasksOf } from '../../models/task.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
let prospectId: string;

beforeAll(async () => {
  rig = await WorkflowRig.start();
  const handle = await rig.create();
  prospectId = handle.workflowId.slice('prospect/'.length);
  await rig.command(handle, 'submitQualification');
  await rig.command(handle, 'saveIntel');
});
afterAll(() => rig.stop());

async function run(fix: boolean): Promise<ReconcileReport> {
  const { client, models } = rig;
  return reconcile({ client, models, scope: { prospectIds: [prospectId], complaintIds: [] }, fix, concurrency: 2 });
}

test('a read model that agrees has no findings', async () => {
  expect(await run(false)).toEqual({ checked: 1, complaints: 0, surveys: 0, findings: [] });
});

test('what was damaged is found, repaired and then agrees', async () => {
  const { prospects, prospectEvents, tasks } = rig.models;
  const before = await findProspect(prospects, prospectId);
  await prospects.updateOne({ _id: prospectId }, { ownerId: 's-9' });
  await prospectEvents.deleteOne({ _id: eventId(prospectId, 2) });
  await tasks.deleteMany({ prospectId, status: 'open' });
  const kinds = ['eventsMissing', 'snapshotDiffers', 'taskMissing'];
  const found = await run(false);
  expect([...new Set(found.findings.map(({ kind }) => kind))].toSorted()).toEqual(kinds);
  expect(found.findings.every(({ outcome }) => outcome === 'found')).toBe(true);
  const repaired = await run(true);
  expect(repaired.findings.every(({ outcome }) => outcome === 'repaired')).toBe(true);
  expect((await run(false)).findings).toEqual([]);
  expect({ ...(await findProspect(prospects, prospectId)), projectedAt: null }).toEqual({
    ...before,
    projectedAt: null,
  });
});

test('a read model that was lost as a whole is written again', async () => {
  await Promise.all([
    rig.models.prospects.deleteMany({}),
    rig.models.prospectEvents.deleteMany({}),
    rig.models.tasks.deleteMany({}),
  ]);
  expect((await run(true)).findings.every(({ outcome }) => outcome === 'repaired')).toBe(true);
  expect((await run(false)).findings).toEqual([]);
});

test('a snapshot without a workflow is told and left alone', async () => {
  const { client, models } = rig;
  const scope = { prospectIds: ['p-unknown'], complaintIds: [] };
  const lost = await reconcile({ client, models, scope, fix: true, concurrency: 1 });
  expect(lost.findings).toMatchObject([{ kind: 'workflowMissing', outcome: 'notRepairable' }]);
});

test('what was written for a workflow task that the server lost is taken back', async () => {
  const { models } = rig;
  const [event] = await eventsOf(models.prospectEvents, prospectId, { afterRevision: 0, limit: 1 });
  const phantom = {
    ...event,
    _id: `${prospectId}:99`,
    revision: 99,
    tasksOpened: [{ taskId: `${prospectId}/task-99` }],
  };
  await models.prospectEvents.collection.insertOne(phantom as never);
  const [task] = await openTasksOf(models.tasks, prospectId);
  await models.tasks.collection.insertOne({ ...task, _id: `${prospectId}/task-99`, revision: 99 } as never);
  await models.prospects.updateOne({ _id: prospectId }, { revision: 99, phase: 'lost' });
  const { findings } = await run(true);
  expect(findings.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(
    expect.arrayContaining(['snapshotAhead repaired', 'eventsBeyond repaired', 'taskNotClosed repaired']),
  );
  expect((await run(false)).findings).toEqual([]);
});
