import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reconcile, type Finding } from '../../activities/reconciliation/reconcile.ts';
import { complaintsToReconcile } from '../../activities/reconciliation/reconcile-complaint.ts';
import { complaintEventId } from '../../models/complaint-event.ts';
import type { CustomerHold } from '../../models/customer-hold.ts';
import { deliveryId } from '../../models/delivery.ts';
import { inboxItemId } from '../../models/inbox-item.ts';
import { complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { prospectSignals } from '../../workflows/prospect/messages.ts';
import { lead } from '../factories/prospect.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start();
});
afterAll(() => rig.stop());

/** A complaint that is acknowledged and holds the one prospect of its customer. */
let given: CaseOnServer;
let prospect: Awaited<ReturnType<WorkflowRig['create']>>;
let prospectId: string;

beforeEach(async () => {
  const customer = { ...lead().customer, phone: `+86136${randomInt(10_000_000, 99_999_999)}` };
  const { name, phone, coreBankCustomerNo } = customer;
  prospect = await rig.create({ customer });
  prospectId = prospect.workflowId.slice('prospect/'.length);
  await eventually(async () => expect(await rig.models.prospects.exists({ _id: prospectId })).not.toBeNull());
  given = await CaseOnServer.register(rig, {
    customer: { name, phone, coreBankCustomerNo, isKeyCustomer: false },
  });
  await given.do('acknowledge');
  await isHeld(true);
});

async function isHeld(expected: boolean): Promise<void> {
  await eventually(async () => expect((await rig.record(prospect)).state.holds).toHaveLength(expected ? 1 : 0));
}

async function run(fix: boolean): Promise<readonly Finding[]> {
  const scope = { prospectIds: [prospectId], complaintIds: [given.complaintId] };
  const { client, models } = rig;
  const report = await reconcile({ client, models, scope, fix, concurrency: 2 });
  expect([report.checked, report.complaints]).toEqual([1, 1]);
  return report.findings;
}

/** What differs is found and repaired, and is gone then. */
async function isRepaired(...kinds: string[]): Promise<boolean> {
  const found = await run(true);
  expect(found.map(({ kind, outcome }) => `${kind} ${outcome}`)).toEqual(kinds.map((kind) => `${kind} repaired`));
  expect(await run(false)).toEqual([]);
  return true;
}

async function snapshot() {
  const { projectedAt: _, ...rest } = (await rig.models.complaints.findById(given.complaintId).lean()) ?? {};
  return rest;
}

const holdOf = async (): Promise<CustomerHold | null> =>
  rig.models.customerHolds.findById(given.complaintId).lean<CustomerHold>();

test('a complaint that agrees with its workflow, its hold and its customer’s prospects has no findings', async () => {
  expect(await run(false)).toEqual([]);
});

test('a snapshot that is missing, behind, ahead or edited is written again', async () => {
  const { complaints, complaintEvents } = rig.models;
  const { complaintId: _id } = given;
  const before = await snapshot();
  await complaints.deleteOne({ _id });
  expect(await run(false)).toMatchObject([{ complaintId: _id, kind: 'snapshotMissing', outcome: 'found' }]);
  await isRepaired('snapshotMissing');
  await complaints.updateOne({ _id }, { revision: 1 });
  await isRepaired('snapshotBehind');
  // what was written for a workflow task that the server lost
  const [event] = await complaintEvents.find({ complaintId: _id }).lean();
  await complaintEvents.collection.insertOne({ ...event, _id: complaintEventId(_id, 9), revision: 9 } as never);
  await complaints.updateOne({ _id }, { revision: 9, status: 'closed' });
  await isRepaired('snapshotAhead', 'eventsBeyond');
  await complaints.updateOne({ _id }, { level: 3, handlerId: 's-9' });
  await isRepaired('snapshotDiffers');
  expect(await snapshot()).toEqual(before);
});

test('whoever was told of what never happened is told no more, and can be told of what comes in its place', async () => {
  const { complaints, complaintEvents, inboxItems, deliveries } = rig.models;
  const { complaintId: _id } = given;
  const [event] = await complaintEvents.find({ complaintId: _id }).lean();
  await complaintEvents.collection.insertOne({ ...event, _id: complaintEventId(_id, 9), revision: 9 } as never);
  await complaints.updateOne({ _id }, { revision: 9 });
  const told = async (revision: number): Promise<void> => {
    const id = complaintEventId(_id, revision);
    await inboxItems.collection.insertOne({ _id: inboxItemId(complaintEventId(_id, revision), 's-9') } as never);
    await deliveries.collection.insertOne({ _id: deliveryId(id, 'staff/s-9') } as never);
  };
  await told(1);
  await told(9);
  await isRepaired('snapshotAhead', 'eventsBeyond');
  const toldOf = async (revision: number) => [
    await inboxItems.countDocuments({ _id: inboxItemId(complaintEventId(_id, revision), 's-9') }),
    await deliveries.countDocuments({ _id: deliveryId(complaintEventId(_id, revision), 'staff/s-9') }),
  ];
  expect(await toldOf(9)).toEqual([0, 0]);
  expect(await toldOf(1)).toEqual([1, 1]);
});

test('an event that is missing or edited is written again', async () => {
  const { complaintEvents } = rig.models;
  const before = await given.log();
  await complaintEvents.deleteOne({ _id: complaintEventId(given.complaintId, 2) });
  await isRepaired('eventsMissing');
  await complaintEvents.updateOne({ _id: complaintEventId(given.complaintId, 1) }, { reason: 'edited' });
  await isRepaired('eventsDiffer');
  expect(await given.log()).toEqual(before);
});

test('a hold’s document that is missing, contradicts the case or is ahead of it is written again', async () => {
  const { customerHolds } = rig.models;
  const { complaintId: _id } = given;
  const before = await holdOf();
  await customerHolds.deleteOne({ _id });
  await isRepaired('holdDocumentMissing');
  await customerHolds.updateOne({ _id }, { holds: false, keys: [] });
  await isRepaired('holdDocumentDiffers');
  await customerHolds.updateOne({ _id }, { revision: 99 });
  await isRepaired('holdDocumentDiffers');
  expect({ ...(await holdOf()), revision: 0 }).toEqual({ ...before, revision: 0 });
  await isHeld(true);
});

test('a document that holds for a case which no longer does is released', async () => {
  await given.do('withdraw');
  await given.handle.result();
  await isHeld(false);
  const keys = ['nobody’s'];
  await rig.models.customerHolds.updateOne({ _id: given.complaintId }, { holds: true, keys });
  await isRepaired('holdDocumentDiffers');
  expect(await holdOf()).toMatchObject({ holds: false, keys: [] });
  await isHeld(false);
});

test('a prospect that is held for a case which no longer holds is released; one that should be held is held', async () => {
  await given.do('withdraw');
  await given.handle.result();
  await isHeld(false);
  const lost = { complaintId: given.complaintId, workflowId: complaintWorkflowId(given.complaintId) };
  await prospect.signal(prospectSignals.complaintOpened, lost);
  await isHeld(true);
  expect(await isRepaired('holdNotReleased')).toBe(true);
  await isHeld(false);

  const { customer } = (await rig.record(prospect)).state;
  const { name, phone, coreBankCustomerNo } = customer;
  given = await CaseOnServer.register(rig, { customer: { name, phone, coreBankCustomerNo, isKeyCustomer: false } });
  await isHeld(true);
  await prospect.signal(prospectSignals.complaintReleased, {
    complaintId: given.complaintId,
    workflowId: complaintWorkflowId(given.complaintId),
  });
  await isHeld(false);
  expect(await isRepaired('holdMissing')).toBe(true);
  await isHeld(true);
});

test('a prospect that is held for a case that nobody knows is released', async () => {
  await prospect.signal(prospectSignals.complaintOpened, {
    complaintId: 'k-unknown',
    workflowId: 'complaint/k-unknown',
  });
  await eventually(async () => expect((await rig.record(prospect)).state.holds).toHaveLength(2));
  expect(await isRepaired('holdNotReleased')).toBe(true);
  await isHeld(true);
});

test('a snapshot without a workflow is told and left alone', async () => {
  const { client, models } = rig;
  const scope = { prospectIds: [], complaintIds: ['k-unknown'] };
  const { findings } = await reconcile({ client, models, scope, fix: true, concurrency: 1 });
  expect(findings).toMatchObject([{ complaintId: 'k-unknown', kind: 'workflowMissing', outcome: 'notRepairable' }]);
});

test('every complaint is looked for in the workflows, the snapshots and the documents of holds', async () => {
  const { client, models } = rig;
  const found = await Promise.all(
    complaintsToReconcile(client, models).map(async (source) => {
      for await (const complaintId of source) if (complaintId === given.complaintId) return true;
      return false;
    }),
  );
  expect(found).toEqual([true, true, true]);
});
