import { ApplicationFailure } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createProjectionActivities } from '../../activities/projection/activities.ts';
import type { ProspectProjection } from '../../activities/projection/documents.ts';
import { createProjectionWriter } from '../../activities/projection/writer.ts';
import { eventsOf } from '../../models/prospect-event.ts';
import { findProspect } from '../../models/prospect.ts';
import { openTasksOf, type StoredTask } from '../../models/task.ts';
import { projection } from '../factories/projection.ts';
import { Pursuit, supervisor } from '../factories/pursuit.ts';
import { emptyCollections, useModels } from '../helpers/models.ts';

const models = await useModels('tuoke-projection');
const { projectProspect } = createProjectionActivities({ models });

/** A pursuit to the sixth step, with a hold in between that moves deadlines and tasks. */
function longPursuit(): Pursuit {
  const pursuit = new Pursuit().toPhase('appointing').do('freeze', {}, supervisor);
  return pursuit.wait(pursuit.nowMs + 3 * 86_400_000).do('unfreeze', {}, supervisor);
}

async function stored(prospectId: string) {
  const [snapshot, events, openTasks, allTasks] = await Promise.all([
    findProspect(models.prospects, prospectId),
    eventsOf(models.prospectEvents, prospectId, { afterRevision: 0, limit: 0 }),
    openTasksOf(models.tasks, prospectId),
    models.tasks.find({ prospectId }).sort({ _id: 1 }).lean<StoredTask[]>(),
  ]);
  const { projectedAt, ...fields } = snapshot ?? { projectedAt: null };
  return {
    projectedAt,
    snapshot: fields,
    events,
    openTasks,
    closed: allTasks
      .filter(({ status }) => status !== 'open')
      .map(({ _id, status, kind, closedAt }) => ({ _id, status, kind, closedAt })),
  };
}

test('a projection writes the snapshot, its events and its tasks', async () => {
  const { log, state } = new Pursuit().toPhase('planningVisit');
  await projectProspect(projection(log));
  const { snapshot, events, openTasks, closed, projectedAt } = await stored('p-1');
  expect(snapshot).toMatchObject({
    _id: 'p-1',
    revision: log.length,
    phase: 'planningVisit',
    step: 2,
    open: true,
    held: false,
    ownerId: 's-0101',
    branchId: 'b-01',
    customerName: 'Harbour Trading Ltd',
    customerNameFolded: 'harbour trading ltd',
    customerPhoneLast4: '0001',
    nextActionKind: 'task',
    nextActionCode: 'planVisit',
    state,
  });
  expect(projectedAt).toBeInstanceOf(Date);
  expect(events).toEqual(log);
  expect(openTasks.map(({ _id }) => _id).toSorted()).toEqual(state.tasks.map(({ taskId }) => taskId).toSorted());
  expect(closed.map(({ _id, status }) => ({ taskId: _id, status }))).toEqual(
    log.flatMap(({ tasksClosed }) => tasksClosed),
  );
  expect(closed.map(({ kind }) => kind)).toEqual(['qualify', 'collectIntel']);
});

test('repeating a projection changes nothing', async () => {
  const { log } = new Pursuit().toPhase('appointing');
  await projectProspect(projection(log, 1, 3));
  await projectProspect(projection(log, 4));
  const before = await stored('p-1');
  await projectProspect(projection(log, 1, 3));
  await projectProspect(projection(log, 4));
  // written again at the same revision, with the same contents: only the time of writing is another
  expect({ ...(await stored('p-1')), projectedAt: null }).toEqual({ ...before, projectedAt: null });
});

test('an older projection that comes late does not overwrite a newer one, but its events are kept', async () => {
  const { log, state } = new Pursuit().toPhase('planningVisit');
  await projectProspect(projection(log, 3));
  await projectProspect(projection(log, 1, 2));
  const { snapshot, events } = await stored('p-1');
  expect(snapshot).toMatchObject({ revision: log.length, state });
  expect(events).toEqual(log);
});

test('a task whose closing comes before its opening stays closed and gets its details', async () => {
  const { log } = new Pursuit().do('submitQualification');
  const qualify = log[0]?.tasksOpened.find(({ kind }) => kind === 'qualify');
  const status = log[1]?.tasksClosed[0]?.status;
  await projectProspect(projection(log, 2));
  expect(await models.tasks.findById(qualify?.taskId).lean()).toMatchObject({ status, branchId: 'b-01' });
  await projectProspect(projection(log, 1, 1));
  expect(await models.tasks.findById(qualify?.taskId).lean()).toMatchObject({
    status,
    kind: 'qualify',
    dueAt: new Date(qualify?.dueAtMs ?? 0),
  });
});

test('a closing takes the details from the event log when the task itself was lost', async () => {
  const { log } = new Pursuit().do('submitQualification');
  await projectProspect(projection(log, 1, 1));
  await models.tasks.deleteMany({});
  await projectProspect(projection(log, 2));
  expect((await stored('p-1')).closed).toMatchObject([{ kind: 'qualify', status: log[1]?.tasksClosed[0]?.status }]);
});

test('tasks that a hold moved get their new due time', async () => {
  const pursuit = longPursuit();
  await projectProspect(projection(pursuit.log));
  const { openTasks } = await stored('p-1');
  expect(openTasks.map(({ _id, dueAt }) => [_id, dueAt.getTime()]).toSorted()).toEqual(
    pursuit.state.tasks.map(({ taskId, dueAtMs }) => [taskId, dueAtMs]).toSorted(),
  );
});

describe('whatever the order', () => {
  const { log } = longPursuit();

  test('projections in any order, repeated and at once end in the same read model', async () => {
    await projectProspect(projection(log));
    const expected = await stored('p-1');
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: log.length - 1 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), fc.infiniteStream(fc.nat()), async (cutAt, atOnce, order) => {
        await emptyCollections(models);
        const ends = [...cutAt.toSorted((a, b) => a - b), log.length];
        const parts = ends.map((to, index) => projection(log, (ends[index - 1] ?? 0) + 1, to));
        const shuffled = [...parts, ...parts]
          .map((part) => ({ part, key: order.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ part }) => part);
        if (atOnce) await Promise.all(shuffled.map((part) => projectProspect(part)));
        else for (const part of shuffled) await projectProspect(part);
        const { projectedAt, ...found } = await stored('p-1');
        expect(found).toEqual({
          snapshot: expected.snapshot,
          events: expected.events,
          openTasks: expected.openTasks,
          closed: expected.closed,
        });
      }),
      { numRuns: 20 },
    );
  });

  test('two processes that write the first projections of a prospect at once leave the newer one', async () => {
    const other = createProjectionActivities({ models });
    for (let round = 0; round < 10; round += 1) {
      await emptyCollections(models);
      await Promise.all([projectProspect(projection(log, 1, 2)), other.projectProspect(projection(log, 1, 5))]);
      expect((await stored('p-1')).snapshot).toMatchObject({ revision: 5 });
    }
  });
});

test('a document the database refuses fails for good and takes no other with it', async () => {
  const good = projection(new Pursuit().log);
  const tooLarge = {
    ...good.snapshot,
    prospectId: 'p-large',
    review: { decision: 'approve', findings: 'x'.repeat(17_000_000), decidedBy: 's-1', decidedAtMs: 1 },
  } as const;
  const bad: ProspectProjection = {
    ...good,
    snapshot: tooLarge,
    events: good.events.map((event) => ({ ...event, prospectId: 'p-large', tasksOpened: [] })),
  };
  // The first occupies the writer, so that the next two go together.
  const others = [projection(new Pursuit().log), good].map((input) => projectProspect(input));
  const refused = projectProspect(bad).then(
    () => null,
    (error: unknown) => error,
  );
  await Promise.all(others);
  const failure = await refused;
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ type: 'PROJECTION_REFUSED', nonRetryable: true });
});

test('recent projections are written again after the database lost them', async () => {
  const writer = createProjectionWriter(models);
  const { log } = new Pursuit().toPhase('appointing');
  await writer.write(projection(log, 1, 3));
  await writer.write(projection(log, 4));
  const before = await stored('p-1');
  await emptyCollections(models);
  expect(await writer.repeatRecent()).toBe(2);
  expect({ ...(await stored('p-1')), projectedAt: null }).toEqual({ ...before, projectedAt: null });
});

test('a workflow task that the server lost and carried out again, differently, leaves only what it kept', async () => {
  const lost = new Pursuit({}, undefined, undefined).do('markLost');
  const kept = new Pursuit().do('park');
  const projectionOf = (pursuit: Pursuit): Parameters<typeof projectProspect>[0] => ({
    snapshot: { ...pursuit.state, prospectId: 'p-again' },
    events: pursuit.log.map((event) => ({ ...event, prospectId: 'p-again' })),
    processVersion: 'v1',
  });
  await projectProspect(projectionOf(lost));
  await projectProspect(projectionOf(kept));
  const events = await models.prospectEvents.collection.find({ prospectId: 'p-again' }).sort({ revision: 1 }).toArray();
  expect(events.map(({ type }) => type as string)).toEqual(['create', 'park']);
  expect(await models.prospects.collection.findOne({ _id: 'p-again' as never })).toMatchObject({
    phase: 'nurture',
    revision: 2,
  });
});
