import { afterAll, beforeAll, expect, test } from 'vitest';
import { branchHead, officer, otherOfficer, teller } from '../factories/complaint.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start();
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThan(0);
});

const dayMs = 86_400_000;

test('C-23 the handler goes on leave: the deputy is warned, decides in their place, and is done when the leave is over', async () => {
  const given = await CaseOnServer.register(rig);
  await given.do('acknowledge');
  await given.do('startWork');
  await rig.models.absences.create({
    _id: 'leave-of-the-handler',
    staffId: officer.staffId,
    deputyId: teller.staffId,
    from: '2026-11-20',
    to: '2026-11-27',
    fromAt: new Date(Date.now() - dayMs),
    untilAt: new Date(Date.now() + 10 * dayMs),
    enteredBy: officer.staffId,
  });
  const deputy = { ...teller, actingFor: officer };
  await given.waitUntil('2026-11-23 17:00');
  const warned = await rig.models.inboxItems
    .find({ complaintId: given.complaintId, receiverId: teller.staffId })
    .lean();
  expect(warned.map(({ type }) => type)).toContain('firstAnswer');

  await given.do('tellCustomer', {}, { actor: deputy });
  expect(await given.unmet('submitDecision', {}, { actor: { ...teller, actingFor: otherOfficer } })).toEqual([
    'CX.NOT_HANDLER',
  ]);
  await given.do('submitDecision', { compensationFen: 60_000 }, { actor: deputy });
  // the deputy of the branch head, too, and yet it is their own submission
  expect(await given.unmet('decideApproval', {}, { actor: { ...teller, actingFor: branchHead } })).toEqual([
    'CX.INVOLVED',
  ]);
  const otherDeputy = { ...otherOfficer, actingFor: branchHead };
  await given.do('decideApproval', {}, { actor: otherDeputy });
  expect(await given.unmet('completeActions', {}, { actor: teller })).toEqual(['CX.NOT_HANDLER']);
  await given.do('completeActions');

  const state = await given.state();
  expect(state).toMatchObject({
    status: 'reportingBack',
    handlerId: officer.staffId,
    pastHandlerIds: [officer.staffId, teller.staffId],
    decision: { decidedBy: teller.staffId, level: 1 },
    approval: { decidedBy: otherOfficer.staffId, level: 2 },
  });
  const acted = (await given.log()).flatMap(({ type, actor }) =>
    actor.kind === 'staff' && actor.actingFor !== undefined ? [`${type} ${actor.staffId} for ${actor.actingFor}`] : [],
  );
  expect(acted).toEqual([
    `tellCustomer ${teller.staffId} for ${officer.staffId}`,
    `submitDecision ${teller.staffId} for ${officer.staffId}`,
    `decideApproval ${otherOfficer.staffId} for ${branchHead.staffId}`,
  ]);
});
