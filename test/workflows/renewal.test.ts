import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actsAtMs } from '../../domain/escalation/climb.ts';
import type { CommandResult } from '../../workflows/prospect/messages.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start();
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThanOrEqual(4);
});

type Handle = Awaited<ReturnType<WorkflowRig['create']>>;

/** Contacts with the customer, eight at a time, so that some always meet a renewal. */
async function contacts(handle: Handle, howMany: number): Promise<{ updateId: string; result: CommandResult }[]> {
  const sent: { updateId: string; result: CommandResult }[] = [];
  const current = rig.client.workflow.getHandle(handle.workflowId) as Handle;
  const one = async (): Promise<void> => {
    while (sent.length < howMany) {
      const updateId = randomUUID();
      const slot = { updateId, result: {} as CommandResult };
      sent.push(slot);
      slot.result = await rig.command(current, 'recordContact', { purpose: 'care' }, { updateId });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return sent;
}

test('S-18 a prospect renewed three times loses no command, id, deadline, hold or event, with commands racing each renewal', async () => {
  const handle = await rig.create();
  await rig.command(handle, 'submitQualification');
  const dueAtMs = (await rig.record(handle)).state.deadlines.find(({ code }) => code === 'T2.INTEL')?.dueAtMs as number;
  const runs = async (): Promise<number> => (await rig.histories(handle)).length;

  const first = await contacts(handle, 210);
  await eventually(async () => expect(await runs()).toBeGreaterThanOrEqual(2));
  await rig.client.workflow
    .getHandle(handle.workflowId)
    .signal('complaintOpened', { complaintId: 'c-9', workflowId: 'complaint/c-9' });

  const second = await contacts(handle, 210);
  await eventually(async () => expect(await runs()).toBeGreaterThanOrEqual(3));
  const held = await rig.record(handle);
  expect(held.state.holds.map(({ holdId }) => holdId)).toEqual(['complaint:c-9']);
  const frozen = held.state.deadlines.find(({ code }) => code === 'T2.INTEL')?.frozenRemainingMs?.[0] as number;
  await rig.client.workflow
    .getHandle(handle.workflowId)
    .signal('complaintReleased', { complaintId: 'c-9', workflowId: 'complaint/c-9' });

  const third = await contacts(handle, 210);
  await eventually(async () => expect(await runs()).toBeGreaterThanOrEqual(4));

  const { state, projectedRevision } = await rig.record(handle);
  expect(state.counters.contacts).toBe(first.length + second.length + third.length);
  expect(state.holds).toEqual([]);
  const revisions = [...first, ...second, ...third].map(({ result }) => result.receipt.revision);
  expect(new Set(revisions).size).toBe(revisions.length);

  // the clock stood still for a moment only: due again at about the same instant, and never earlier
  const dueAgainMs = actsAtMs(
    state.deadlines.find(({ code }) => code === 'T2.INTEL') as Parameters<typeof actsAtMs>[0],
  ) as number;
  expect(dueAgainMs).toBeGreaterThanOrEqual(dueAtMs);
  expect(frozen).toBeGreaterThan(0);

  const repeated = third.at(-1) as (typeof third)[number];
  const current = rig.client.workflow.getHandle(handle.workflowId) as Handle;
  const again = await rig.command(current, 'recordContact', { purpose: 'care' }, { updateId: repeated.updateId });
  expect(again.receipt).toEqual(repeated.result.receipt);
  expect((await rig.record(handle)).state.counters.contacts).toBe(revisions.length);

  const prospectId = handle.workflowId.slice('prospect/'.length);
  await eventually(async () =>
    expect(await rig.models.prospectEvents.collection.countDocuments({ prospectId })).toBe(state.revision),
  );
  expect(projectedRevision).toBe(state.revision);

  await rig.skip(current, Math.ceil((dueAgainMs - Date.now()) / 1000) + 60);
  await eventually(async () => {
    const reminded = await rig.models.prospectEvents.collection.findOne({ prospectId, type: 'T2.INTEL' });
    expect(reminded?.['notices']).toEqual([
      { audience: 'owner', staffId: 's-0101', action: 'remind', deadline: 'T2.INTEL' },
    ]);
  });
});

test('an id from before a renewal is still answered with its first answer', async () => {
  const handle = await rig.create();
  const updateId = randomUUID();
  await contacts(handle, 190);
  const firstAnswer = await rig.command(handle, 'recordContact', { purpose: 'care' }, { updateId });
  await contacts(handle, 30);
  await eventually(async () => expect((await rig.histories(handle)).length).toBeGreaterThanOrEqual(2));
  const current = rig.client.workflow.getHandle(handle.workflowId) as Handle;
  const again = await rig.command(current, 'recordContact', { purpose: 'care' }, { updateId });
  expect(again.receipt).toEqual(firstAnswer.receipt);
  expect((await rig.record(handle)).state.counters.contacts).toBe(221);
});
