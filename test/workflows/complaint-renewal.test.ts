import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lead } from '../factories/prospect.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

/** Keeps the next attempt to hold from doing anything until it settles. */
let firstHold: Promise<void> | null = null;
let lateHolds = 0;

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({
    wrapActivities: (real) => ({
      ...real,
      changeHold: async (input) => {
        const kept = firstHold;
        firstHold = null;
        if (kept !== null) await kept;
        await real.changeHold(input);
        if (kept !== null) lateHolds += 1;
      },
    }),
  });
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThanOrEqual(4);
});

/** Improvement items, eight at a time, so that some always meet a renewal.   @returns the id of the last command */
async function items(given: CaseOnServer, howMany: number): Promise<string> {
  let sent = 0;
  let updateId = '';
  const one = async (): Promise<void> => {
    while (sent < howMany) {
      sent += 1;
      updateId = randomUUID();
      await given.do('addImprovementItem', {}, { updateId });
    }
  };
  await Promise.all(Array.from({ length: 8 }, one));
  return updateId;
}

test('a complaint renewed while it is paused loses no clock, pause, hold, command or event, with commands racing', async () => {
  const customer = { ...lead().customer, phone: `+86138${randomInt(10_000_000, 99_999_999)}` };
  const { name, phone, coreBankCustomerNo } = customer;
  const prospect = await rig.create({ customer });
  const given = await CaseOnServer.register(rig, {
    customer: { name, phone, coreBankCustomerNo, isKeyCustomer: false },
  });
  await given.do('acknowledge');
  await given.do('tellCustomer');
  await given.do('startWork');
  await given.do('askCustomer');
  const before = await given.state();

  await items(given, 210);
  await eventually(async () => expect((await rig.histories(given.handle)).length).toBeGreaterThanOrEqual(2));
  const updateId = await items(given, 20);
  const paused = await given.state();
  expect(paused.clocks).toEqual(before.clocks);
  expect(paused.pauses).toEqual(before.pauses);
  expect(paused.improvementItems).toHaveLength(230);
  expect((await rig.record(prospect)).state.holds).toHaveLength(1);
  const repeated = await given.do('addImprovementItem', {}, { updateId });
  expect((await given.state()).improvementItems).toHaveLength(230);
  expect(repeated.receipt.commandId).toBe(updateId);

  await given.do('recordAnswer');
  const resolve = (await given.state()).clocks.find(({ key }) => key === 'resolve');
  expect(resolve?.frozenRemainingMs).toBeNull();
  await given.wait(10 * 86_400);
  await eventually(async () => {
    const overdue = (await given.log()).find(({ ledger }) =>
      ledger.some(({ clock, kind }) => clock === 'resolve' && kind === 'overdue'),
    );
    expect(given.local(overdue?.atMs ?? 0)).toBe(given.local(resolve?.dueAtMs ?? -1));
  });
  await given.do('withdraw');
  await eventually(async () => expect((await rig.record(prospect)).state.holds).toEqual([]));
  const { revision } = await given.state();
  expect((await given.log()).map((event) => event.revision)).toEqual(
    Array.from({ length: revision }, (_, index) => index + 1),
  );
});

test('a hold that a renewal interrupted is told by the next run; what the first one was about to tell comes too late', async () => {
  let wake: () => void = () => undefined;
  firstHold = new Promise((resolve) => (wake = resolve));
  const customer = { ...lead().customer, phone: `+86138${randomInt(10_000_000, 99_999_999)}` };
  const { name, phone, coreBankCustomerNo } = customer;
  const prospect = await rig.create({ customer });
  const given = await CaseOnServer.register(rig, {
    customer: { name, phone, coreBankCustomerNo, isKeyCustomer: false },
  });
  await eventually(async () => expect(firstHold).toBeNull());
  await items(given, 210);
  await eventually(async () => expect((await rig.record(prospect)).state.holds).toHaveLength(1));
  expect((await rig.histories(given.handle)).length).toBeGreaterThanOrEqual(2);
  await given.do('withdraw');
  await given.handle.result();
  wake();
  await eventually(async () => expect(lateHolds).toBe(1));
  const types = (await rig.record(prospect)).recentEvents.map(({ type }) => type);
  expect(types).toEqual(['create', 'complaintOpened', 'complaintReleased']);
});
