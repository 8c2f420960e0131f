import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bankClusterRule } from '../../domain/complaint/cluster.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { dayMs } from '../../domain/wait.ts';
import type { ComplaintSnapshot } from '../../models/complaint.ts';
import { complaintQueries, complaintSignals, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../../workflows/complaint/workflow.ts';
import { officer, sponsor } from '../factories/complaint.ts';
import { newPhone } from '../factories/complaint-wire.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

/** As if the worker were killed when the systemic case is open and before a case is told, so often. */
let kills = 0;

function wrapClient(client: Client): Client {
  const getHandle = (workflowId: string) => {
    const handle = client.workflow.getHandle(workflowId);
    const signal = async (...args: Parameters<typeof handle.signal>) => {
      if (args[0] === complaintSignals.clusterDetected && kills > 0) {
        kills -= 1;
        throw new Error('killed');
      }
      await handle.signal(...args);
    };
    return Object.assign(Object.create(handle) as typeof handle, { signal });
  };
  const workflow = Object.assign(Object.create(client.workflow) as Client['workflow'], { getHandle });
  return Object.assign(Object.create(client) as Client, { workflow });
}

let rig: WorkflowRig;
const parents = new Set<string>();
beforeAll(async () => {
  rig = await WorkflowRig.start({ clusterRule: bankClusterRule, wrapClient });
});
afterAll(async () => {
  for (const parent of parents) rig.track(complaintWorkflowId(parent));
  expect((await rig.stop()).replayed).toBeGreaterThan(30);
});
beforeEach(() => {
  kills = 0;
});

function somebody(phone: string): RegisterComplaint['customer'] {
  return { name: 'Owner of flat 12', phone, coreBankCustomerNo: null, isKeyCustomer: false };
}

/** A branch that no other test uses. */
function branch() {
  const branchId = `b-${randomUUID()}`;
  const register = async (overrides: Partial<RegisterComplaint> = {}): Promise<CaseOnServer> => {
    const given = await CaseOnServer.register(rig, { branchId, customer: somebody(newPhone()), ...overrides });
    await eventually(async () => expect(await rig.models.complaints.exists({ _id: given.complaintId })).not.toBeNull());
    return given;
  };
  const registerMany = async (count: number, overrides: Partial<RegisterComplaint> = {}): Promise<CaseOnServer[]> => {
    const cases: CaseOnServer[] = [];
    for (let index = 0; index < count; index++) cases.push(await register(overrides));
    return cases;
  };
  const systemicCases = async (): Promise<ComplaintSnapshot[]> =>
    rig.models.complaints.find({ branchId, channel: 'cluster' }).lean<ComplaintSnapshot[]>();
  return { branchId, register, registerMany, systemicCases };
}

const note = 'one counter served everybody; a second one opens on Monday';

/** The way of a systemic case, from whoever finds the cause to the note to those who handle its cases. */
async function reportedBy(parent: CaseOnServer): Promise<void> {
  await parent.do('nameCauseFinder', { handlerId: sponsor.staffId }, { actor: sponsor });
  await parent.do('submitCause', {}, { actor: sponsor });
  await parent.do('completeActions', {}, { actor: sponsor });
  await parent.do('reportCause', { text: note }, { actor: sponsor });
}

/** Waits until all these cases belong to one systemic case.   @returns its id */
async function parentOf(cases: readonly CaseOnServer[]): Promise<string> {
  const ids = cases.map(({ complaintId }) => complaintId);
  let parentId = '';
  await eventually(async () => {
    const found = await rig.models.complaints.find({ _id: { $in: ids } }).lean<ComplaintSnapshot[]>();
    const belongs = new Set(found.map((one) => one.parentId));
    expect([...belongs]).toHaveLength(1);
    expect([...belongs][0]).toEqual(expect.any(String));
    parentId = [...belongs][0] ?? '';
  });
  parents.add(parentId);
  return parentId;
}

async function stateOf(complaintId: string): Promise<ComplaintState> {
  const handle = rig.client.workflow.getHandle<typeof complaintWorkflow>(complaintWorkflowId(complaintId));
  return (await handle.query(complaintQueries.getRecord)).state;
}

describe('many complaints about the same in a branch', () => {
  test('four are none; the fifth opens a systemic case at level 3 that all five belong to, and the sixth joins it', async () => {
    const { branchId, register, registerMany, systemicCases } = branch();
    const four = await registerMany(4);
    expect(await systemicCases()).toEqual([]);
    expect((await Promise.all(four.map((one) => one.state()))).map(({ parentId }) => parentId)).toEqual(
      Array(4).fill(null),
    );
    const five = [...four, await register()];
    const parentId = await parentOf(five);
    const parent = await stateOf(parentId);
    expect(parent).toMatchObject({
      branchId,
      channel: 'cluster',
      category: 'waitingTime',
      level: 3,
      status: 'received',
      customer: null,
      parentId: null,
    });
    // data, which pages put into words: nothing is written in one language
    expect([parent.cluster, parent.description]).toEqual([{ count: 5, days: 7 }, '']);
    expect(await rig.models.complaintEvents.findOne({ complaintId: parentId }).lean()).toMatchObject({
      type: 'openSystemic',
      actor: { kind: 'workflow' },
      notices: [
        { audience: 'level3', action: 'assigned' },
        { audience: 'level1', action: 'inform' },
        { audience: 'level2', action: 'inform' },
      ],
    });
    const types = (await (five[0] as CaseOnServer).log()).map(({ type, rule }) => `${type} ${rule ?? ''}`);
    expect(types).toEqual(['register C-01', 'clusterDetected C-25']);

    const sixth = await register();
    expect(await parentOf([...five, sixth])).toBe(parentId);
    expect(await systemicCases()).toHaveLength(1);
  });

  test('two that complete the five at the same instant, and eight at once, make one systemic case', async () => {
    const pair = branch();
    const four = await pair.registerMany(4);
    const two = await Promise.all([pair.register(), pair.register()]);
    await parentOf([...four, ...two]);
    expect(await pair.systemicCases()).toHaveLength(1);
    const crowd = branch();
    await parentOf(await Promise.all(Array.from({ length: 8 }, () => crowd.register())));
    expect(await crowd.systemicCases()).toHaveLength(1);
  });

  test('a worker that is killed between the systemic case and the links does it again, once', async () => {
    const { register, registerMany, systemicCases } = branch();
    const four = await registerMany(4);
    kills = 25;
    const fifth = await register();
    const parentId = await parentOf([...four, fifth]);
    expect(kills).toBe(0);
    expect((await systemicCases()).map(({ _id }) => _id)).toEqual([parentId]);
    for (const one of [...four, fifth])
      expect((await one.log()).filter(({ type }) => type === 'clusterDetected')).toHaveLength(1);
  });

  test('another branch, another category, an older case, a merged duplicate and the systemic case itself do not count', async () => {
    const { register, registerMany, systemicCases } = branch();
    const [, , , fourth] = await registerMany(4);
    const elsewhere = branch();
    await elsewhere.register();
    await register({ category: 'fee' });
    await register({ receivedAtMs: Date.now() - 8 * dayMs });
    await (fourth as CaseOnServer).do('confirmDuplicate');
    await eventually(async () =>
      expect(
        await rig.models.complaints.exists({ _id: (fourth as CaseOnServer).complaintId, status: 'merged' }),
      ).not.toBeNull(),
    );
    await register();
    expect(await systemicCases()).toEqual([]);
    expect(await elsewhere.systemicCases()).toEqual([]);
    // and the next one does make it a cluster: the counting itself is at work
    await register();
    await eventually(async () => expect(await systemicCases()).toHaveLength(1));
    parents.add((await systemicCases())[0]?._id ?? '');
  });

  test('one customer who complains again and again counts once, and belongs to it with every case', async () => {
    const { register, registerMany, systemicCases } = branch();
    const customer = somebody(newPhone());
    const repeats = await registerMany(3, { customer, isRepeated: true });
    const three = [...(await registerMany(2)), await register({ customer: null })];
    expect(await systemicCases()).toEqual([]);
    await parentOf([...repeats, ...three, await register({ customer: null })]);
    expect(await systemicCases()).toHaveLength(1);
  });

  test('a case whose category is put right at triage joins the others', async () => {
    const { register, registerMany, systemicCases } = branch();
    const four = await registerMany(4);
    const other = await register({ category: 'fee' });
    expect(await systemicCases()).toEqual([]);
    await other.do('acknowledge', { category: 'waitingTime' });
    await parentOf([...four, other]);
  });

  test('the report of the cause reaches every case that belongs to it, once, with whoever handles it', async () => {
    const { registerMany } = branch();
    const five = await registerMany(5);
    await five[0]?.do('acknowledge');
    const parentId = await parentOf(five);
    const handle = rig.client.workflow.getHandle<typeof complaintWorkflow>(complaintWorkflowId(parentId));
    await reportedBy(await CaseOnServer.of(rig, handle));
    for (const one of five)
      await eventually(async () => {
        const told = (await one.log()).filter(({ type }) => type === 'causeReported');
        expect(told).toMatchObject([{ rule: 'C-25', reason: note, actor: { workflowId: `complaint/${parentId}` } }]);
      });
    expect((await five[0]?.log())?.at(-1)?.notices).toMatchObject([{ staffId: officer.staffId, action: 'inform' }]);
    expect(await stateOf(parentId)).toMatchObject({ status: 'finalised', closing: { kind: 'reported' } });
  });

  test('when the systemic case is over, five new ones open another', async () => {
    const { register, registerMany, systemicCases } = branch();
    const five = await registerMany(5);
    const parentId = await parentOf(five);
    const handle = rig.client.workflow.getHandle<typeof complaintWorkflow>(complaintWorkflowId(parentId));
    const parent = await CaseOnServer.of(rig, handle);
    await reportedBy(parent);
    await eventually(async () =>
      expect(await rig.models.complaints.exists({ _id: parentId, open: false })).not.toBeNull(),
    );
    const four = await registerMany(4);
    expect(await systemicCases()).toHaveLength(1);
    const second = await parentOf([...four, await register()]);
    expect(second).not.toBe(parentId);
    expect(await systemicCases()).toHaveLength(2);
  });
});
