import { randomInt, randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type Client } from '@temporalio/client';
import { ApplicationFailure, type SignalDefinition } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changeHold, type HoldChange } from '../../activities/complaint/hold.ts';
import type { Activities } from '../../activities/index.ts';
import { workingMsBetween } from '../../domain/calendar.ts';
import { foldEvents, type ProspectEvent } from '../../domain/prospect/event.ts';
import type { Customer } from '../../domain/prospect/records.ts';
import type { ProspectState } from '../../domain/prospect/state.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import { prospectWorkflowType, startOfCycle } from '../../workflows/prospect/messages.ts';
import type { prospectWorkflow } from '../../workflows/prospect/workflow.ts';
import { officer, sponsor } from '../factories/complaint.ts';
import { calendar, manager, supervisor } from '../factories/context.ts';
import { lead } from '../factories/prospect.ts';
import { CaseOnServer } from '../helpers/case-on-server.ts';
import { eventually } from '../helpers/eventually.ts';
import { WorkflowRig } from '../helpers/workflow-rig.ts';

type Prospect = Awaited<ReturnType<WorkflowRig['create']>>;

/** As if the worker were killed after an activity has done its work and before anybody hears of it, so often. */
const kills = { changeHold: 0, projectProspect: 0 };

function killed(activity: keyof typeof kills): void {
  if (kills[activity] === 0) return;
  kills[activity] -= 1;
  throw new Error('killed');
}

function wrapActivities(real: Activities): Activities {
  return {
    ...real,
    changeHold: async (input) => {
      await real.changeHold(input);
      killed('changeHold');
    },
    projectProspect: async (input) => {
      await real.projectProspect(input);
      killed('projectProspect');
    },
  };
}

let rig: WorkflowRig;
beforeAll(async () => {
  rig = await WorkflowRig.start({ wrapActivities });
});
afterAll(async () => {
  expect((await rig.stop()).replayed).toBeGreaterThan(10);
});
beforeEach(() => {
  kills.changeHold = 0;
  kills.projectProspect = 0;
});

/** A customer nobody else in this file knows. */
function someone(overrides: Partial<Customer> = {}): Customer {
  return { ...lead().customer, phone: `+86139${randomInt(10_000_000, 99_999_999)}`, ...overrides };
}

function complainantOf({ name, phone, coreBankCustomerNo }: Customer) {
  return { customer: { name, phone, coreBankCustomerNo, isKeyCustomer: false } };
}

async function stateOf(prospect: Prospect): Promise<ProspectState> {
  return (await rig.record(prospect)).state;
}

async function holdsOf(prospect: Prospect): Promise<string[]> {
  return (await stateOf(prospect)).holds.map(({ holdId }) => holdId);
}

/** Waits until exactly these cases hold the prospect. */
async function isHeldBy(prospect: Prospect, ...cases: CaseOnServer[]): Promise<boolean> {
  await eventually(async () =>
    expect((await holdsOf(prospect)).toSorted()).toEqual(
      cases.map(({ complaintId }) => `complaint:${complaintId}`).toSorted(),
    ),
  );
  return true;
}

async function close(given: CaseOnServer): Promise<void> {
  await given.do('acknowledge');
  await given.do('startWork');
  await given.do('submitDecision');
  await given.do('completeActions');
  await given.do('recordReportBack');
}

async function refusalCode(attempt: Promise<unknown>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof WorkflowUpdateFailedError) || !(error.cause instanceof ApplicationFailure)) throw error;
  return error.cause.type ?? '';
}

async function toAppointed(customer: Customer, inSeconds = 600): Promise<Prospect> {
  const prospect = await rig.create({ customer });
  await rig.command(prospect, 'submitQualification');
  await rig.command(prospect, 'saveIntel');
  await rig.command(prospect, 'advance');
  const stakeholderIds = (await stateOf(prospect)).intel.stakeholders.map(({ stakeholderId }) => stakeholderId);
  await rig.command(prospect, 'submitVisitPlan', { stakeholderIds });
  const startAtMs = Date.now() + inSeconds * 1000;
  const slot = { startAtMs, endAtMs: startAtMs + 3_600_000, place: 'their office' };
  await rig.command(prospect, 'proposeAppointment', { stakeholderIds, slot });
  await rig.command(prospect, 'confirmAppointment');
  return prospect;
}

async function toClosing(customer: Customer): Promise<Prospect> {
  const prospect = await toAppointed(customer);
  await rig.command(prospect, 'advance', { to: 'meeting' });
  await rig.command(prospect, 'submitMinutes', { heldAtMs: Date.now() - 1000 });
  await rig.command(prospect, 'advance', { to: 'closing' });
  return prospect;
}

describe('an open complaint', () => {
  test('holds the sales of its customer; what was left of their time is kept, and promises run on', async () => {
    const customer = someone();
    const prospect = await toClosing(customer);
    await rig.command(prospect, 'recordClosingAttempt');
    await rig.command(prospect, 'completeDeal', {
      promises: [{ text: 'set up the payroll file', dueAtMs: Date.now() + 86_400_000 }],
    });
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    expect(await isHeldBy(prospect, given)).toBe(true);
    const deadline = async (code: string) => (await stateOf(prospect)).deadlines.find((each) => each.code === code);
    const left = (await deadline('T5.BOOK'))?.frozenRemainingMs?.[0] ?? 0;
    expect(left).toBeGreaterThan(0);

    await rig.skip(prospect, 3 * 86_400);
    const told = async () => (await rig.record(prospect)).recentEvents.map(({ type }) => type);
    await eventually(async () => expect(await told()).toContain('T5.PROMISE'));
    expect(await told()).not.toContain('T5.BOOK');

    await close(given);
    expect(await isHeldBy(prospect)).toBe(true);
    const releasedAtMs = (await rig.record(prospect)).recentEvents.at(-1)?.atMs ?? 0;
    const book = await deadline('T5.BOOK');
    expect(book?.frozenRemainingMs).toBeNull();
    expect(workingMsBetween(calendar, releasedAtMs, book?.dueAtMs ?? 0)).toBe(left);
  });

  test('calls off the appointment: for days nothing of it acts, legal dates run on, and it is agreed on anew', async () => {
    const customer = someone();
    const prospect = await toAppointed(customer, 5 * 86_400);
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    expect(await isHeldBy(prospect, given)).toBe(true);
    const { appointment } = await stateOf(prospect);
    expect(appointment).toMatchObject({
      status: 'cancelled',
      calledOff: { reason: 'complaintHold', complaintId: given.complaintId },
    });
    const { prospectId } = await stateOf(prospect);
    const stored = async () =>
      Object.fromEntries(
        (await rig.models.tasks.find({ prospectId, status: 'open' }).lean()).map(({ kind, onHold }) => [kind, onHold]),
      );
    await eventually(async () => expect(await stored()).toEqual({ callOffAppointment: false }));

    await rig.skip(prospect, 15 * 86_400);
    const told = async () => (await rig.record(prospect)).recentEvents.map(({ type }) => type);
    await eventually(async () => expect(await told()).toContain('T2.TIDY'));
    expect((await told()).filter((type) => type.startsWith('T2.'))).toEqual(['T2.TIDY']);
    await eventually(async () => expect(await stored()).toEqual({ callOffAppointment: false, tidyRecord: false }));
    await rig.command(prospect, 'recordContact', { purpose: 'complaint', outcome: 'done' });

    await close(given);
    expect(await isHeldBy(prospect)).toBe(true);
    await eventually(async () =>
      expect(await stored()).toEqual({ makeAppointment: false, tidyRecord: false, care: false }),
    );
    const startAtMs = ((await rig.record(prospect)).recentEvents.at(-1)?.atMs ?? 0) + 3 * 86_400_000;
    await rig.command(prospect, 'rescheduleAppointment', { startAtMs, endAtMs: startAtMs + 3_600_000 });
    await rig.skip(prospect, 2 * 86_400 + 60);
    await eventually(async () => expect(await told()).toContain('T2.CONFIRM'));
    expect((await stateOf(prospect)).phase).toBe('appointed');
    await eventually(async () => {
      const log = await rig.models.prospectEvents.find({ prospectId }).sort({ revision: 1 }).lean<ProspectEvent[]>();
      expect(foldEvents(log)).toEqual(await stateOf(prospect));
    });
  });

  test('that is a suggestion settled on the spot holds nothing, until it turns out to be more', async () => {
    const customer = someone();
    const prospect = await rig.create({ customer });
    const given = await CaseOnServer.register(rig, { ...complainantOf(customer), isSettledOnTheSpot: true });
    await given.do('acknowledge', { severity: 's4' });
    expect(await holdsOf(prospect)).toEqual([]);
    expect(await rig.models.customerHolds.exists({ _id: given.complaintId })).toBeNull();
    await given.do('changeSeverity', { severity: 's2', reason: 'money was booked wrongly' });
    expect(await isHeldBy(prospect, given)).toBe(true);
  });

  test('S-12 of two, the hold stays when one closes', async () => {
    const customer = someone();
    const prospect = await rig.create({ customer });
    const first = await CaseOnServer.register(rig, complainantOf(customer));
    const second = await CaseOnServer.register(rig, { ...complainantOf(customer), category: 'fee' });
    expect(await isHeldBy(prospect, first, second)).toBe(true);
    await close(first);
    expect(await isHeldBy(prospect, second)).toBe(true);
    await second.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
  });

  test('S-27 that is appealed holds again', async () => {
    const customer = someone();
    const prospect = await rig.create({ customer });
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    await close(given);
    expect(await isHeldBy(prospect)).toBe(true);
    await given.do('appeal');
    expect(await isHeldBy(prospect, given)).toBe(true);
    expect(await given.unmet('acknowledgeAppeal', { reviewerId: officer.staffId }, { actor: sponsor })).toContain(
      'CX.INVOLVED',
    );
  });

  test('S-10 comes of the objection that the bank served the customer badly, and refuses the closing attempt', async () => {
    const prospect = await toClosing(someone());
    await rig.command(prospect, 'raiseObjection', {
      verbatim: 'your staff ignored me',
      type: 'serviceExperience',
      blocking: false,
    });
    await eventually(async () => expect(await holdsOf(prospect)).toHaveLength(1));
    expect(await refusalCode(rig.command(prospect, 'recordClosingAttempt'))).toBe('HOLD');
    const complaintId = (await holdsOf(prospect))[0]?.slice('complaint:'.length) ?? '';
    const { state } = await rig.client.workflow
      .getHandle(complaintWorkflowId(complaintId))
      .query(complaintQueries.getRecord);
    expect(state).toMatchObject({
      channel: 'manager',
      category: 'serviceAttitude',
      description: 'your staff ignored me',
      prospectId: (await stateOf(prospect)).prospectId,
      receivedBy: manager.staffId,
      complainedStaffId: null,
      severity: 's3',
    });
    expect(state.caseNumber).toMatch(/^TS\d{8}-[2-9A-Z]{4}$/);
    rig.track(complaintWorkflowId(complaintId));
  });
});

describe('prospect and complaint find each other', () => {
  test.each<[string, Partial<Customer>]>([
    ['by phone', { coreBankCustomerNo: null }],
    ['by the bank’s own number', { phone: null, coreBankCustomerNo: `CB-${randomUUID()}` }],
  ])('%s, when the prospect is the younger one', async (_way, known) => {
    const customer = someone(known);
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    await eventually(async () =>
      expect(await rig.models.customerHolds.countDocuments({ _id: given.complaintId })).toBe(1),
    );
    const prospect = await rig.create({ customer });
    expect(await isHeldBy(prospect, given)).toBe(true);
    await given.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
    const younger = await rig.create({ customer });
    await rig.command(younger, 'submitQualification');
    expect(await holdsOf(younger)).toEqual([]);
  });

  test('by the number that came with the deal, whichever of the two was there first', async () => {
    const customer = someone({ phone: null, email: 'office@example.com', coreBankCustomerNo: null });
    const prospect = await toClosing(customer);
    const coreBankCustomerNo = `CB-${randomUUID()}`;
    const complainant = complainantOf({ ...customer, coreBankCustomerNo });
    const earlier = await CaseOnServer.register(rig, complainant);
    await rig.command(prospect, 'recordClosingAttempt');
    expect(await holdsOf(prospect)).toEqual([]);
    await rig.command(prospect, 'completeDeal', { coreBankCustomerNo });
    expect(await isHeldBy(prospect, earlier)).toBe(true);
    const later = await CaseOnServer.register(rig, { ...complainant, category: 'fee' });
    expect(await isHeldBy(prospect, earlier, later)).toBe(true);
    await earlier.do('withdraw');
    await later.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
  });

  test('when both begin at the same time', async () => {
    for (let round = 0; round < 5; round++) {
      const customer = someone();
      const [prospect, given] = await Promise.all([
        rig.create({ customer }),
        CaseOnServer.register(rig, complainantOf(customer)),
      ]);
      expect(await isHeldBy(prospect, given)).toBe(true);
    }
  });

  test('by the prospect that the complaint was registered from, though nothing else is known of the customer', async () => {
    const prospect = await rig.create({ customer: someone({ phone: null, email: 'office@example.com' }) });
    const { prospectId } = await stateOf(prospect);
    const given = await CaseOnServer.register(rig, { customer: null, prospectId });
    expect(await isHeldBy(prospect, given)).toBe(true);
    await given.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
  });

  test('when the number of the prospect was wrong at first; the release reaches it also when it changes again', async () => {
    const customer = someone();
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    const prospect = await rig.create({ customer: someone() });
    const correct = async (phone: string | null) =>
      rig.command(prospect, 'verifyLead', { result: 'corrected', corrections: { phone }, note: 'asked the company' });
    await correct(customer.phone);
    expect(await isHeldBy(prospect, given)).toBe(true);
    await correct(someone().phone);
    await given.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
  });

  test('when the pursuit ends under the hold and is taken up again', async () => {
    const customer = someone();
    const prospect = await rig.create({ customer });
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    expect(await isHeldBy(prospect, given)).toBe(true);
    await rig.command(prospect, 'markLost');
    await prospect.result();
    const ended = await stateOf(prospect);
    await rig.client.workflow.start<typeof prospectWorkflow>(prospectWorkflowType, {
      ...startOfCycle({
        kind: 'reopen',
        prospectId: ended.prospectId,
        actor: supervisor,
        calendar,
        commandId: `reopen-${ended.prospectId}`,
        fingerprint: 'f',
        ended,
        payload: { reason: 'a new contact', newFact: 'the contract with the other bank ends' },
      }),
      taskQueue: rig.taskQueue,
    });
    expect(await isHeldBy(prospect, given)).toBe(true);
    await given.do('withdraw');
    expect(await isHeldBy(prospect)).toBe(true);
    expect((await stateOf(prospect)).cycleNo).toBe(2);
  });
});

describe('nothing is held twice, or for ever', () => {
  test('when a worker is killed between telling and being acknowledged, on either side', async () => {
    const customer = someone();
    kills.projectProspect = 1;
    const prospect = await rig.create({ customer });
    kills.changeHold = 2;
    const given = await CaseOnServer.register(rig, complainantOf(customer));
    expect(await isHeldBy(prospect, given)).toBe(true);
    kills.projectProspect = 1;
    const younger = await rig.create({ customer });
    expect(await isHeldBy(younger, given)).toBe(true);
    kills.changeHold = 1;
    await given.do('withdraw');
    await Promise.all([isHeldBy(prospect), isHeldBy(younger)]);
    await given.handle.result();
    const opened = (await rig.record(prospect)).recentEvents.filter(({ type }) => type === 'complaintOpened');
    expect(opened).toHaveLength(1);
  });

  test('when an attempt to hold that was given up wakes after the release', async () => {
    const customer = someone();
    const prospect = await rig.create({ customer });
    const { prospectId } = await stateOf(prospect);
    const deps = { models: rig.models, temporal: rig.client };
    const change = (revision: number, holds: boolean): HoldChange => ({
      complaintId: `k-${prospectId}`,
      revision,
      holds,
      customer,
      prospectId: null,
    });
    await changeHold(deps, change(1, true));
    await eventually(async () => expect(await holdsOf(prospect)).toHaveLength(1));
    await changeHold(deps, change(2, false));
    await changeHold(deps, change(1, true));
    await eventually(async () => expect(await holdsOf(prospect)).toEqual([]));
    const types = (await rig.record(prospect)).recentEvents.map(({ type }) => type);
    expect(types).toEqual(['create', 'complaintOpened', 'complaintReleased']);
    const hold = await rig.models.customerHolds.findById(`k-${prospectId}`).lean();
    expect(hold).toMatchObject({ revision: 2, holds: false, keys: [], prospectIds: [prospectId] });
  });

  test.each([
    ['and looks again', false],
    ['and is killed', true],
  ])(
    'when the hold is released while a prospect is being told of it, which then hears the hold last, %s',
    async (_what, isKilled) => {
      const customer = someone();
      const prospect = await rig.create({ customer });
      const { prospectId } = await stateOf(prospect);
      const change: HoldChange = {
        complaintId: `k-${prospectId}`,
        revision: 1,
        holds: true,
        customer,
        prospectId: null,
      };
      const deps = { models: rig.models, temporal: rig.client };
      // On a busy machine the read model may follow a command; whoever tells of a hold has to find the prospect in it.
      await eventually(async () => expect(await rig.models.prospects.findById(prospectId).lean()).not.toBeNull());
      // The release is decided and told in the moment before the first signal of the hold goes out.
      let isFirst = true;
      const getHandle = (workflowId: string) => ({
        signal: async (...signal: [SignalDefinition<[never]>, never]) => {
          const isOvertaken = isFirst;
          isFirst = false;
          if (isOvertaken) await changeHold(deps, { ...change, revision: 2, holds: false });
          await rig.client.workflow.getHandle(workflowId).signal(...signal);
          if (isOvertaken && isKilled) throw new Error('killed');
        },
      });
      const temporal = { workflow: { getHandle } } as unknown as Client;
      const attempt = changeHold({ models: rig.models, temporal }, change);
      expect(await attempt.catch((error: Error) => error.message)).toBe(isKilled ? 'killed' : undefined);
      // what was sent before has been read when two commands are done, and neither is refused
      await rig.command(prospect, 'submitQualification');
      await rig.command(prospect, 'saveIntel');
      expect(await holdsOf(prospect)).toEqual([]);
      await changeHold(deps, { ...change, revision: 4, holds: true });
      await eventually(async () => expect(await holdsOf(prospect)).toHaveLength(1));
      const types = (await rig.record(prospect)).recentEvents.map(({ type }) => type);
      expect(types).toEqual(['create', 'submitQualification', 'saveIntel', 'complaintOpened']);
      await changeHold(deps, { ...change, revision: 5, holds: false });
      await eventually(async () => expect(await holdsOf(prospect)).toEqual([]));
    },
  );
});
