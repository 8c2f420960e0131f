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
  // five working days, begun after hours on a Friday or before a week of holidays
  await rig.skip(handle, 20 * 86_400);
  await rig.command(handle, 'fallBack', { to: 'qualifying' });
  await rig.command(handle, 'park');
  await rig.command(handle, 'resume');
  const { state, recentEvents } = await rig.record(handle);
  expect(state.phase).toBe('qualifying');
  expect(recentEvents.some(({ type }) => type === 'T2.PLAN')).toBe(true);
  // its deadlines would fall due in the time that the next test skips, and the two would throw each other out
  await rig.client.workflow.getHandle(handle.workflowId).terminate();
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
  // Not accepted, and so not closed: the survey that a closing starts would throw the case out of a cache of nothing
  // while it projects, and the SDK then waits ten seconds for a local activity that it has lost.
  await given.do('recordReportBack', { accepted: false, reason: 'still nobody apologised' });
  await given.do('withdraw');
  expect(await given.handle.result()).toMatchObject({ status: 'withdrawn' });
});
