import { afterAll, beforeAll, expect, test } from 'vitest';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({ maxCachedWorkflows: 0 });
});
afterAll(async () => {
  await rig.stop();
});

test('with every task replayed from the start the process goes the same way', async () => {
  const handle = await rig.create();
  await rig.command(handle, 'submitQualification');
  await rig.command(handle, 'saveIntel');
  await rig.command(handle, 'advance');
  await rig.skip(handle, 9 * 86_400);
  await rig.command(handle, 'fallBack', { to: 'qualifying' });
  await rig.command(handle, 'park');
  await rig.command(handle, 'resume');
  const { state, recentEvents } = await rig.record(handle);
  expect(state.phase).toBe('qualifying');
  expect(recentEvents.some(({ type }) => type === 'T2.PLAN')).toBe(true);
});

test('so does a complaint', async () => {
  const given = await CaseOnServer.register(rig);
  await given.do('acknowledge');
  await given.do('startWork');
  await given.do('askCustomer');
  await given.wait(5 * 86_400);
  await given.do('recordAnswer');
  await given.do('submitDecision');
  await given.do('completeActions');
  await given.do('recordReportBack');
  await given.do('appeal');
  await given.do('withdraw');
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
});
