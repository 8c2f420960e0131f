import { afterAll, beforeAll, expect, test } from 'vitest';
import { reconcile, type ReconcileReport } from '../../activities/reconciliation/reconcile.ts';
import { eventId } from '../../models/prospect-event.ts';
import { findProspect } from '../../models/prospect.ts';
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
  return reconcile({ client, models, prospectIds: [prospectId], fix, concurrency: 2 });
}

test('a read model that agrees has no findings', async () => {
  expect(await run(false)).toEqual({ checked: 1, findings: [] });
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

test('a snapshot without a workflow, and one ahead of it, are told and left alone', async () => {
  const { client, models } = rig;
  const lost = await reconcile({ client, models, prospectIds: ['p-unknown'], fix: true, concurrency: 1 });
  expect(lost.findings).toMatchObject([{ kind: 'workflowMissing', outcome: 'notRepairable' }]);
  await models.prospects.updateOne({ _id: prospectId }, { revision: 99 });
  expect((await run(true)).findings).toMatchObject([{ kind: 'snapshotAhead', outcome: 'notRepairable' }]);
  expect((await findProspect(models.prospects, prospectId))?.revision).toBe(99);
});
