import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

/** The database as the activities see it: reachable or not. Everything behind it is real. */
const database = { isAway: false };

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({
    wrapActivities: (activities) => ({
      ...activities,
      projectProspect: async (projection) => {
        if (database.isAway) throw new Error('connect ECONNREFUSED');
        await activities.projectProspect(projection);
      },
      readCalendar: async (input) => {
        if (database.isAway) throw new Error('connect ECONNREFUSED');
        return activities.readCalendar(input);
      },
    }),
  });
});
afterAll(async () => {
  await rig.stop();
});

test('while the database is away commands are applied and durable; it catches up by itself when it is back', async () => {
  const handle = await rig.create();
  await rig.command(handle, 'submitQualification');
  database.isAway = true;
  const { projected } = await rig.command(handle, 'saveIntel');
  expect(projected).toBe(false);
  await rig.command(handle, 'advance');
  expect((await rig.record(handle)).state.phase).toBe('planningVisit');
  database.isAway = false;
  const prospectId = handle.workflowId.slice('prospect/'.length);
  await eventually(async () => {
    const { state } = await rig.record(handle);
    expect((await rig.models.prospects.collection.findOne({ _id: prospectId as never }))?.['revision']).toBe(
      state.revision,
    );
    expect(await rig.models.prospectEvents.collection.countDocuments({ prospectId })).toBe(state.revision);
  });
});

test('a command after the database came back, carried out by another worker, is replayed as it was', async () => {
  const handle = await rig.create();
  await rig.command(handle, 'submitQualification');
  database.isAway = true;
  expect((await rig.command(handle, 'saveIntel')).projected).toBe(false);
  database.isAway = false;
  await eventually(async () => {
    const { state, projectedRevision } = await rig.record(handle);
    expect(projectedRevision).toBe(state.revision);
  });
  await rig.stopWorker();
  await rig.startWorker();
  expect((await rig.command(handle, 'advance')).projected).toBe(true);
  await rig.stopWorker();
  await rig.startWorker();
  expect((await rig.record(handle)).state.phase).toBe('planningVisit');
});

test('a deadline acts although the database is away', async () => {
  const handle = await rig.create();
  await eventually(async () => expect((await rig.record(handle)).projectedRevision).toBe(1));
  database.isAway = true;
  const dueAtMs = (await rig.record(handle)).state.deadlines.find(({ code }) => code === 'T1.QUALIFY')
    ?.dueAtMs as number;
  await rig.skip(handle, Math.ceil((dueAtMs - Date.now()) / 1000) + 5);
  await eventually(async () =>
    expect((await rig.record(handle)).recentEvents.some(({ type }) => type === 'T1.QUALIFY')).toBe(true),
  );
  database.isAway = false;
});
